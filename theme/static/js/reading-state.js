/**
 * What a reader has read, as a value: for each page the revision that was seen and the paragraph that was last on
 * top. Pure functions; reading.js keeps the value in this browser.
 */
(() => {
  "use strict";

  /** As many pages are remembered; the one read longest ago is forgotten first. */
  const MOST = 300;
  /** Whoever has only just begun finds the place without help. */
  const LEAST_PARAGRAPHS = 3;

  /** @type {XwenerReading["parse"]} */
  function parse(text) {
    try {
      const pages = JSON.parse(text ?? "[]");
      if (!Array.isArray(pages)) return new Map();
      return new Map(
        pages.filter(
          (page) =>
            Array.isArray(page) &&
            typeof page[0] === "string" &&
            typeof page[1]?.revision === "string" &&
            Number.isInteger(page[1].at),
        ),
      );
    } catch {
      return new Map(); // something else stands in its place
    }
  }

  /** @type {XwenerReading["write"]} */
  const write = (pages) => JSON.stringify([...pages]);

  /** @type {XwenerReading["remember"]} */
  function remember(pages, path, page) {
    const others = [...pages].filter(([other]) => other !== path);
    return new Map([...others, /** @type {[string, ReadPage]} */ ([path, page])].slice(-MOST));
  }

  /** @type {XwenerReading["isNew"]} */
  function isNew(pages, path, revision) {
    const page = pages.get(path);
    // Both are days as YYYY-MM-DD, which compare as text.
    return page !== undefined && page.revision < revision;
  }

  /** @type {XwenerReading["placeIn"]} */
  function placeIn(pages, path, paragraphs) {
    const at = pages.get(path)?.at ?? 0;
    return at >= LEAST_PARAGRAPHS && at < paragraphs ? at : null;
  }

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.reading = { parse, write, remember, isNew, placeIn };
})();
