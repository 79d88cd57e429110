/** The words and sentences of a text; `tokenize.py` in JavaScript. */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani, soraniTables } = xwener;
  const { codePoints, script, marks } = sorani.alphabet;
  const {
    abbreviations,
    between_digits: betweenDigits,
    closing,
    digits,
    ends,
    ...table
  } = soraniTables.tokenize;

  const breaks = codePoints(table.breaks);
  const invisible = codePoints(table.invisible);
  const spaces = codePoints(table.spaces);
  const abbreviated = abbreviations.split(" ");
  const longest = Math.max(...abbreviated.map((/** @type {string} */ word) => word.length));

  /** What a character belongs to: 1 a Sorani word, 2 another word, 0 none. @param {string} char */
  const kindOf = (char) => (script.has(char) ? 1 : breaks.has(char) ? 0 : 2);

  /** @param {string | undefined} char */
  const isDigit = (char) => char !== undefined && digits.includes(char);

  /**
   * The same spans counted in code units.
   * @param {string[]} chars @param {SoraniSpan[]} spans in order, without overlap
   */
  function placed(chars, spans) {
    let index = 0;
    let place = 0;
    const placeOf = (/** @type {number} */ target) => {
      while (index < target) place += chars[index++].length;
      return place;
    };
    return spans.map(({ start, end }) => ({ start: placeOf(start), end: placeOf(end) }));
  }

  /** @param {string} text */
  function words(text) {
    const chars = Array.from(text);
    const found = [];
    for (let start = 0; start < chars.length; start++) {
      const kind = kindOf(chars[start]);
      if (!kind) continue;
      let end = start + 1;
      for (let index = end; index < chars.length; index++) {
        const char = chars[index];
        const joins = betweenDigits.includes(char) && isDigit(chars[index - 1]) && isDigit(chars[index + 1]);
        if (joins || marks.has(char) || kindOf(char) === kind) end = index + 1;
        else if (!invisible.has(char)) break;
      }
      found.push({ start, end });
      start = end - 1;
    }
    return placed(chars, found).map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  }

  /**
   * Whether the full stop belongs to the word before it: an abbreviation, a letter, a list's number.
   * @param {string[]} chars @param {number} start @param {number} stop
   */
  function isAbbreviated(chars, start, stop) {
    const before = chars.slice(Math.max(start, stop - longest - 1), stop).join("");
    const word = words(before).pop();
    if (!word || word.end < before.length) return false;
    const letters = Array.from(word.text);
    if (!isDigit(letters[letters.length - 1])) return letters.length < 2 || abbreviated.includes(word.text);
    let begin = stop - letters.length;
    while (begin > start && spaces.has(chars[begin - 1])) begin--;
    return begin === start;
  }

  /** @param {string} text */
  function sentences(text) {
    const chars = Array.from(text);
    /** @type {SoraniSpan[]} */
    const found = [];
    let start = 0;
    let afterNewline = false;
    const add = (/** @type {number} */ end) => {
      let last = end;
      while (start < last && spaces.has(chars[start])) start++;
      while (start < last && spaces.has(chars[last - 1])) last--;
      if (start < last) found.push({ start, end: last });
      start = end;
    };
    for (let index = 0; index < chars.length; ) {
      const first = index++;
      const char = chars[first];
      let over = char === "\n" && afterNewline;
      afterNewline = char === "\n" || (afterNewline && spaces.has(char));
      if (ends.includes(char)) {
        while (index < chars.length && ends.includes(chars[index])) index++;
        const single = char === "." && index === first + 1;
        while (index < chars.length && closing.includes(chars[index])) index++;
        over = index === chars.length || spaces.has(chars[index]);
        over &&= !(single && isAbbreviated(chars, start, first));
      }
      if (over) add(index);
    }
    add(chars.length);
    return placed(chars, found);
  }

  Object.assign(sorani, { words, sentences });
})();
