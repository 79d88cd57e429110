/**
 * Scores as lunr does, from what the shards hold: frequencies and lengths. The field vectors' entries are
 * reckoned here, so that they are the same ones that lunr.py puts into a whole index, and a `lunr.Index` is
 * assembled from the query's terms and the documents that can be shown.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = root.xwener.searchParts;

  const THOUSAND = 1000;
  /** Nearer to the middle of two thousandths than this, rounding by multiplication may go the wrong way. */
  const CLOSE = 1e-6;

  /**
   * To three places, as Python's `round` does.
   * @param {number} value
   */
  function rounded(value) {
    const scaled = value * THOUSAND;
    const floor = Math.floor(scaled);
    if (Math.abs(scaled - floor - 0.5) < CLOSE) {
      return Number(value.toFixed(3));
    }
    return (scaled - floor > 0.5 ? floor + 1 : floor) / THOUSAND;
  }

  /**
   * lunr's measure of how rare a term is; it counts fields, not documents.
   * @param {number} total
   * @param {number} documents
   */
  function rarity(total, documents) {
    return Math.log(1 + Math.abs((documents - total + 0.5) / (total + 0.5)));
  }

  /**
   * The boost of each term. A word counts by how rare all that it can mean is: without that, its rarest form
   * would come first.
   * @param {SearchTerm[][]} groups The terms of each word of the query.
   * @param {number} documents
   */
  function boosts(groups, documents) {
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const group of groups) {
      const total = group.reduce((sum, term) => sum + term.total, 0);
      const together = rarity(Math.min(total, documents), documents);
      for (const term of group) {
        const boost = (term.weight * together) / rarity(term.total, documents);
        found.set(term.term, (found.get(term.term) ?? 0) + boost);
      }
    }
    return found;
  }

  /**
   * The entries of the vectors of one field for one term, remembered by frequency and length.
   * @param {SearchTerm} term
   * @param {number} field
   * @param {SearchManifest} manifest
   */
  function weigher(term, field, manifest) {
    const { k1, b } = manifest;
    const idf = rarity(term.total, manifest.documents);
    const average = /** @type {number} */ (manifest.averages[field]);
    const boost = /** @type {number} */ (manifest.boosts[field]);
    const steps = parts.levels(256);
    /** @type {Map<number, number>} */
    const known = new Map();
    return (/** @type {number} */ frequency, /** @type {number} */ level) => {
      const key = frequency * 256 + level;
      let weight = known.get(key);
      if (weight === undefined) {
        const length = /** @type {number} */ (steps[level]);
        const score = (idf * ((k1 + 1) * frequency)) / (k1 * (1 - b + b * (length / average)) + frequency);
        weight = rounded(score * boost);
        known.set(key, weight);
      }
      return weight;
    };
  }

  /**
   * What `visit` gets for every posting of a term: document, field, entry of the vector.
   * @param {SearchTerm} term
   * @param {SearchManifest} manifest
   * @param {(document: number, field: number, weight: number) => void} visit
   */
  function each(term, manifest, visit) {
    for (const [field, postings] of term.postings.entries()) {
      const weigh = weigher(term, field, manifest);
      const { documents, frequencies, levels } = postings;
      for (let index = 0; index < documents.length; index += 1) {
        const weight = weigh(
          /** @type {number} */ (frequencies[index]),
          /** @type {number} */ (levels[index]),
        );
        visit(/** @type {number} */ (documents[index]), field, weight);
      }
    }
  }

  /** @param {SearchTerm[][]} groups */
  function distinct(groups) {
    return new Map(groups.flat().map((term) => [term.term, term]));
  }

  /**
   * The score of every document, and which words of the query it holds.
   * @param {SearchTerm[][]} groups
   * @param {SearchManifest} manifest
   * @returns {SearchScored}
   */
  function score(groups, manifest) {
    const scores = new Float64Array(manifest.size);
    const masks = new Uint32Array(manifest.size);
    const boost = boosts(groups, manifest.documents);
    const magnitude = Math.hypot(...boost.values()) || 1;
    for (const [name, term] of distinct(groups)) {
      const factor = (boost.get(name) ?? 0) / magnitude;
      const bits = groups.reduce(
        (sum, group, word) => sum | (group.some((one) => one.term === name) ? 1 << word : 0),
        0,
      );
      each(term, manifest, (document, _field, weight) => {
        scores[document] = /** @type {number} */ (scores[document]) + factor * weight;
        masks[document] = /** @type {number} */ (masks[document]) | bits;
      });
    }
    return { scores, masks };
  }

  /**
   * A `lunr.Index` of the query's terms and of some documents, and the query to put to it. Its refs and scores
   * are those of the whole index: a score needs the entries of the query's own terms only.
   * @param {SearchTerm[][]} groups
   * @param {Iterable<number>} documents
   * @param {SearchManifest} manifest
   */
  function assemble(groups, documents, manifest) {
    const shown = new Set(documents);
    const terms = [...distinct(groups).values()].sort((a, b) => (a.term < b.term ? -1 : 1));
    /** @type {Record<string, any>} */
    const invertedIndex = Object.create(null);
    /** @type {Record<string, number[]>} */
    const elements = Object.create(null);
    for (const [number, term] of terms.entries()) {
      /** @type {Record<string, any>} */
      const posting = Object.assign(Object.create(null), { _index: number });
      for (const field of manifest.fields) {
        posting[field] = Object.create(null);
      }
      invertedIndex[term.term] = posting;
      each(term, manifest, (document, field, weight) => {
        if (shown.has(document)) {
          posting[manifest.fields[field] ?? ""][document] = {};
          const ref = `${manifest.fields[field]}/${document}`;
          elements[ref] ??= [];
          elements[ref].push(number, weight);
        }
      });
    }
    const fieldVectors = Object.fromEntries(
      Object.entries(elements).map(([ref, values]) => [ref, new lunr.Vector(values)]),
    );
    // @types/lunr knows neither the index's parts nor TokenSet.fromArray; both are documented by lunr.
    const { Index, TokenSet } = /** @type {any} */ (lunr);
    const index = new Index({
      invertedIndex,
      fieldVectors,
      tokenSet: TokenSet.fromArray(terms.map((term) => term.term)),
      fields: manifest.fields,
      pipeline: new lunr.Pipeline(),
    });
    return { index, query: question(boosts(groups, manifest.documents)) };
  }

  /**
   * The query in lunr's own terms: built, never parsed.
   * @param {Map<string, number>} boost
   * @returns {(query: lunr.Query) => void}
   */
  function question(boost) {
    return (query) => {
      for (const [term, value] of boost) {
        query.term(term, { boost: value, usePipeline: false, wildcard: lunr.Query.wildcard.NONE });
      }
    };
  }

  Object.assign(parts, { boosts, score, assemble });
})();
