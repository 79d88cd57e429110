/** Numbers as Sorani writes them; `numbers.py` in JavaScript. */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani } = xwener;
  const { numbers } = xwener.soraniTables;

  /**
   * @param {number} value RangeError: not finite.
   * @param {{ grouping?: boolean, decimals?: number }} [options]
   */
  function formatNumber(value, { grouping = true, decimals } = {}) {
    const size = Math.abs(value);
    const plain = size < 1e21 ? size.toFixed(decimals ?? 6) : String(BigInt(size));
    let [whole, fraction = ""] = plain.split(".");
    fraction = decimals === undefined ? fraction.replace(/0+$/, "") : fraction.padEnd(decimals, "0");
    const minus = value < 0 && /[1-9]/.test(plain) ? numbers.minus : "";
    if (grouping) whole = whole.replace(/\B(?=(...)+$)/g, numbers.group);
    const ending = fraction && numbers.decimal + fraction;
    return (minus + whole + ending).replace(/[0-9]/g, (digit) => numbers.digits[+digit]);
  }

  /**
   * @param {number} value
   * @param {{ decimals?: number }} [options]
   */
  const formatPercent = (value, options) => formatNumber(value, options) + numbers.percent;

  Object.assign(sorani, { formatNumber, formatPercent });
})();
