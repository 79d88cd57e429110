/** A MiniSearch index: `node minisearch_index.js LIBRARY DOCUMENTS INDEX`, the last two JSON. */
"use strict";

const fs = require("node:fs");

const [library, documents, index] = process.argv.slice(2);
const MiniSearch = require(library);
const made = new MiniSearch({ idField: "url", fields: ["title", "standfirst", "names", "body"] });
made.addAll(JSON.parse(fs.readFileSync(documents, "utf8")));
fs.writeFileSync(index, JSON.stringify(made));
