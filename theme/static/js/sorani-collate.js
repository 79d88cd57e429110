/** The order of the Kurdish alphabet; `collate.py` in JavaScript. */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani } = xwener;
  const { collation } = xwener.soraniTables;

  /**
   * The letter a–z that `char` is, its accents and capital away; nothing for other signs.
   * @param {string} char
   */
  function latinLetter(char) {
    const base = Array.from(char.normalize("NFD"))[0].toLowerCase();
    return base.length === 1 && base >= "a" && base <= "z" ? base : "";
  }

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
    for (const char of sorani.asciiDigits(sorani.normalize(text))) {
      // A space before the first letter parts nothing: the text stands under that letter.
      if (key || char !== " ") key += weights[char] ?? latinLetter(char);
    }
    return `${key}\0${text}`;
  }

  /** @param {string} text */
  function firstLetter(text) {
    for (const char of sorani.asciiDigits(sorani.normalize(text))) {
      const letter = collation.folds[char] ?? char;
      if (collation.order.includes(letter)) return letter;
      if (letter.length === 1 && letter >= "0" && letter <= "9") return collation.digits;
      if (latinLetter(letter)) return latinLetter(letter).toUpperCase();
    }
    return "";
  }

  Object.assign(sorani, { sortKey, firstLetter });
})();
