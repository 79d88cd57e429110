/** Numbers as Sorani writes them; `numbers.py` in JavaScript. */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani } = xwener;
  const { numbers } = xwener.soraniTables;

  /** @param {number} value */
  function formatNumber(value, { grouping = true } = {}) {
    const [whole, fraction] = String(Math.abs(value)).split(".");
    const first = whole.length % 3;
    const parts = first || !grouping ? [grouping ? whole.slice(0, first) : whole] : [];
    for (let at = first; grouping && at < whole.length; at += 3) parts.push(whole.slice(at, at + 3));
    const ending = fraction ? numbers.decimal + fraction : "";
    const written = (value < 0 ? numbers.minus : "") + parts.join(numbers.group) + ending;
    return written.replace(/[0-9]/g, (digit) => numbers.digits[+digit]);
  }

  Object.assign(sorani, { formatNumber });
})();
