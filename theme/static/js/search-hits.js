/** Which documents answer a query, the best first. */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  const xwener = /** @type {Xwener} */ (root.xwener);
  xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = xwener.searchParts;

  /** With fewer results that hold every word, those that hold some of them follow. */
  const ENOUGH = 10;
  /** Texts that are read through for a phrase; more would take long and load much. */
  const PHRASE_TEXTS = 60;
  /** What is no form of the word itself is not what the reader meant to leave out. */
  const SURE = 0.5;

  /**
   * The documents that are wanted, the best first: those that hold every word, then, when these are few, the rest.
   * @param {SearchFound} found
   * @param {SearchScored} scored
   * @param {(document: number) => boolean} allowed
   */
  function ranked(found, { scores, masks }, allowed) {
    const all = 2 ** found.groups.length - 1;
    /** @type {number[]} */
    const whole = [];
    /** @type {number[]} */
    const some = [];
    for (let document = 0; document < masks.length; document += 1) {
      if (masks[document] && allowed(document)) {
        (masks[document] === all ? whole : some).push(document);
      }
    }
    const better = (/** @type {number} */ a, /** @type {number} */ b) =>
      /** @type {number} */ (scores[b]) - /** @type {number} */ (scores[a]) || b - a; // the newest has the highest number
    const complete = found.missing.length ? 0 : whole.length;
    const rest = whole.length < ENOUGH && !found.query.phrases.length ? some.sort(better) : [];
    return { documents: [...whole.sort(better), ...rest], complete };
  }

  /**
   * Which documents hold a word that is not wanted.
   * @param {SearchFound} found
   */
  async function unwanted(found) {
    const terms = (
      await Promise.all(found.query.without.map((word) => parts.expand({ ...word, prefix: false })))
    ).flat();
    /** @type {Set<number>} */
    const documents = new Set();
    for (const term of terms.filter((one) => one.weight >= SURE)) {
      for (const postings of term.postings) {
        for (const document of postings.documents) {
          documents.add(document);
        }
      }
    }
    return documents;
  }

  /**
   * The documents in which every phrase stands.
   * @param {SearchFound} found
   * @param {number[]} documents
   */
  async function withPhrases(found, documents) {
    const checked = await Promise.all(
      documents.slice(0, PHRASE_TEXTS).map(async (document) => {
        const shown = await parts.card(found.manifest, document);
        const text = await parts.text(found.manifest, shown, 3);
        const fields = [
          shown[parts.CARD.title],
          shown[parts.CARD.standfirst],
          ...text.passages.split("\n"),
          ...text.headings.split("\n"),
          ...(shown[parts.CARD.names] ?? []),
        ];
        return holds(fields, found.query.phrases) ? [document] : [];
      }),
    );
    return checked.flat();
  }

  /**
   * @param {string[]} fields
   * @param {string[][]} phrases
   */
  function holds(fields, phrases) {
    const said = fields.map(
      (field) =>
        ` ${xwener.sorani
          .words(field)
          .map((word) => parts.key(word.text))
          .join(" ")} `,
    );
    return phrases.every((phrase) => said.some((field) => field.includes(` ${phrase.join(" ")} `)));
  }

  /**
   * @param {SearchFound} found
   * @param {SearchFilters} filters
   */
  async function hits(found, filters) {
    const without = await unwanted(found);
    const only = filters.entry ? await parts.filter.mentioning(found.manifest, filters.entry) : undefined;
    const scored = parts.score(found.groups, found.manifest);
    const allowed = (/** @type {number} */ document) =>
      !without.has(document) && (only?.has(document) ?? true);
    const { documents, complete } = ranked(found, scored, allowed);
    const texts = found.query.phrases.length ? await withPhrases(found, documents) : documents;
    const partial = texts !== documents && documents.length > PHRASE_TEXTS;
    return { documents: texts, partial, complete: Math.min(complete, texts.length) };
  }

  Object.assign(parts, { hits });
})();
