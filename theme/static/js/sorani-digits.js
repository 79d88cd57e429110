/** The three sets of digits, each into the others; `digits` of `numbers.py` in JavaScript. */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani } = xwener;
  const { numbers } = xwener.soraniTables;

  /** @type {Record<string, string>} */
  const toAscii = {};
  for (const set of [numbers.digits, numbers.persian]) {
    for (let digit = 0; digit < 10; digit++) toAscii[set[digit]] = String(digit);
  }

  /** @param {string} text */
  const asciiDigits = (text) => Array.from(text, (char) => toAscii[char] ?? char).join("");

  /** @param {string} text */
  const kurdishDigits = (text) =>
    Array.from(asciiDigits(text), (char) => (isDigit(char) ? numbers.digits[+char] : char)).join("");

  /** @param {string} char */
  const isDigit = (char) => char >= "0" && char <= "9" && char.length === 1;

  Object.assign(sorani, { asciiDigits, kurdishDigits });
})();
