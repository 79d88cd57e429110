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
  const HASH_LETTERS = 8;
  /** A directory's name begins with it; then comes the tree. */
  const DIRECTORY = "d";
  /** The name of a text in two halves begins with it; see texts.py. */
  const HALVED = "h";
  /** Pieces kept ready: some megabytes at most, while a reader types any number of queries. */
  const KEPT = 250;

  /** Arguments that one call may have, with room to spare. */
  const CHUNK = 4096;

  /** @type {Map<string, string>} What files have handed over and nobody has asked for yet. */
  const raw = new Map();
  /** @type {Map<string, Promise<any>>} */
  const ready = new Map();
  /** @type {Promise<SearchManifest> | undefined} */
  let opened;
  /** Whether the browser's copies are known to be old. */
  let fresh = false;

  root.xwener.searchData = (name, json) => {
    raw.set(name, json);
  };

  /**
   * @param {string} name
   * @param {string} file
   */
  async function fetched(name, file) {
    for (const again of [fresh, true]) {
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
  const CARD = { url: 0, text: 1, title: 2, standfirst: 3, date: 4, names: 5 };

  /**
   * What is shown of a document.
   * @param {SearchManifest} manifest
   * @param {number} document
   * @returns {Promise<any[]>}
   */
  async function card(manifest, document) {
    const tree = manifest.trees.c;
    const number = Math.floor(document / manifest.group);
    let name = tree?.names[number];
    if (tree?.level) {
      const listed = await directory("c", tree.names[Math.floor(number / manifest.listed)] ?? "");
      name = listed.names[number % manifest.listed];
    }
    const group = await payload(name ?? "");
    const [url, text, ...others] = /** @type {any[]} */ (group[document % manifest.group]);
    return [
      url,
      text,
      ...others.map((one) => (Array.isArray(one) ? one.map(manifest.swapped) : manifest.swapped(one))),
    ];
  }

  /**
   * A document's paragraphs, one a line, and below the first half of them its headings.
   * @param {SearchManifest} manifest
   * @param {any[]} shown Its card.
   * @param {number} halves Which half of a long text: 1 the first, 2 the second, 3 both.
   * @returns {Promise<{ passages: string, headings: string }>}
   */
  async function text(manifest, shown, halves) {
    const name = shown[CARD.text];
    const files = name.startsWith(HALVED) ? [`${name}-1`, `${name}-2`] : [name];
    const names = files.filter((_, number) => halves & (1 << number));
    const found = await Promise.all(names.map(payload));
    return {
      passages: found.map(([passages]) => manifest.swapped(passages)).join("\n"),
      headings: manifest.swapped(found[0]?.[1] ?? ""),
    };
  }

  /**
   * Letters that have changed places for the way, brought back.
   * @param {[string, string]} places
   */
  function swapper([script, signs]) {
    /** @type {Map<number, number>} */
    const table = new Map();
    for (let at = 0; at < script.length; at += 1) {
      table.set(script.charCodeAt(at), signs.charCodeAt(at)).set(signs.charCodeAt(at), script.charCodeAt(at));
    }
    return (/** @type {string} */ given) => {
      const units = [];
      for (let at = 0; at < given.length; at += 1) {
        const unit = given.charCodeAt(at);
        units.push(table.get(unit) ?? unit);
      }
      const chunks = [];
      for (let at = 0; at < units.length; at += CHUNK) {
        chunks.push(String.fromCharCode(...units.slice(at, at + CHUNK)));
      }
      return chunks.join("");
    };
  }

  /** Forget everything, so that the next query loads the index as it is now, past every cache. */
  function forget() {
    fresh = true;
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
    for (const [tree, [level, keys, hashes]] of Object.entries(data.trees)) {
      trees[tree] = { level, ...listing(level ? DIRECTORY + tree : tree, keys, hashes) };
    }
    const swapped = swapper(data.swapped);
    return { ...data, trees, swapped, lengths: Uint8Array.from(parts.decode(data.lengths)) };
  }

  /**
   * A part of a tree: the first keys and the names of its shards.
   * @param {string} tree
   * @param {string} keys
   * @param {string} hashes
   * @returns {SearchListing}
   */
  function listing(tree, keys, hashes) {
    const reader = new parts.Reader(keys);
    /** @type {string[]} */
    const first = [];
    /** @type {string[]} */
    const names = [];
    while (!reader.done) {
      const at = names.length * HASH_LETTERS;
      names.push(tree + hashes.slice(at, at + HASH_LETTERS));
      first.push(reader.word(first[first.length - 1] ?? ""));
    }
    return { first, names };
  }

  /**
   * @param {string} tree
   * @param {string} name
   * @returns {Promise<SearchListing>}
   */
  async function directory(tree, name) {
    const [keys, hashes] = await payload(name);
    return listing(tree, keys, hashes);
  }

  Object.assign(parts, { payload, manifest, directory, forget, card, text, CARD });
})();
