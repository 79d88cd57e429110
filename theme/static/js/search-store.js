/**
 * Keeps what has been loaded of the index. A piece that is missing is asked for once more, past every cache;
 * if the site has been published anew meanwhile, its manifest is, too.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = root.xwener.searchParts;

  /** The file that holds the manifest, and on small sites everything else. */
  const INDEX = "index";
  const MANIFEST = "manifest";
  const HASH_LETTERS = 4;
  /** Pieces kept ready: some megabytes at most, while a reader types any number of queries. */
  const KEPT = 150;

  /** @type {Map<string, string>} What files have handed over and nobody has asked for yet. */
  const raw = new Map();
  /** @type {Map<string, Promise<any>>} */
  const ready = new Map();
  /** @type {Promise<SearchManifest> | undefined} */
  let opened;

  root.xwener.searchData = (name, json) => {
    raw.set(name, json);
  };

  /**
   * @param {string} name
   * @param {string} file
   */
  async function fetched(name, file) {
    for (const again of [false, true]) {
      if (!raw.has(name)) {
        await parts.fetch(file, again).catch((error) => {
          if (again) {
            throw error;
          }
        });
      }
    }
    const json = raw.get(name);
    if (json === undefined) {
      throw new Error(`${file} does not hold ${name}`);
    }
    return JSON.parse(json);
  }

  /** @param {string} name */
  function payload(name) {
    const found = ready.get(name) ?? fetched(name, name);
    // The one asked for last stands last; the first is the one nobody needed for longest.
    ready.delete(name);
    ready.set(name, found);
    found.catch(() => ready.delete(name));
    if (ready.size > KEPT) {
      ready.delete(/** @type {string} */ (ready.keys().next().value));
    }
    return found;
  }

  function manifest() {
    opened ??= fetched(MANIFEST, INDEX).then(read);
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  }

  /** What stands where in a card; the names are those of an entry. */
  const CARD = { url: 0, title: 1, standfirst: 2, date: 3, text: 4, names: 5 };

  /**
   * @param {SearchManifest} manifest
   * @param {number} document
   * @returns {Promise<any[]>}
   */
  async function card(manifest, document) {
    const group = await parts.payload(manifest.cards[Math.floor(document / manifest.group)] ?? "");
    return group[document % manifest.group];
  }

  /** Forget everything, so that the next query loads the index as it is now. */
  function forget() {
    raw.clear();
    ready.clear();
    opened = undefined;
  }

  /**
   * @param {any} data
   * @returns {SearchManifest}
   */
  function read(data) {
    /** @type {SearchManifest["trees"]} */
    const trees = {};
    for (const [tree, [keys, hashes]] of Object.entries(data.trees)) {
      const names = named(tree, hashes);
      const reader = new parts.Reader(keys);
      /** @type {string[]} */
      const first = [];
      while (!reader.done) {
        first.push(reader.word(first[first.length - 1] ?? ""));
      }
      trees[tree] = { first, names };
    }
    return {
      ...data,
      trees,
      lengths: Uint8Array.from(parts.decode(data.lengths)),
      cards: named("c", data.cards),
    };
  }

  /**
   * @param {string} tree
   * @param {string} hashes
   */
  function named(tree, hashes) {
    const names = [];
    for (let at = 0; at < hashes.length; at += HASH_LETTERS) {
      names.push(`${tree}${names.length}-${hashes.slice(at, at + HASH_LETTERS)}`);
    }
    return names;
  }

  Object.assign(parts, { payload, manifest, forget, card, CARD });
})();
