/** Kurdish in Latin letters; `latin.py` in JavaScript. */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani } = xwener;
  const { latin } = xwener.soraniTables;

  /** @type {Record<string, number>} */
  const sonority = {};
  latin.sonority.forEach((/** @type {string} */ letters, /** @type {number} */ rank) => {
    for (const letter of letters) sonority[letter] = rank;
  });
  const isVowel = (/** @type {string} */ sound) => sound !== "" && "aeêiîouû".includes(sound);

  /**
   * What و or ی is: a consonant at the beginning and beside vowels, else a vowel.
   * @param {string} word
   * @param {number} index
   * @param {string[]} sounds
   */
  function glide(word, index, sounds) {
    const [consonant, vowel] = word[index] === "و" ? ["w", "u"] : ["y", "î"];
    if (word[index - 1] === "ئ") return [vowel];
    if (!index || isVowel(sounds[sounds.length - 1] ?? "")) return [consonant];
    if (word[index + 1] in latin.vowels) return consonant === "y" ? ["i", "y"] : [consonant];
    return [vowel];
  }

  /** @param {string} word */
  function soundsOf(word) {
    /** @type {string[]} */
    const sounds = [];
    for (let index = 0; index < word.length; index++) {
      const char = word[index];
      if (char === "و" && word[index + 1] === "و" && index) {
        sounds.push("û");
        index++;
      } else if (char === "و" || char === "ی") sounds.push(...glide(word, index, sounds));
      else if (char !== "ئ") sounds.push(latin.consonants[char] ?? latin.vowels[char]);
    }
    return sounds;
  }

  /**
   * A run of consonants with the short i where it needs one.
   * @param {string[]} run
   * @param {boolean} first
   * @param {boolean} last
   * @returns {string[]}
   */
  function split(run, first, last) {
    const size = run.length;
    const rising = size > 1 && sonority[run[size - 2]] < sonority[run[size - 1]];
    if (first && last) {
      if (size < 2) return run;
      return size > 2 && rising
        ? [run[0], "i", ...run.slice(1, -1), "i", run[size - 1]]
        : [run[0], "i", ...run.slice(1)];
    }
    if (first && size > 1) return size === 2 && run[1] === "w" ? run : [run[0], "i", ...run.slice(1)];
    if (last && rising) return [...split(run.slice(0, -1), false, false), "i", run[size - 1]];
    return !first && !last && size > 2 ? [run[0], run[1], "i", ...run.slice(2)] : run;
  }

  /** @param {string} word */
  function wordToLatin(word) {
    if (word === "و") return "û";
    let out = "";
    let begun = false;
    /** @type {string[]} */
    let run = [];
    for (const sound of [...soundsOf(word), ""]) {
      if (sound && !isVowel(sound)) run.push(sound);
      else {
        out += split(run, !begun, !sound).join("") + sound;
        run = [];
        begun = true;
      }
    }
    return out;
  }

  /**
   * @param {string} text
   * @param {Record<string, string>} [names]
   */
  function toLatin(text, names = {}) {
    let out = "";
    let word = "";
    for (const char of `${sorani.asciiDigits(sorani.normalize(text))}\n`) {
      if (char in latin.consonants || char in latin.vowels || "ئوی".includes(char)) word += char;
      else {
        if (word) out += names[word] || wordToLatin(word);
        word = "";
        out += latin.signs[char] ?? char;
      }
    }
    return out.slice(0, -1);
  }

  Object.assign(sorani, { toLatin });
})();
