/**
 * The whole Sorani language core for Node: the functions of the Python package `xwener.sorani`, run by the same
 * tables and held equal by tests/sorani/test_parity.py. Pages get the parts they need, and their tables, in one
 * file, as theme/assets.yaml says.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.soraniTables ??= Object.fromEntries(
    ["alphabet", "normalize", "tokenize", "stem", "collation", "dates", "latin", "numbers"].map((name) => [
      name,
      require(`${__dirname}/../../../plugins/xwener/sorani/tables/${name}.json`),
    ]),
  );
  for (const part of [
    "normalize",
    "words",
    "stem",
    "digits",
    "numbers",
    "collate",
    "latin",
    "latin-keys",
    "dates",
  ]) {
    require(`${__dirname}/sorani-${part}.js`);
  }
  module.exports = root.xwener.sorani;
})();
