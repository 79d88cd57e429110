/**
 * Letters, normalizing and keys; `alphabet.py`, `arabic.py`, `rules.py`, `normalize.py` and `keys.py` in JavaScript.
 * The first part of the Sorani language core: the tables stand before it, the files `sorani-*.js` add the rest.
 * Offsets count UTF-16 code units here and code points in Python.
 */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { alphabet, normalize: normalizing } = xwener.soraniTables;

  /**
   * The characters of ranges in hexadecimal.
   * @param {string} ranges
   * @returns {Set<string | undefined>}
   */
  const codePoints = (ranges) => {
    const found = new Set();
    for (const range of ranges.split(" ")) {
      const [first, last = first] = range.split("-").map((digits) => Number.parseInt(digits, 16));
      for (let point = first; point <= last; point++) found.add(String.fromCodePoint(point));
    }
    return found;
  };

  const script = codePoints(alphabet.script);
  const marks = codePoints(alphabet.marks);
  const rightJoining = codePoints(alphabet.right_joining);
  const { arabic, harakat, kurdish, quotes, vowels } = alphabet;

  /** @param {string | undefined} char */
  const isLetter = (char) => script.has(char) && !marks.has(char);

  /**
   * The same function, remembering what it gave for short strings; it forgets them all before they are too many.
   * @template T
   * @param {(text: string) => T} work
   * @returns {(text: string) => T}
   */
  const remembering = (work) => {
    /** @type {Map<string, T>} */
    const known = new Map();
    return (text) => {
      let result = known.get(text);
      if (result === undefined) {
        result = work(text);
        if (known.size > 99999) known.clear();
        if (text.length < 65) known.set(text, result);
      }
      return result;
    };
  };

  /** @param {string[]} chars @param {number} start @param {number} end */
  const isArabic = (chars, start, end) => {
    let found = false;
    for (let index = start; index < end; index++) {
      const char = chars[index];
      const before = chars[index - 1];
      if (kurdish.includes(char)) return false;
      found ||=
        char === "ا"
          ? !script.has(before)
          : arabic.includes(char) || (char in harakat && !harakat[char].includes(before));
    }
    return found;
  };

  /** @param {string[]} chars */
  const arabicWords = (chars) => {
    /** @type {boolean[]} */
    const flags = [];
    for (let start = 0; start < chars.length; start++) {
      let end = start;
      while (script.has(chars[end])) end++;
      const flag = isArabic(chars, start, end);
      while (start < end) flags[start++] = flag;
    }
    return flags;
  };

  /** @param {string[]} chars */
  const quotedArabic = (chars) => {
    /** @type {[number, number][]} */
    const spans = [];
    let start = 0;
    let closing = "";
    chars.forEach((char, index) => {
      if (char === "\n") closing = "";
      else if (char === closing) {
        if (isArabic(chars, start, index)) spans.push([start, index]);
        closing = "";
      } else if (char in quotes) {
        start = index + 1;
        closing = quotes[char];
      }
    });
    return spans;
  };

  /** @param {string[]} chars @param {number} index */
  const endOfRun = (chars, index) => {
    let end = index + 1;
    while (chars[end] === chars[index]) end++;
    return end;
  };

  /** @typedef {(chars: string[], index: number) => [string, number] | undefined} Rule */

  /**
   * What each kind of step puts for how many characters; nothing for "as it is".
   * @type {Record<string, Rule>}
   */
  const rules = {
    drop: () => ["", 1],
    protect_quoted_arabic: () => undefined,
    compatibility: (chars, index) => [chars[index].normalize("NFKC"), 1],
    lower: (chars, index) => [chars[index].toLowerCase(), 1],
    drop_idle_zwnj(chars, index) {
      const end = endOfRun(chars, index);
      const before = chars[index - 1];
      const works = isLetter(before) && !rightJoining.has(before) && isLetter(chars[end]);
      return [works ? chars[index] : "", end - index];
    },
    drop_inner_tatweel(chars, index) {
      const end = endOfRun(chars, index);
      const inner = script.has(chars[index - 1]) && script.has(chars[end]);
      return [inner ? "" : chars[index].repeat(end - index), end - index];
    },
    compose(chars, index) {
      let end = index + 1;
      while (marks.has(chars[end])) end++;
      let letter = chars[index];
      const rest = chars.slice(index + 1, end);
      for (let tried = 0; tried < rest.length; tried++) {
        const composed = Array.from((letter + rest[tried]).normalize("NFC"));
        if (composed.length < 2) {
          letter = composed[0];
          rest.splice(tried, 1);
          tried = -1;
        }
      }
      return [letter + rest.join(""), end - index];
    },
    final_h(chars, index) {
      const before = chars[index - 1];
      const after = chars[index + 1];
      const final = script.has(before) && !vowels.includes(before) && !script.has(after) && !marks.has(after);
      return final ? ["ە", 1] : undefined;
    },
    initial_w(chars, index) {
      const after = chars[index + 2];
      const initial = !script.has(chars[index - 1]) && chars[index + 1] === chars[index];
      return initial && script.has(after) && !`${vowels}وی`.includes(after) ? [chars[index], 2] : undefined;
    },
  };

  /** @param {Record<string, string>} table @returns {Rule} */
  const replacing = (table) => (chars, index) => {
    const pair = table[chars[index] + chars[index + 1]];
    const single = table[chars[index]];
    return pair ? [pair, 2] : single ? [single, 1] : undefined;
  };

  /**
   * The steps for text that is shown or for the key that is searched, in their order.
   * @param {"text" | "key"} purpose
   */
  const stepsFor = (purpose) =>
    normalizing.steps
      .filter((/** @type {any} */ row) => (row.for ?? purpose) === purpose)
      .map((/** @type {any} */ { do: kind, map, from, to, in: ranges, unless_arabic }) => {
        const table =
          map ?? (from && Object.fromEntries(Array.from(from, (char, index) => [char, to[index]])));
        return {
          kind,
          needs: table ? new Set(Object.keys(table).map((key) => key[0])) : codePoints(ranges),
          unlessArabic: purpose === "text" && unless_arabic,
          rule: table ? replacing(table) : rules[kind],
        };
      });

  /** @typedef {{ chars: string[], places: number[] }} Text a text in the making, and where each character came from */

  /** @param {any} step @param {Text} text @returns {Text} */
  const apply = ({ kind, needs, unlessArabic, rule }, { chars, places }) => {
    const everywhere = kind === "compose";
    const spared = unlessArabic ? arabicWords(chars) : [];
    /** @type {Text} */
    const made = { chars: [], places: [] };
    for (let index = 0; index < chars.length; ) {
      const change = (everywhere || needs.has(chars[index])) && !spared[index] && rule(chars, index);
      const [put, used] = change || [chars[index], 1];
      const letters = put.length < 2 ? (put ? [put] : []) : Array.from(put);
      letters.forEach((letter, nth) => {
        made.chars.push(letter);
        made.places.push(places[letters.length === used ? index + nth : index]);
      });
      index += used;
    }
    return made;
  };

  /** @param {any[]} steps @param {Text} text @returns {Text} */
  const run = (steps, text) => {
    for (const [number, step] of steps.entries()) {
      if (!text.chars.some((char) => step.needs.has(char))) continue;
      if (step.kind === "protect_quoted_arabic") return aroundQuotedArabic(steps.slice(number + 1), text);
      text = apply(step, text);
    }
    return text;
  };

  /** @param {any[]} steps @param {Text} text @returns {Text} */
  const aroundQuotedArabic = (steps, { chars, places }) => {
    /** @type {Text} */
    const made = { chars: [], places: [] };
    let done = 0;
    for (const [start, end] of [...quotedArabic(chars), [chars.length, chars.length]]) {
      const part = { chars: chars.slice(done, start), places: places.slice(done, start) };
      for (const text of [
        run(steps, part),
        { chars: chars.slice(start, end), places: places.slice(start, end) },
      ]) {
        for (const char of text.chars) made.chars.push(char);
        for (const place of text.places) made.places.push(place);
      }
      done = end;
    }
    return made;
  };

  /** @param {any[]} steps */
  const normalizer = (steps) => (/** @type {string} */ text) => {
    const chars = Array.from(text);
    let place = 0;
    const places = chars.map((char) => {
      place += char.length;
      return place - char.length;
    });
    const made = run(steps, { chars, places });
    return { text: made.chars.join(""), offsets: [...made.places, place] };
  };

  const normalizeWithOffsets = normalizer(stepsFor("text"));
  const fold = normalizer(stepsFor("key"));
  const normalize = remembering((text) => normalizeWithOffsets(text).text);
  const searchKey = remembering((token) => fold(token).text);

  /** @param {string} token */
  const looseKey = (token) =>
    Array.from(searchKey(token), (char) => normalizing.loose[char] ?? char)
      .join("")
      .replace(/و+/g, "و");

  xwener.sorani = /** @type {XwenerSorani} */ ({
    alphabet: { codePoints, script, marks },
    remembering,
    normalize,
    normalizeWithOffsets,
    searchKey,
    looseKey,
  });
})();
