/**
 * The search: `xwener.search.query(text, options)` promises an answer. It knows no page, so that it can be used
 * without one.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  const xwener = /** @type {Xwener} */ (root.xwener);
  xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = xwener.searchParts;

  const RESULTS = 10;
  /** The best entries that are compared with the query by name. */
  const NAMED_CANDIDATES = 3;
  /** A word of a name may be a spelling in Latin letters or the beginning of it, but not just any long shot. */
  const NAMING = 0.15;
  const ENTRY_KINDS = new Set(["person", "organization"]);

  /**
   * @param {string} text
   * @param {SearchOptions} options
   * @returns {Promise<SearchFound>}
   */
  async function understood(text, options) {
    const manifest = await parts.manifest();
    const query = parts.parse(text, options.prefix ?? true);
    /** @type {SearchFound} */
    const found = { manifest, query, groups: [], corrections: [], missing: [] };
    const expanded = await Promise.all(query.words.map(parts.expand));
    for (const [index, word] of query.words.entries()) {
      let group = expanded[index] ?? [];
      if (!group.length) {
        group = await parts.correct(word);
        if (group[0]) {
          found.corrections.push({ word: word.text, instead: group[0].term });
        } else {
          found.missing.push(word.text);
        }
      }
      if (group.length) {
        found.groups.push(group);
      }
    }
    return found;
  }

  /**
   * Whether the query says just what an entry is called, word for word; of a person, the end of a name will do.
   * @param {string[]} names
   * @param {boolean} person
   * @param {SearchFound} found
   */
  function isNamed(names, person, found) {
    const wanted = found.groups.map(
      (group) => new Set(group.filter((one) => one.weight >= NAMING).map((one) => one.term)),
    );
    return names.some((name) => {
      const keys = xwener.sorani.words(name).map((word) => parts.key(word.text));
      const end = person ? keys.slice(-wanted.length) : keys;
      return end.length === wanted.length && end.every((key, index) => wanted[index]?.has(key));
    });
  }

  /**
   * The entry that the query names, if it names one.
   * @param {SearchFound} found
   * @param {number[]} documents
   * @param {SearchRange[]} ranges
   */
  async function named(found, documents, ranges) {
    const kindOf = (/** @type {number} */ document) => parts.filter.rangeOf(ranges, document).kind;
    const entries = documents.filter((document) => ENTRY_KINDS.has(kindOf(document)));
    const candidates = found.missing.length ? [] : entries.slice(0, NAMED_CANDIDATES);
    const cards = await Promise.all(candidates.map((document) => parts.card(found.manifest, document)));
    return candidates.find((document, index) =>
      isNamed(cards[index]?.[parts.CARD.names] ?? [], kindOf(document) === "person", found),
    );
  }

  /**
   * @param {SearchFound} found
   * @param {{ document: number, score: number, terms: string[], named: boolean }} hit
   * @param {SearchRange[]} ranges
   * @param {boolean} snippets
   * @returns {Promise<SearchResult>}
   */
  async function result(found, hit, ranges, snippets) {
    const shown = await parts.card(found.manifest, hit.document);
    const range = parts.filter.rangeOf(ranges, hit.document);
    const words = wordsByTerm(found.groups);
    const wanted = (/** @type {string} */ term) => words.get(term) ?? -1;
    const standfirst = shown[parts.CARD.standfirst];
    const enough = !snippets || (hit.named && standfirst);
    const cut = enough
      ? parts.snippet(standfirst, wanted)
      : await parts.passage(found, hit.document, shown, wanted);
    return {
      url: shown[parts.CARD.url],
      title: shown[parts.CARD.title],
      kind: range.kind,
      standfirst,
      date_text: shown[parts.CARD.date],
      section: range.section,
      year: range.year,
      snippet: cut.text,
      snippet_marks: cut.marks,
      title_marks: parts.marks(shown[parts.CARD.title], (term) => wanted(term) >= 0),
      terms: hit.terms,
      score: hit.score,
      ref: String(hit.document),
      named: hit.named,
    };
  }

  /** @param {SearchTerm[][]} groups */
  function wordsByTerm(groups) {
    /** @type {Map<string, number>} */
    const words = new Map();
    for (const [index, group] of groups.entries()) {
      for (const term of group) {
        words.set(term.term, words.get(term.term) ?? index);
      }
    }
    return words;
  }

  /**
   * Another query that finds something: the same keys on another keyboard, or a phrase without its marks.
   * @param {string} text
   * @param {SearchFound} found
   */
  async function suggestion(text, found) {
    if (found.query.phrases.length && !found.missing.length) {
      return found.query.words.map((word) => word.text).join(" ");
    }
    for (const other of parts.otherLayouts(text)) {
      const words = parts.parse(other, false).words;
      const groups = await Promise.all(words.map((word) => parts.expand(word)));
      if (words.length && groups.every((group) => (group[0]?.weight ?? 0) >= 0.5)) {
        return other;
      }
    }
    return "";
  }

  /**
   * @param {string} text
   * @param {SearchOptions} options
   * @returns {Promise<SearchAnswer>}
   */
  async function answer(text, options) {
    const filters = options.filters ?? {};
    const found = await understood(text, options);
    const { manifest } = found;
    const ranges = parts.filter.ranges(manifest);
    const { documents, partial, complete } = await parts.hits(found, filters);
    const wanted = documents.filter((document) =>
      parts.filter.passes(filters, parts.filter.rangeOf(ranges, document)),
    );
    const first = await named(found, wanted, ranges);
    const order = first === undefined ? wanted : [first, ...wanted.filter((document) => document !== first)];
    const offset = options.offset ?? 0;
    const page = order.slice(offset, offset + (options.limit ?? RESULTS));
    const scored = lunrScores(found, page);
    return {
      total: wanted.length,
      partial,
      complete,
      results: await Promise.all(
        page.map((document) => {
          const own = scored.get(String(document)) ?? { score: 0, terms: [] };
          const hit = { document, ...own, named: document === first };
          return result(found, hit, ranges, options.snippets ?? true);
        }),
      ),
      facets: parts.filter.facets(documents, ranges, filters),
      entries: () => parts.filter.entries(manifest, wanted),
      corrections: found.corrections,
      missing: found.missing,
      suggestion: wanted.length && !found.missing.length ? "" : await suggestion(text, found),
    };
  }

  /**
   * lunr's score of each document, and the terms that it holds, the likeliest first.
   * @param {SearchFound} found
   * @param {number[]} documents
   * @returns {Map<string, { score: number, terms: string[] }>}
   */
  function lunrScores(found, documents) {
    if (!documents.length) {
      return new Map();
    }
    const { index, query } = parts.assemble(found.groups, documents, found.manifest);
    const order = new Map(found.groups.flat().map((term) => [term.term, term.weight]));
    const heavier = (/** @type {string} */ a, /** @type {string} */ b) =>
      (order.get(b) ?? 0) - (order.get(a) ?? 0);
    return new Map(
      index.query(query).map((hit) => {
        const terms = Object.keys(hit.matchData.metadata).sort(heavier);
        return [hit.ref, { score: hit.score, terms }];
      }),
    );
  }

  xwener.search = {
    /**
     * Search for `text`. Any text is accepted. Rejects when the index cannot be loaded, also not anew.
     * @param {string} text
     * @param {SearchOptions} [options]
     */
    async query(text, options = {}) {
      try {
        return await answer(String(text), options);
      } catch {
        // A piece is missing: perhaps the site was published anew since its manifest was read.
        parts.forget();
        return answer(String(text), options);
      }
    },
  };
})();
