/** What a query would have been with another keyboard layout switched on: the commonest slip of all. */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = root.xwener.searchParts;

  const LATIN = "qwertyuiopasdfghjklzxcvbnm[];',.";
  const LATIN_SHIFT = "QWERTYUIOPASDFGHJKLZXCVBNM";
  /**
   * The letters on the same keys. Kurdish: xkeyboard-config, symbols/ir, ku_ara, which follows the layout of
   * Windows. Arabic: the same project's symbols/ara, which follows Arabic (101).
   */
  const KURDISH = "قوەرتیئحۆپاسدفگهژکلزخجڤبنم][؛',.";
  const KURDISH_SHIFT = "Xهڕطێءعؤثآشذإغ\u200cأكڵضصچظىة";
  const ARABIC = "ضصثقفغعهخحشسيبلاتنمئءؤرﻻىةجدكطوز";
  /** One key of the Arabic layout types two letters; here one sign stands for them. */
  const LAM_ALEF = "لا";
  const LIGATURE = "ﻻ";

  /**
   * @param {string} from
   * @param {string} to
   */
  function table(from, to) {
    const letters = [...to];
    return new Map([...from].map((letter, index) => [letter, letters[index] ?? letter]));
  }

  const arabic = table(LATIN, ARABIC);
  const kurdish = new Map([...table(LATIN_SHIFT, KURDISH_SHIFT), ...table(LATIN, KURDISH)]);
  const TABLES = [
    kurdish, // Latin was on, Kurdish was meant
    arabic, // Latin was on, the reader types Sorani on the Arabic layout
    new Map([...kurdish].map(([latin, letter]) => [letter, latin])), // Kurdish was on, Latin was meant
    new Map([...arabic].map(([latin, letter]) => [letter, latin])), // Arabic was on, Latin was meant
    chain(new Map([...arabic].map(([latin, letter]) => [letter, latin])), kurdish), // Arabic for Kurdish
  ];

  /**
   * @param {Map<string, string>} first
   * @param {Map<string, string>} second
   */
  function chain(first, second) {
    return new Map([...first].map(([letter, between]) => [letter, second.get(between) ?? between]));
  }

  /**
   * The text as it would have come out on each other layout; each only once, and never the text itself.
   * @param {string} text
   * @returns {string[]}
   */
  function otherLayouts(text) {
    const found = TABLES.map((layout) => {
      const typed = layout.has(LIGATURE) ? text.replaceAll(LAM_ALEF, LIGATURE) : text;
      return [...typed]
        .map((letter) => layout.get(letter) ?? letter)
        .join("")
        .replaceAll(LIGATURE, LAM_ALEF);
    });
    return [...new Set(found)].filter((other) => other !== text);
  }

  Object.assign(parts, { otherLayouts });
})();
