/**
 * Puts queries to indexes and prints, in their order, query → titles found as JSON. On standard input comes a JSON
 * list of `[folder of the index, queries]`.
 */
"use strict";

const fs = require("node:fs");
const harness = require("./harness.js");

async function main() {
  const answers = [];
  for (const [folder, queries] of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const { search } = harness.open(folder);
    const found = {};
    for (const query of queries) {
      const { results } = await search.query(query, { limit: 50 });
      found[query] = results.map((result) => result.title);
    }
    answers.push(found);
  }
  process.stdout.write(JSON.stringify(answers));
}

main();
