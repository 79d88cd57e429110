/**
 * A text in Latin letters as people write them: sentences begin with a capital letter, people's names are spelt as
 * their entries spell them. Pure functions; how Sorani is written in Latin letters is `sorani-latin.js`'s business.
 */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { normalize, sentences, toLatin } = xwener.sorani;

  /**
   * The spellings that a person's name gives: of the whole name and, where both are of as many words, of the last
   * one, by which texts go on to call people.
   * @type {XwenerLatin["spellings"]}
   */
  function spellings(people) {
    /** @type {Record<string, string>} */
    const found = {};
    for (const [name, latin] of people) {
      const own = normalize(name).split(" ");
      const words = latin.split(" ");
      found[own.join(" ")] = latin;
      if (own.length === words.length) found[own[own.length - 1]] ??= words[words.length - 1];
    }
    return found;
  }

  /**
   * With a capital letter where it begins with a letter: "٧ی تشرین" begins with a number.
   * @param {string} text
   */
  const capital = (text) => text.replace(/^[^\p{L}\p{N}]*\p{L}/u, (start) => start.toUpperCase());

  /**
   * Every piece of a paragraph in Latin letters; the pieces are what its text nodes hold.
   * @type {XwenerLatin["pieces"]}
   */
  function pieces(texts, names) {
    const starts = new Set(sentences(texts.join("")).map(({ start }) => start));
    let at = 0;
    let begins = true;
    return texts.map((text) => {
      let latin = "";
      let from = 0;
      for (let index = 0; index <= text.length; index++) {
        if (index < text.length && !starts.has(at + index)) continue;
        const part = toLatin(text.slice(from, index), names);
        latin += begins ? capital(part) : part;
        // A sentence may begin with spaces or in the piece that follows.
        if (/[\p{L}\p{N}]/u.test(part)) begins = false;
        if (index < text.length) begins = true;
        from = index;
      }
      at += text.length;
      return latin;
    });
  }

  xwener.latin = { spellings, pieces };
})();
