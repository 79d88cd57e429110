/** A light stemmer for search; `stem.py` in JavaScript. */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani, soraniTables } = xwener;
  const stemming = soraniTables.stem;

  /** @param {string} [list] */
  const endings = (list) => (list ? list.split(" ") : []);
  const keep = new Set(endings(stemming.keep));
  const glides = endings(stemming.glide_after).map((vowel) => `${vowel}ی`);
  const glideBefore = new Set(endings(stemming.glide_before));
  const roots = new Set(endings(stemming.roots));
  const slots = stemming.slots.map((/** @type {any} */ slot) => ({
    ...slot,
    rules: slot.rules.map((/** @type {any} */ rule) => ({
      put: "",
      left: 3,
      ...rule,
      after: endings(rule.after ?? "").concat(rule.after ? [] : ""),
      unless: endings(rule.unless),
    })),
  }));

  /** @param {string} token */
  const analyze = (token) => {
    let word = sorani.searchKey(token);
    /** @type {{ slot: string, suffix: string }[]} */
    const cuts = [];
    if (lengthOf(word) < stemming.shortest) return { stem: word, cuts };
    for (const { name, times = 1, rules } of slots) {
      for (let time = 0; time < times && !keep.has(word); time++) {
        let left = "";
        const rule = rules.find((/** @type {any} */ { cut, put, left: least, after, unless, when, kept }) => {
          if (!word.endsWith(cut)) return false;
          left = word.slice(0, word.length - cut.length) + put;
          const ends = (/** @type {string} */ ending) => left.endsWith(ending);
          return (
            (lengthOf(left) >= least || roots.has(left)) &&
            after.some(ends) &&
            !unless.some(ends) &&
            (!kept || keep.has(left)) &&
            (!when || cuts.some(({ slot }) => slot === when))
          );
        });
        if (!rule) break;
        const glide = !rule.put && glideBefore.has(rule.cut[0]) && glides.some((end) => left.endsWith(end));
        word = glide && lengthOf(left) >= stemming.shortest ? left.slice(0, -1) : left;
        cuts.push({ slot: name, suffix: rule.cut });
      }
    }
    return { stem: word, cuts };
  };

  /** In code points, as Python counts. @param {string} text */
  const lengthOf = (text) => Array.from(text).length;

  const stem = sorani.remembering((token) => analyze(token).stem);

  Object.assign(sorani, { stem, analyze });
})();
