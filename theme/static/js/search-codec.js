/**
 * Reads what plugins/xwener/search/codec.py writes: whole numbers as single code points, words as what they
 * share with the word before.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  const xwener = /** @type {Xwener} */ (root.xwener);
  xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = xwener.searchParts;

  const FIRST = 0x23;
  const BACKSLASH = 0x5c;
  const AFTER_SURROGATES = 0xe000;
  const SURROGATE_COUNT = 0x800;
  const ASTRAL = 0xffff;

  /** Goes through a shard's text from its beginning to its end. */
  class Reader {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
      this.at = 0;
    }

    get done() {
      return this.at >= this.text.length;
    }

    /** The next number. */
    number() {
      let code = this.text.codePointAt(this.at) ?? FIRST;
      this.at += code > ASTRAL ? 2 : 1;
      if (code >= AFTER_SURROGATES) {
        code -= SURROGATE_COUNT;
      }
      return code - FIRST - (code > BACKSLASH ? 1 : 0);
    }

    /** @param {number} count */
    letters(count) {
      this.at += count;
      return this.text.slice(this.at - count, this.at);
    }

    /**
     * The next word, which shares its beginning with `previous`.
     * @param {string} previous
     */
    word(previous) {
      const shared = this.number();
      return previous.slice(0, shared) + this.letters(this.number());
    }
  }

  /**
   * All numbers of a text.
   * @param {string} text
   */
  function decode(text) {
    const reader = new Reader(text);
    const numbers = [];
    while (!reader.done) {
      numbers.push(reader.number());
    }
    return numbers;
  }

  /**
   * The first steps of field lengths, as in fields.py.
   * @param {number} count
   */
  function levels(count) {
    const found = [0];
    while (found.length < count) {
      const last = found[found.length - 1] ?? 0;
      found.push(last + Math.max(1, Math.floor(last / 6)));
    }
    return found;
  }

  /** Words whose keys are remembered: a few megabytes, and the vocabulary of hundreds of texts. */
  const REMEMBERED = 30_000;
  /** @type {Map<string, string>} */
  const keys = new Map();

  /**
   * The search key of a word, remembered: the same words stand in every text.
   * @param {string} word
   */
  function key(word) {
    let found = keys.get(word);
    if (found === undefined) {
      if (keys.size >= REMEMBERED) {
        keys.clear();
      }
      found = xwener.sorani.searchKey(word);
      keys.set(word, found);
    }
    return found;
  }

  Object.assign(parts, { Reader, decode, levels, key });
})();
