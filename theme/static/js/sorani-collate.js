/** The order of the Kurdish alphabet; `collate.py` in JavaScript. */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani } = xwener;
  const { collation } = xwener.soraniTables;

  /** @param {string} char */
  const isLatin = (char) => char >= "a" && char <= "z" && char.length === 1;

  /** @type {Record<string, string>} */
  const weights = { " ": "\u0001" };
  for (let rank = 0; rank < collation.order.length; rank++) {
    weights[collation.order[rank]] = String.fromCharCode(0x10 + rank);
  }
  for (const variant of Object.keys(collation.folds)) weights[variant] = weights[collation.folds[variant]];
  for (let digit = 0; digit < 10; digit++) weights[digit] = String.fromCharCode(2 + digit);

  /** @param {string} text */
  function sortKey(text) {
    let key = "";
    for (const char of sorani.asciiDigits(text)) {
      const lower = char.toLowerCase();
      key += weights[char] ?? (isLatin(lower) ? lower : "");
    }
    return `${key}\0${text}`;
  }

  /** @param {string} text */
  function firstLetter(text) {
    for (const char of sorani.asciiDigits(text)) {
      const letter = collation.folds[char] ?? char;
      if (collation.order.includes(letter)) return letter;
      if (letter.length === 1 && letter >= "0" && letter <= "9") return collation.digits;
      if (isLatin(letter.toLowerCase())) return letter.toUpperCase();
    }
    return "";
  }

  Object.assign(sorani, { sortKey, firstLetter });
})();
