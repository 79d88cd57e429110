/**
 * Puts queries to the shards in the folder `process.argv[2]` and to the whole lunr index in `process.argv[3]`,
 * and prints as JSON where refs or scores differ. The queries come as a JSON list on standard input.
 */
"use strict";

const fs = require("node:fs");
const harness = require("./harness.js");

const TOLERANCE = 1e-9;
const { parts } = harness.open(process.argv[2]);
lunr.Pipeline.registerFunction((token) => token.update(xwener.sorani.searchKey), "sorani");
const whole = lunr.Index.load(JSON.parse(fs.readFileSync(process.argv[3], "utf8")));

/** The words of a query as groups of terms, as the search itself makes them. */
async function groupsOf(text) {
  const { words } = parts.parse(text, true);
  const groups = [];
  for (const word of words) {
    const group = await parts.expand(word);
    const terms = group.length ? group : await parts.correct(word);
    if (terms.length) {
      groups.push(terms);
    }
  }
  return groups;
}

function differences(expected, found) {
  const wrong = [];
  for (const [ref, score] of expected) {
    if (!(Math.abs((found.get(ref) ?? Number.NaN) - score) <= TOLERANCE)) {
      wrong.push([ref, score, found.get(ref) ?? null]);
    }
  }
  for (const ref of found.keys()) {
    if (!expected.has(ref)) {
      wrong.push([ref, null, found.get(ref)]);
    }
  }
  return wrong;
}

function byRef(results) {
  return new Map(results.map((result) => [result.ref, result.score]));
}

async function main() {
  const manifest = await parts.manifest();
  const report = { queries: 0, results: 0, terms: 0, wrong: [] };
  for (const text of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const groups = await groupsOf(text);
    if (!groups.length) {
      continue;
    }
    const every = Array.from({ length: manifest.size }, (_, number) => number);
    const { index, query } = parts.assemble(groups, every, manifest);
    const expected = byRef(whole.query(query));
    const { scores, masks } = parts.score(groups, manifest);
    const scored = new Map(
      every.filter((number) => masks[number]).map((number) => [String(number), scores[number]]),
    );
    const wrong = [...differences(expected, byRef(index.query(query))), ...differences(expected, scored)];
    report.queries += 1;
    report.results += expected.size;
    report.terms += groups.flat().length;
    if (wrong.length) {
      report.wrong.push([text, wrong.slice(0, 3)]);
    }
  }
  process.stdout.write(JSON.stringify(report));
}

main();
