/** Finds keys in the sorted trees of the index, loading only the shards that can hold them. */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = root.xwener.searchParts;

  const AFTER_EVERYTHING = "\uffff";
  const BODY = 3;

  /** What has been made of a shard's text, for as long as the store keeps the text. */
  /** @type {WeakMap<Promise<any>, Promise<any>>} */
  const decoded = new WeakMap();

  /**
   * The number of the shard in which `key` stands, if it stands anywhere.
   * @param {string[]} first
   * @param {string} key
   */
  function shardOf(first, key) {
    let low = 0;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {string} */ (first[middle]) <= key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  /**
   * The names of the shards that hold keys from `from` to `to`.
   * @param {SearchListing} listing
   * @param {string} from
   * @param {string} to
   */
  function between(listing, from, to) {
    return listing.names.slice(shardOf(listing.first, from), shardOf(listing.first, to) + 1);
  }

  /**
   * The shards of a tree that hold keys from `from` to `to`, `most` at the most.
   * @param {string} tree
   * @param {string} from
   * @param {string} to
   * @param {number} most
   * @returns {Promise<any[]>}
   */
  async function shards(tree, from, to, most) {
    const manifest = await parts.manifest();
    const top = manifest.trees[tree];
    let names = top ? between(top, from, to) : [];
    if (top?.level) {
      const directories = names;
      names = [];
      for (const name of directories) {
        if (names.length < most) {
          names.push(...between(await parts.directory(tree, name), from, to));
        }
      }
    }
    return Promise.all(names.slice(0, most).map((name) => shard(tree, name, manifest)));
  }

  /**
   * @param {string} tree
   * @param {string} name
   * @param {SearchManifest} manifest
   */
  function shard(tree, name, manifest) {
    const text = parts.payload(name);
    let made = decoded.get(text);
    if (!made) {
      made = text.then((found) => READERS[tree]?.(new parts.Reader(found), manifest));
      decoded.set(text, made);
    }
    return made;
  }

  /** @typedef {InstanceType<SearchParts["Reader"]>} Reader */

  /** What stands behind a key, tree by tree; see plugins/xwener/search/trees.py. */
  /** @type {Record<string, (reader: Reader, manifest: SearchManifest) => any>} */
  const READERS = {
    t: readTerms,
    f: (reader) => readKeys(reader, () => reader.number()),
    e: (reader) => readKeys(reader, () => 0),
    k: (reader) => readKeys(reader, () => readNames(reader)),
    b: (reader) => readKeys(reader, () => readNames(reader)),
  };

  /**
   * @template T
   * @param {Reader} reader
   * @param {(key: string) => T} readValue
   */
  function readKeys(reader, readValue) {
    const found = [];
    let key = "";
    while (!reader.done) {
      key = reader.word(key);
      found.push({ key, value: readValue(key) });
    }
    return found;
  }

  /** @param {Reader} reader */
  function readNames(reader) {
    return Array.from({ length: reader.number() }, () => reader.letters(reader.number()));
  }

  /**
   * @param {Reader} reader
   * @param {SearchManifest} manifest
   */
  function readTerms(reader, manifest) {
    return readKeys(reader, (family) => {
      let term = family;
      return Array.from({ length: reader.number() }, () => {
        term = reader.word(term);
        const postings = manifest.fields.map((_, field) => readPostings(reader, field, manifest));
        const total = postings.reduce((sum, found) => sum + found.documents.length, 0);
        return { term, family, weight: 0, postings, total };
      });
    });
  }

  /**
   * @param {Reader} reader
   * @param {number} field
   * @param {SearchManifest} manifest
   * @returns {SearchPostings}
   */
  function readPostings(reader, field, manifest) {
    const count = reader.number();
    const documents = new Uint32Array(count);
    const frequencies = new Uint16Array(count);
    const levels = new Uint8Array(count);
    const halves = new Uint8Array(count);
    let document = -1;
    for (let index = 0; index < count; index += 1) {
      const step = reader.number();
      const state = step & 3;
      const more = state === 3 ? reader.number() : 0;
      document += (step >> 2) + 1;
      documents[index] = document;
      // In the body `more` tells the halves, too; see counting.py.
      frequencies[index] = more ? Math.floor(field === BODY ? more / 3 : more) : state === 2 ? 2 : 1;
      halves[index] = (more ? more % 3 : state) + 1;
      levels[index] = field === BODY ? /** @type {number} */ (manifest.lengths[document]) : reader.number();
    }
    return { documents, frequencies, levels, halves };
  }

  /**
   * The terms of one family, with where they stand.
   * @param {string} family
   * @returns {Promise<SearchTerm[]>}
   */
  async function terms(family) {
    const [found] = await shards("t", family, family, 1);
    return found?.find((/** @type {{ key: string }} */ one) => one.key === family)?.value ?? [];
  }

  /**
   * The terms that stand near `prefix`: those of families that begin with it, and those of the shards' others.
   * @param {string} prefix
   * @param {number} most How many shards may be loaded.
   * @returns {Promise<SearchTerm[]>}
   */
  async function termsFrom(prefix, most) {
    const found = await shards("t", prefix, prefix + AFTER_EVERYTHING, most);
    return found.flat().flatMap((one) => one.value);
  }

  /**
   * The keys of a tree that begin with `prefix`, with what stands behind them.
   * @param {string} tree
   * @param {string} prefix
   * @param {number} most How many shards may be loaded.
   * @returns {Promise<{ key: string, value: any }[]>}
   */
  async function keys(tree, prefix, most) {
    const found = await shards(tree, prefix, prefix + AFTER_EVERYTHING, most);
    return found.flat().filter((one) => one.key.startsWith(prefix));
  }

  Object.assign(parts, { terms, termsFrom, keys });
})();
