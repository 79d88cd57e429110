/** Kurdish in Latin letters; `latin.py`, `short_i.py` and `slug.py` in JavaScript. */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani } = xwener;
  const { latin } = xwener.soraniTables;

  const { closing, liquids, stops, patterns } = latin.short_i;
  const isVowel = (/** @type {string | undefined} */ sound) => !!sound && "aeêiîouû".includes(sound);

  /**
   * What و or ی is, after the sound `last`, and how many letters that takes: a consonant at the beginning of a
   * word and beside a vowel, else a vowel.
   * @param {string} word
   * @param {number} index
   * @param {string | undefined} last
   * @returns {[string, number]}
   */
  function glide(word, index, last) {
    if (word.startsWith("وو", index) && index) {
      return [word[index + 2] in latin.vowels ? "uw" : isVowel(last) ? "wû" : "û", 2];
    }
    const [consonant, vowel] = word[index] === "و" ? ["w", "u"] : ["y", "î"];
    if (word[index - 1] === "ئ") return [vowel, 1];
    if (!index || isVowel(last) || word[index + 1] in latin.vowels) return [consonant, 1];
    const beforeVowel = word[index + 1] === "ی" && !(word[index + 2] in latin.vowels);
    return [consonant === "w" && beforeVowel ? "w" : vowel, 1];
  }

  /**
   * What is written, و and ی decided.
   * @param {string} word
   */
  function soundsOf(word) {
    let sounds = "";
    for (let index = 0; index < word.length; ) {
      const char = word[index];
      const [sound, used] =
        char === "و" || char === "ی"
          ? glide(word, index, sounds[sounds.length - 1])
          : [char === "ئ" ? "" : (latin.consonants[char] ?? latin.vowels[char]), 1];
      sounds += sound;
      index += used;
    }
    return sounds;
  }

  /**
   * Whether the two consonants before `end` can close a syllable together.
   * @param {string} run
   * @param {number} end
   */
  const isPair = (run, end) => (closing[run[end - 2]] ?? "").includes(run[end - 1]);

  /**
   * Whether the first `left` consonants can close the syllable of the vowel before them.
   * @param {string} run
   * @param {number} left
   */
  function closes(run, left) {
    if (left === 1) return true;
    if (left > 2 || !isPair(run, left)) return false;
    return left === run.length || !(liquids.includes(run[left]) && stops.includes(run[left - 1]));
  }

  /**
   * How many of the first `left` consonants make up their last syllable, around a short i.
   * @param {string} run
   * @param {number} left
   * @param {boolean} afterVowel
   */
  function syllable(run, left, afterVowel) {
    if (left > 2 && isPair(run, left)) return 3;
    return left === 1 || (left === 2 && afterVowel && left < run.length) ? 1 : 2;
  }

  /**
   * A run of consonants between vowels, or between one and the rim of the word.
   * @param {string} run
   * @param {boolean} afterVowel
   * @param {boolean} beforeVowel
   */
  function spoken(run, afterVowel, beforeVowel) {
    let left = run.length - (beforeVowel ? Math.min(run.length, run.endsWith("w") ? 2 : 1) : 0);
    const parts = [run.slice(left)];
    if (beforeVowel && parts[0] === "y" && left > (afterVowel ? 1 : 2)) parts.push("i", run[--left]);
    while (left && !(afterVowel && closes(run, left))) {
      const size = syllable(run, left, afterVowel);
      left -= size;
      parts.push(run.length === 1 ? run : `${run[left]}i${run.slice(left + 1, left + size)}`);
    }
    parts.push(run.slice(0, left));
    return parts.reverse().join("");
  }

  /** @param {string} word */
  function wordToLatin(word) {
    if (word === "و") return "û";
    let sounds = soundsOf(word);
    for (const pattern of Object.keys(patterns)) sounds = sounds.split(pattern).join(patterns[pattern]);
    let out = "";
    for (let start = 0; start < sounds.length; ) {
      let end = start;
      while (end < sounds.length && !isVowel(sounds[end])) end++;
      out += spoken(sounds.slice(start, end), start > 0, end < sounds.length) + (sounds[end] ?? "");
      start = end + 1;
    }
    return out;
  }

  /** Parts of the longest name that is looked for: five words and the spaces between them. */
  const LONGEST_NAME = 9;

  /** @param {string} char */
  const isLetter = (char) => char in latin.consonants || char in latin.vowels || "ئوی".includes(char);

  /**
   * The text in pieces: words of Sorani letters, and what stands between them.
   * @param {string} text
   */
  function partsOf(text) {
    /** @type {string[]} */
    const parts = [];
    let letters = false;
    for (const char of text) {
      if (!parts.length || isLetter(char) !== letters) parts.push("");
      letters = isLetter(char);
      parts[parts.length - 1] += char;
    }
    return parts;
  }

  /**
   * @param {string} text
   * @param {Record<string, string>} [names]
   */
  function toLatin(text, names = {}) {
    const parts = partsOf(sorani.asciiDigits(sorani.normalize(text)));
    const named = Object.keys(names).length > 0;
    let out = "";
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      const word = isLetter(part[0]);
      let used = named && word ? LONGEST_NAME : 0;
      while (used > 0 && !Object.hasOwn(names, parts.slice(index, index + used).join(""))) used -= 2;
      if (used > 0) {
        out += names[parts.slice(index, index + used).join("")];
        index += used - 1;
      } else if (word) out += wordToLatin(part);
      else for (const char of part) out += latin.signs[char] ?? char;
    }
    return out;
  }

  /** What zip files and Windows paths leave for one name. */
  const SLUG_BYTES = 80;

  /** @param {string} text */
  function slug(text) {
    const start = Array.from(text)
      .slice(0, 4 * SLUG_BYTES)
      .join("");
    const letters = Array.from(toLatin(start).toLowerCase(), (char) => latin.ascii[char] ?? char);
    const bare = Array.from(letters.join("").normalize("NFD"))
      .filter((char) => !sorani.alphabet.marks.has(char))
      .join("");
    let name = "";
    for (const word of bare.split(/[^a-z0-9]+/).filter(Boolean)) {
      const longer = name ? `${name}-${word}` : word.slice(0, SLUG_BYTES);
      if (longer.length > SLUG_BYTES) break;
      name = longer;
    }
    return name;
  }

  Object.assign(sorani, { toLatin, slug });
})();
