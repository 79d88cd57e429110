/**
 * What a word of the query can mean: terms of the index, each with a weight. The word itself counts most, then
 * its other forms, then misspellings, longer words, Latin spellings and typing errors.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  const xwener = /** @type {Xwener} */ (root.xwener);
  xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = xwener.searchParts;

  const WEIGHT = { exact: 1, stem: 0.6, loose: 0.35, prefix: 0.3, latin: 0.3, begun: 0.1, typo: 0.25 };
  /** Each shard is a request and some kilobytes. */
  const PREFIX_SHARDS = 2;
  const LEXICON_SHARDS = 3;
  /** A short prefix means hundreds of words: the likeliest will do. */
  const MOST_TERMS = 48;
  const MOST_FAMILIES = 8;
  const MOST_CORRECTIONS = 3;
  /** Below this a Latin skeleton and a word with an error in it could be anything. */
  const SHORTEST_GUESSED = 4;
  const SHORTEST_FOR_TWO_ERRORS = 8;
  const SHORTEST_BEGUN = 3;
  const LATIN = /^[a-zçêîşûłřñíáóéúü'’0-9]*[a-zçêîşûłř][a-zçêîşûłřñíáóéúü'’0-9]*$/u;

  /** @param {string} term */
  function family(term) {
    return xwener.sorani.looseKey(xwener.sorani.stem(term)) || term;
  }

  /**
   * @param {SearchTerm} found
   * @param {string} key
   * @param {string} stem
   */
  function likeness(found, key, stem) {
    if (found.term === key) {
      return WEIGHT.exact;
    }
    return xwener.sorani.stem(found.term) === stem ? WEIGHT.stem : WEIGHT.loose;
  }

  /**
   * The terms of the word's own family.
   * @param {SearchWord} word
   * @returns {Promise<SearchTerm[]>}
   */
  async function forms(word) {
    const stem = xwener.sorani.stem(word.key);
    const found = await parts.terms(family(word.key));
    const weighed = found.map((term) => ({ ...term, weight: likeness(term, word.key, stem) }));
    return word.exact ? weighed.filter((term) => term.term === word.key) : weighed;
  }

  /**
   * The terms that begin as the word does; of a beginning that very many share, those of the likeliest words.
   * @param {SearchWord} word
   * @returns {Promise<SearchTerm[]>}
   */
  async function longer(word) {
    const loose = xwener.sorani.looseKey(word.key);
    const [common] = (await parts.keys("b", loose, 1)).filter((one) => one.key === loose);
    const found = common
      ? await ofFamilies(common.value.map((/** @type {string} */ name) => [name, 0]))
      : await parts.termsFrom(loose, PREFIX_SHARDS);
    return found
      .filter((term) => term.term.startsWith(word.key) || term.family.startsWith(loose))
      .map((term) => ({ ...term, weight: (WEIGHT.prefix * word.key.length) / term.term.length }));
  }

  /**
   * The terms that a word in Latin letters may stand for.
   * @param {SearchWord} word
   * @returns {Promise<SearchTerm[]>}
   */
  async function latin(word) {
    if (!LATIN.test(word.key) || word.exact) {
      return [];
    }
    /** @type {Map<string, number>} */
    const families = new Map();
    for (const [rank, key] of xwener.sorani.latinKeys(word.key).entries()) {
      // The first key keeps the vowels, so that its beginning is the beginning of a word.
      const begun = word.prefix && rank === 0 && key.length >= SHORTEST_BEGUN;
      for (const one of await parts.keys("k", key, 1)) {
        const weight = one.key === key ? WEIGHT.latin / (rank + 1) : begun ? WEIGHT.begun : 0;
        for (const name of weight ? one.value : []) {
          families.set(name, Math.max(families.get(name) ?? 0, weight));
        }
      }
    }
    const likely = [...families].sort(([, one], [, other]) => other - one);
    return ofFamilies(likely.slice(0, MOST_FAMILIES));
  }

  /**
   * @param {[string, number][]} families With their weights.
   * @returns {Promise<SearchTerm[]>}
   */
  async function ofFamilies(families) {
    const found = await Promise.all(families.map(([name]) => parts.terms(name)));
    return found.flatMap((terms, index) =>
      terms.map((term) => ({ ...term, weight: families[index]?.[1] ?? 0 })),
    );
  }

  /**
   * Every term that the word can mean, the likeliest first; nothing when it stands nowhere.
   * @param {SearchWord} word
   * @returns {Promise<SearchTerm[]>}
   */
  async function expand(word) {
    const found = await Promise.all([forms(word), latin(word), word.prefix ? longer(word) : []]);
    return likeliest(found.flat());
  }

  /** @param {SearchTerm[]} found */
  function likeliest(found) {
    /** @type {Map<string, SearchTerm>} */
    const best = new Map();
    for (const term of found) {
      if (term.weight > (best.get(term.term)?.weight ?? 0)) {
        best.set(term.term, term);
      }
    }
    const order = [...best.values()].sort((a, b) => b.weight - a.weight || b.total - a.total);
    return order.slice(0, MOST_TERMS);
  }

  /**
   * The terms that the word may be a typing error for: those within one error of a short word, two of a long
   * one. One half of the word has to be right, so only the shards of its beginning and of its end are needed.
   * @param {SearchWord} word
   * @returns {Promise<SearchTerm[]>}
   */
  async function correct(word) {
    const key = xwener.sorani.looseKey(word.key);
    if (key.length < SHORTEST_GUESSED || word.exact) {
      return [];
    }
    /** @type {Map<string, { distance: number, common: number }>} */
    const near = new Map();
    for (const wanted of new Set([key, family(word.key)])) {
      const most = wanted.length < SHORTEST_FOR_TWO_ERRORS ? 1 : 2;
      for (const { key: name, value } of await sharingHalf(wanted)) {
        const distance = parts.distance(wanted, name, most);
        if (distance <= most && distance < (near.get(name)?.distance ?? Number.POSITIVE_INFINITY)) {
          near.set(name, { distance, common: value });
        }
      }
    }
    const least = Math.min(...[...near.values()].map((one) => one.distance));
    const best = [...near].filter(([, one]) => one.distance === least);
    best.sort(([, a], [, b]) => b.common - a.common);
    return likeliest(
      await ofFamilies(
        best.slice(0, MOST_CORRECTIONS).map(([name], rank) => [name, WEIGHT.typo / (rank + 1)]),
      ),
    );
  }

  /**
   * The families that begin or end as `wanted` does.
   * @param {string} wanted
   */
  async function sharingHalf(wanted) {
    const half = Math.floor(wanted.length / 2);
    const end = reversed(wanted).slice(0, wanted.length - half);
    const [begin, ends] = await Promise.all([
      parts.keys("f", wanted.slice(0, half), LEXICON_SHARDS),
      parts.keys("e", end, LEXICON_SHARDS),
    ]);
    return [...begin, ...ends.map(({ key, value }) => ({ key: reversed(key), value }))];
  }

  /** @param {string} text */
  function reversed(text) {
    return [...text].reverse().join("");
  }

  Object.assign(parts, { expand, correct, family });
})();
