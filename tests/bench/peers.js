/**
 * In a page: `open(peer)` gives what asks a peer a query and gives the addresses of the five best results, as many as
 * are shown at once. Pagefind's results are only there once their data is.
 */
"use strict";

const SHOWN = 5;
const BOOSTS = { title: 6, standfirst: 4, names: 2, body: 1 };

const peers = {
  async lunr() {
    lunr.Pipeline.registerFunction((token) => token.update(xwener.sorani.searchKey), "sorani");
    const index = lunr.Index.load(await (await fetch("lunr.json")).json());
    return (text) => {
      const terms = xwener.sorani.words(text).map((word) => xwener.sorani.searchKey(word.text));
      return index.query((query) => query.term(terms)).map((hit) => hit.ref);
    };
  },
  async minisearch() {
    const options = { idField: "url", fields: Object.keys(BOOSTS) };
    const index = MiniSearch.loadJSON(await (await fetch("minisearch.json")).text(), options);
    return (text) => index.search(text, { boost: BOOSTS, prefix: true, fuzzy: 0.2 }).map((hit) => hit.id);
  },
  async pagefind() {
    const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI).href);
    await pagefind.init();
    return async (text, most = SHOWN) => {
      const { results } = await pagefind.search(text);
      const shown = await Promise.all(results.slice(0, most).map((one) => one.data()));
      return shown.map((one) => one.url.replace(/^\//, ""));
    };
  },
};

globalThis.openPeer = async (name) => {
  globalThis.askPeer = await peers[name]();
};
