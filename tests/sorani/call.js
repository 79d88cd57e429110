/**
 * The other side of test_parity.py and the benchmark: reads JSON from standard input, `{script, calls}`, where a call
 * is the name of a function and a list of lists of arguments; writes the results in that order.
 */
"use strict";

const { readFileSync } = require("node:fs");

const { script, calls } = JSON.parse(readFileSync(0, "utf-8"));
const loaded = require(script);
const sorani = globalThis.xwener?.sorani ?? loaded;

const results = calls.map(([name, many]) => many.map((args) => sorani[name](...args)));

// JSON.stringify writes a lone surrogate as an escape, which Python reads back as it was.
process.stdout.write(JSON.stringify(results));
