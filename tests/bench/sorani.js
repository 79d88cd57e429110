/** The other side of sorani.py: reads `{tokens, runs}` as JSON, writes the rates (median, tokens a second) by name. */
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { performance } = require("node:perf_hooks");

const sorani = require(join(__dirname, "../../theme/static/js/sorani.js"));
const { tokens, runs } = JSON.parse(readFileSync(0, "utf-8"));
const text = tokens.join(" ");

/** @param {() => void} work */
function rate(work) {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return (tokens.length / times[Math.floor(runs / 2)]) * 1000;
}

const rates = {
  "normalize + stem": rate(() => {
    for (const token of tokens) {
      sorani.normalize(token);
      sorani.stem(token);
    }
  }),
  words: rate(() => sorani.words(text)),
};
process.stdout.write(JSON.stringify(rates));
