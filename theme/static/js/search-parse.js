/**
 * What a query says: words, `"a phrase"`, `-without`. Anything else in it (fields, boosts, wildcards of lunr's
 * own language, markup) is punctuation and means nothing.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  const xwener = /** @type {Xwener} */ (root.xwener);
  xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = xwener.searchParts;

  /** Nobody types more; pasted pages must not stall the browser. */
  const MOST_LETTERS = 400;
  const MOST_WORDS = 12;
  /** Pairs of quotation marks around a phrase. */
  const QUOTES = new Map([
    ['"', '"'],
    ["“", "”"],
    ["„", "“"],
    ["«", "»"],
  ]);

  /**
   * The query's parts in their order: text in quotation marks or not.
   * @param {string} text
   */
  function pieces(text) {
    const found = [];
    let at = 0;
    let from = 0;
    while (at < text.length) {
      const closing = QUOTES.get(text.charAt(at));
      const end = closing ? text.indexOf(closing, at + 1) : -1;
      if (end > at) {
        found.push({ text: text.slice(from, at), quoted: false });
        found.push({ text: text.slice(at + 1, end), quoted: true });
        from = end + 1;
        at = end;
      }
      at += 1;
    }
    found.push({ text: text.slice(from), quoted: false });
    return found;
  }

  /**
   * @param {string} text
   * @param {boolean} exact
   * @returns {SearchWord[]}
   */
  function words(text, exact) {
    return xwener.sorani
      .words(text)
      .map((word) => ({ text: word.text, key: xwener.sorani.searchKey(word.text), prefix: false, exact }))
      .filter((word) => word.key !== "");
  }

  /**
   * Words with a hyphen before them are not wanted; a hyphen within a word (al-kadhimi) is nothing special.
   * @param {string} text
   * @param {SearchQuery} query
   */
  function takeLoose(text, query) {
    for (const token of text.split(/\s+/)) {
      const unwanted = /^[-\u2212\u2013]./u.test(token);
      (unwanted ? query.without : query.words).push(...words(token, false));
    }
  }

  /**
   * @param {string} text
   * @param {boolean} prefix Whether the last word may be unfinished.
   * @returns {SearchQuery}
   */
  function parse(text, prefix) {
    const shortened = text.slice(0, MOST_LETTERS).replace(/\p{Surrogate}/gu, " ");
    /** @type {SearchQuery} */
    const query = { words: [], without: [], phrases: [] };
    for (const piece of pieces(shortened)) {
      if (piece.quoted) {
        const phrase = words(piece.text, true);
        query.words.push(...phrase);
        query.phrases.push(phrase.map((word) => word.key));
      } else {
        takeLoose(piece.text, query);
      }
    }
    query.phrases = query.phrases.filter((phrase) => phrase.length > 0);
    query.words = query.words.slice(0, MOST_WORDS);
    query.without = query.without.slice(0, MOST_WORDS);
    const last = query.words[query.words.length - 1];
    if (last && prefix && !last.exact && shortened.trimEnd().endsWith(last.text) && !/\s$/u.test(shortened)) {
      last.prefix = true;
    }
    return query;
  }

  Object.assign(parts, { parse });
})();
