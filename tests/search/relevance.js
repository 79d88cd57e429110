/**
 * Measures nDCG@10 of the index in the folder `process.argv[2]` and of other searches over the same documents.
 * On standard input: `{ documents: [{ url, title, standfirst, names, body }], judged: [{ query, answers }] }`.
 * MiniSearch takes part when `process.argv[3]` names a folder that holds it.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const harness = require("./harness.js");

const SHOWN = 10;
/** As in plugins/xwener/search/fields.py: the others get the same chance. */
const BOOSTS = { title: 6, standfirst: 4, names: 2, body: 1 };

/** https://en.wikipedia.org/wiki/Discounted_cumulative_gain, gains 2^grade - 1. */
function gain(grades) {
  return grades.slice(0, SHOWN).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

function stem(url) {
  return path.basename(url, ".html");
}

function ndcg(answers, urls) {
  const ideal = Object.values(answers).sort((a, b) => b - a);
  return gain(urls.map((url) => answers[stem(url)] ?? 0)) / gain(ideal);
}

/** lunr as its documentation begins: its own tokenizer, trimmer, stop words and stemmer. */
function defaultLunr(documents) {
  const index = lunr(function build() {
    this.ref("url");
    for (const [field, boost] of Object.entries(BOOSTS)) {
      this.field(field, { boost });
    }
    for (const document of documents) {
      this.add(document);
    }
  });
  return (text) => index.query((query) => query.term(lunr.tokenizer(text))).map((hit) => hit.ref);
}

function miniSearch(documents, folder) {
  const MiniSearch = require(path.join(folder, "minisearch", "dist", "cjs", "index.cjs"));
  const index = new MiniSearch({
    idField: "url",
    fields: ["title", "standfirst", "names", "body"],
    searchOptions: { boost: BOOSTS, prefix: true, fuzzy: 0.2 },
  });
  index.addAll(documents);
  return (text) => index.search(text).map((hit) => hit.id);
}

async function main() {
  const { documents, judged } = JSON.parse(fs.readFileSync(0, "utf8"));
  const { search } = harness.open(process.argv[2]);
  const engines = {
    xwener: async (text) =>
      (await search.query(text, { limit: SHOWN, snippets: false })).results.map((hit) => hit.url),
    lunr: defaultLunr(documents),
    ...(process.argv[3] ? { minisearch: miniSearch(documents, process.argv[3]) } : {}),
  };
  const report = {};
  for (const [name, ask] of Object.entries(engines)) {
    const queries = {};
    for (const { query, answers } of judged) {
      queries[query] = ndcg(answers, await ask(query));
    }
    const values = Object.values(queries);
    report[name] = { mean: values.reduce((sum, value) => sum + value, 0) / values.length, queries };
  }
  process.stdout.write(JSON.stringify(report));
}

main();
