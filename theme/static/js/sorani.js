/**
 * The Sorani language core in the browser: the same functions as the Python package `xwener.sorani`, run by the
 * same tables (plugins/xwener/sorani/tables), and held equal by tests/sorani/test_parity.py. Offsets count
 * UTF-16 code units here and code points there.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  const xwener = root.xwener;

  // On a page, the tables stand before this script in the same file; Node reads them from the source tree.
  const tables =
    xwener.soraniTables ??
    Object.fromEntries(
      ["alphabet", "normalize", "tokenize", "stem"].map((name) => [
        name,
        require(`${__dirname}/../../../plugins/xwener/sorani/tables/${name}.json`),
      ]),
    );

  // --- letters, normalizing, words, stems ---

  // --- collation, dates, numbers, Latin ---

  // --- what is offered ---

  xwener.sorani = /** @type {XwenerSorani} */ (
    {
      // letters, normalizing, words, stems
      // collation, dates, numbers, Latin
    }
  );
  if (typeof module === "object") {
    module.exports = xwener.sorani;
  }
})();
