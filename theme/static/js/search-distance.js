/** How many typing errors lie between two words: letters missing, put in, wrong, or two in the wrong order. */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = root.xwener.searchParts;

  /**
   * The optimal string alignment distance; `most + 1` when it is larger than `most`.
   * https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
   * @param {string} one
   * @param {string} other
   * @param {number} most
   */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) {
      return most + 1;
    }
    /** @type {number[]} */
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
      const twoBefore = before;
      before = row;
      row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        row.push(cell(one, other, i, j, [twoBefore, before, row]));
      }
    }
    return Math.min(row[other.length] ?? 0, most + 1);
  }

  /**
   * @param {string} one
   * @param {string} other
   * @param {number} i
   * @param {number} j
   * @param {[number[], number[], number[]]} rows
   */
  function cell(one, other, i, j, [twoBefore, before, row]) {
    const same = one[i - 1] === other[j - 1] ? 0 : 1;
    const at = (/** @type {number[]} */ list, /** @type {number} */ index) => list[index] ?? 0;
    const least = Math.min(at(before, j) + 1, at(row, j - 1) + 1, at(before, j - 1) + same);
    const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
    return swapped ? Math.min(least, at(twoBefore, j - 2) + 1) : least;
  }

  Object.assign(parts, { distance });
})();
