/**
 * The search outside a page: `require("./harness.js").open(folder)` gives `xwener.search` over the index in
 * `folder`, with the site's own scripts. Used by the acceptance tests and the benchmark.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const ROOT = path.join(__dirname, "..", "..");
const SCRIPTS = [
  "codec",
  "store",
  "trees",
  "parse",
  "distance",
  "expand",
  "rank",
  "snippet",
  "passage",
  "filter",
  "hits",
  "keyboard",
];

function run(file) {
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}

exports.open = (folder) => {
  globalThis.lunr = require(path.join(ROOT, "node_modules", "lunr", "lunr.js"));
  globalThis.xwener = {};
  globalThis.xwener.sorani = require(path.join(ROOT, "theme", "static", "js", "sorani.js"));
  for (const name of SCRIPTS) {
    run(path.join(ROOT, "theme", "static", "js", `search-${name}.js`));
  }
  run(path.join(ROOT, "theme", "static", "js", "search.js"));
  const loaded = [];
  globalThis.xwener.searchParts.fetch = async (name) => {
    loaded.push(name);
    run(path.join(folder, `${name}.js`));
  };
  return { search: globalThis.xwener.search, parts: globalThis.xwener.searchParts, loaded };
};
