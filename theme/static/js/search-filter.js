/**
 * What results can be narrowed by. Documents are numbered by kind, section and year, so that these are ranges of
 * numbers; which documents mention an entry is loaded when somebody asks.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = root.xwener.searchParts;

  const DIMENSIONS = /** @type {const} */ (["kind", "section", "year"]);

  /**
   * @param {SearchManifest} manifest
   * @returns {SearchRange[]}
   */
  function ranges(manifest) {
    return manifest.ranges.map(([kind, section, year, start, count]) => {
      return { kind, section, year, start, end: start + count };
    });
  }

  /**
   * @param {SearchRange[]} all
   * @param {number} document
   */
  function rangeOf(all, document) {
    return /** @type {SearchRange} */ (all.find((range) => document < range.end));
  }

  /**
   * @param {SearchFilters} filters
   * @param {SearchRange} range
   * @param {string} [except] A filter that is not applied.
   */
  function passes(filters, range, except) {
    return DIMENSIONS.every(
      (name) => name === except || !filters[name] || String(range[name]) === String(filters[name]),
    );
  }

  /**
   * How many results there would be for each value of a filter, the other filters applied.
   * @param {number[]} documents
   * @param {SearchRange[]} all
   * @param {SearchFilters} filters
   */
  function facets(documents, all, filters) {
    /** @type {SearchAnswer["facets"]} */
    const found = { kind: [], section: [], year: [] };
    const inRange = new Map(all.map((range) => [range, 0]));
    for (const document of documents) {
      const range = rangeOf(all, document);
      inRange.set(range, (inRange.get(range) ?? 0) + 1);
    }
    for (const name of DIMENSIONS) {
      /** @type {Map<string, number>} */
      const counts = new Map();
      for (const [range, count] of inRange) {
        if (count && range[name] && passes(filters, range, name)) {
          counts.set(String(range[name]), (counts.get(String(range[name])) ?? 0) + count);
        }
      }
      found[name] = [...counts].map(([value, count]) => ({ value, label: value, count }));
    }
    found.year.sort((a, b) => Number(b.value) - Number(a.value));
    return found;
  }

  /**
   * People and organizations that the documents mention, the most frequent first.
   * @param {SearchManifest} manifest
   * @param {number[]} documents
   */
  async function entries(manifest, documents) {
    const wanted = new Set(documents);
    const all = ranges(manifest);
    /** @type {Record<"person" | "organization", SearchFacet[]>} */
    const found = { person: [], organization: [] };
    for (const [entry, label, gaps] of await parts.payload(manifest.facets)) {
      const count = spread(gaps).filter((document) => wanted.has(document)).length;
      const kind = rangeOf(all, entry).kind;
      if (count && (kind === "person" || kind === "organization")) {
        found[kind].push({ value: String(entry), label, count });
      }
    }
    found.person.sort((a, b) => b.count - a.count);
    found.organization.sort((a, b) => b.count - a.count);
    return found;
  }

  /**
   * @param {string} gaps
   * @returns {number[]}
   */
  function spread(gaps) {
    let number = -1;
    return parts.decode(gaps).map((gap) => {
      number += gap + 1;
      return number;
    });
  }

  /**
   * The documents that mention an entry.
   * @param {SearchManifest} manifest
   * @param {string} entry
   */
  async function mentioning(manifest, entry) {
    const entries = await parts.payload(manifest.facets);
    const own = entries.find((/** @type {any[]} */ one) => String(one[0]) === entry);
    return new Set(own ? spread(own[2]) : []);
  }

  Object.assign(parts, { filter: { ranges, rangeOf, passes, facets, entries, mentioning } });
})();
