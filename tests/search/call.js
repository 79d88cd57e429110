/**
 * Calls functions of `xwener.searchParts`: on standard input a JSON list of `[name, arguments]`, on standard output
 * the list of what they give. For `snippet` and `marks` the last argument is the list of wanted terms.
 */
"use strict";

const fs = require("node:fs");
const harness = require("./harness.js");

const { parts } = harness.open("");

function call([name, given]) {
  if (name === "snippet" || name === "marks") {
    const terms = given[1];
    const wanted = name === "snippet" ? (term) => terms.indexOf(term) : (term) => terms.includes(term);
    return parts[name](given[0], wanted);
  }
  return parts[name](...given);
}

process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(call)));
