/**
 * The Sorani language core in the browser: the same functions as the Python package `xwener.sorani`, run by the
 * same tables (plugins/xwener/sorani/tables), and held equal by tests/sorani/test_parity.py. Offsets count
 * UTF-16 code units here and code points there.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  const xwener = root.xwener;

  // On a page, the tables stand before this script in the same file; Node reads them from the source tree.
  const tables =
    xwener.soraniTables ??
    Object.fromEntries(
      ["alphabet", "normalize", "tokenize", "stem", "collation", "dates", "latin", "numbers"].map((name) => [
        name,
        require(`${__dirname}/../../../plugins/xwener/sorani/tables/${name}.json`),
      ]),
    );

  // --- letters, normalizing, words, stems ---

  // --- collation, dates, numbers, Latin ---

  const { collation, dates, latin, numbers } = tables;

  /** @type {Record<string, string>} */
  const toAscii = {};
  for (const set of [numbers.digits, numbers.persian]) {
    for (let digit = 0; digit < 10; digit++) toAscii[set[digit]] = String(digit);
  }

  /** @param {string} text */
  const asciiDigits = (text) => Array.from(text, (char) => toAscii[char] ?? char).join("");

  /** @param {string} text */
  const kurdishDigits = (text) =>
    Array.from(asciiDigits(text), (char) => (isDigit(char) ? numbers.digits[+char] : char)).join("");

  /** @param {string} char */
  const isDigit = (char) => char >= "0" && char <= "9" && char.length === 1;

  /** @param {string} char */
  const isLatin = (char) => char >= "a" && char <= "z" && char.length === 1;

  /** @type {Record<string, string>} */
  const weights = { " ": "\u0001" };
  for (let rank = 0; rank < collation.order.length; rank++) {
    weights[collation.order[rank]] = String.fromCharCode(0x10 + rank);
  }
  for (const variant of Object.keys(collation.folds)) weights[variant] = weights[collation.folds[variant]];
  for (let digit = 0; digit < 10; digit++) weights[digit] = String.fromCharCode(2 + digit);

  /** @param {string} text */
  function sortKey(text) {
    let key = "";
    for (const char of asciiDigits(text)) {
      const lower = char.toLowerCase();
      key += weights[char] ?? (isLatin(lower) ? lower : "");
    }
    return `${key}\0${text}`;
  }

  /** @param {string} text */
  function firstLetter(text) {
    for (const char of asciiDigits(text)) {
      const letter = collation.folds[char] ?? char;
      if (collation.order.includes(letter)) return letter;
      if (isDigit(letter)) return collation.digits;
      if (isLatin(letter.toLowerCase())) return letter.toUpperCase();
    }
    return "";
  }

  /** @param {number} value */
  function formatNumber(value, { grouping = true } = {}) {
    const [whole, fraction] = String(Math.abs(value)).split(".");
    const first = whole.length % 3;
    const parts = first || !grouping ? [grouping ? whole.slice(0, first) : whole] : [];
    for (let at = first; grouping && at < whole.length; at += 3) parts.push(whole.slice(at, at + 3));
    const ending = fraction ? numbers.decimal + fraction : "";
    return (value < 0 ? numbers.minus : "") + kurdishDigits(parts.join(numbers.group) + ending);
  }

  /**
   * @param {string} template
   * @param {Record<string, string | number>} fields
   */
  function fill(template, fields) {
    let out = template;
    for (const name of Object.keys(fields)) out = out.split(`{${name}}`).join(String(fields[name]));
    return out;
  }

  /** The days since 1970 of an ISO date, without any time zone. @param {string} iso */
  const dayNumber = (iso) => Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / 86400000;

  /**
   * @param {string} iso
   * @param {string} [style]
   */
  function formatDate(iso, style = "full") {
    const [year, month2, day2] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
    // 1970 began on a Thursday, the fourth day of a week that begins on Monday.
    const weekday = dates.days[(((dayNumber(iso) + 3) % 7) + 7) % 7];
    const month = dates.months[+month2 - 1];
    return kurdishDigits(
      fill(dates.styles[style], { weekday, day: +day2, day2, month, month2, year: +year }),
    );
  }

  /** @param {string[]} items */
  const joinList = (items) =>
    items.length < 2
      ? (items[0] ?? "")
      : items.slice(0, -1).join(numbers.separator) + numbers.last + items[items.length - 1];

  /**
   * @param {string} iso
   * @param {string} today
   */
  function relativeTime(iso, today) {
    const { units, past, future, ...near } = dates.relative;
    const days = dayNumber(iso) - dayNumber(today);
    if (Math.abs(days) < 2) return days ? (days < 0 ? near.yesterday : near.tomorrow) : near.today;
    const [unit, size] =
      [
        ["year", 365],
        ["month", 30],
        ["week", 7],
        ["day", 1],
      ].find(([, least]) => Math.abs(days) >= least) ?? [];
    const count = Math.floor(Math.abs(days) / size);
    const amount = count === 1 ? units[unit][0] : fill(units[unit][1], { n: formatNumber(count) });
    return fill(days < 0 ? past : future, { amount });
  }

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
    for (const char of `${asciiDigits(normalize(text))}\n`) {
      if (char in latin.consonants || char in latin.vowels || "ئوی".includes(char)) word += char;
      else {
        if (word) out += names[word] || wordToLatin(word);
        word = "";
        out += latin.signs[char] ?? char;
      }
    }
    return out.slice(0, -1);
  }

  /** @param {string} word */
  function latinKeys(word) {
    const letters = "abcdefghijklmnopqrstuvwxyzçşêîûḧẍłř'’";
    let typed = toLatin(word).toLowerCase();
    for (const article of latin.articles) {
      if (typed.startsWith(article) && Array.from(typed).length > article.length + 1)
        typed = typed.slice(article.length);
    }
    let bare = "";
    for (const char of typed) {
      const base = letters.includes(char) ? char : Array.from(char.normalize("NFD"))[0];
      if (letters.includes(base)) bare += base;
    }
    let folded = "";
    for (let index = 0; index < bare.length; index++) {
      const pair = latin.digraphs[bare.slice(index, index + 2)];
      const char = pair ?? bare[index];
      if (pair) index++;
      const key = latin.keys[char] ?? char;
      if (key && folded[folded.length - 1] !== key) folded += key;
    }
    const skeleton = Array.from(folded)
      .filter((char) => !latin.key_vowels.includes(char))
      .join("");
    const keys = folded ? [folded] : [];
    return skeleton.length >= latin.skeleton_least ? [...keys, `~${skeleton}`] : keys;
  }

  // --- what is offered ---

  xwener.sorani = /** @type {XwenerSorani} */ ({
    // letters, normalizing, words, stems
    // collation, dates, numbers, Latin
    sortKey,
    firstLetter,
    formatDate,
    formatNumber,
    joinList,
    relativeTime,
    toLatin,
    latinKeys,
    asciiDigits,
    kurdishDigits,
  });
  if (typeof module === "object") {
    module.exports = xwener.sorani;
  }
})();
