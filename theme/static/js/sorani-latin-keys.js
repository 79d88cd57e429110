/**
 * Keys for Kurdish that is typed in Latin letters; `latin_keys.py` in JavaScript. Pages ask for what readers type,
 * so they come without `sorani-latin.js`; with it, words in Sorani letters have their keys, too.
 */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani } = xwener;
  const { latin } = xwener.soraniTables;

  /** @param {string} word */
  function latinKeys(word) {
    const letters = "abcdefghijklmnopqrstuvwxyzçşêîûḧẍłř'’";
    let typed = (sorani.toLatin?.(word) ?? word).toLowerCase();
    for (const article of latin.articles) {
      if (typed.startsWith(article) && Array.from(typed).length > article.length + 1)
        typed = typed.slice(article.length);
    }
    let bare = "";
    for (const char of typed) {
      const base = letters.includes(char) ? char : Array.from(char.normalize("NFD"))[0];
      if (letters.includes(base)) bare += base;
    }
    if (bare.endsWith("ah")) bare = bare.slice(0, -1);
    let folded = "";
    for (let index = 0; index < bare.length; index++) {
      const pair = latin.digraphs[bare.slice(index, index + 2)];
      const char = pair ?? bare[index];
      if (pair) index++;
      const key = !folded && (char === "i" || char === "î") ? "a" : (latin.keys[char] ?? char);
      if (key && folded[folded.length - 1] !== key) folded += key;
    }
    const skeleton = Array.from(folded)
      .filter((char) => !latin.key_vowels.includes(char))
      .join("");
    const keys = folded ? [folded] : [];
    return skeleton.length >= latin.skeleton_least ? [...keys, `~${skeleton}`] : keys;
  }

  Object.assign(sorani, { latinKeys });
})();
