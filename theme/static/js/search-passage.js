/**
 * The passage that a result shows. A long text comes in two halves, and only the one that can answer the query is
 * loaded; when the words stand together in neither, or may do so in both, the other one is, too.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = root.xwener.searchParts;

  const BODY = 3;
  const FIRST = 1;
  const SECOND = 2;

  /**
   * The halves of a document's body in which a word of the query stands; 0 when it stands elsewhere or nowhere.
   * @param {SearchTerm[]} group What the word can mean.
   * @param {number} document
   */
  function halvesOf(group, document) {
    let halves = 0;
    for (const term of group) {
      const body = term.postings[BODY];
      const at = body ? indexOf(body.documents, document) : -1;
      halves |= at < 0 ? 0 : (body?.halves[at] ?? 0);
    }
    return halves;
  }

  /**
   * @param {Uint32Array} sorted
   * @param {number} wanted
   */
  function indexOf(sorted, wanted) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {number} */ (sorted[middle]) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted[low] === wanted ? low : -1;
  }

  /**
   * The best sentences of a document.
   * @param {SearchFound} found
   * @param {number} document
   * @param {any[]} shown Its card.
   * @param {(term: string) => number} wanted Which word of the query a term belongs to, or -1.
   */
  async function passage(found, document, shown, wanted) {
    const halves = found.groups.map((group) => halvesOf(group, document));
    const words = (/** @type {number} */ half) => halves.filter((one) => one & half).length;
    // The standfirst stands first, so that it is shown when no sentence of the text is better.
    let read = shown[parts.CARD.standfirst];
    let best = parts.snippet(read, wanted);
    for (const half of words(SECOND) > words(FIRST) ? [SECOND, FIRST] : [FIRST, SECOND]) {
      if (!best.text || best.words < words(half)) {
        const { passages } = await parts.text(found.manifest, shown, half);
        read = [read, passages].filter(Boolean).join("\n");
        best = parts.snippet(read, wanted);
      }
    }
    return best;
  }

  Object.assign(parts, { passage });
})();
