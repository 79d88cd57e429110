/**
 * Puts queries to the index in the folder `process.argv[2]` and prints query → titles found as JSON. The queries
 * come as a JSON list on standard input.
 */
"use strict";

const fs = require("node:fs");
const harness = require("./harness.js");

async function main() {
  const { search } = harness.open(process.argv[2]);
  const found = {};
  for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const { results } = await search.query(query, { limit: 50 });
    found[query] = results.map((result) => result.title);
  }
  process.stdout.write(JSON.stringify(found));
}

main();
