/**
 * The box over a list of names: leaves the names that fit what is typed, in Kurdish, Arabic or Latin letters.
 *
 * The names stand in the page; this hides the others. Without it, or without the language core, there is no box.
 */
(() => {
  "use strict";

  /** Screen readers would otherwise read a count for every letter that is typed. */
  const ANNOUNCE_DELAY_MS = 500;

  const sorani = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis).xwener?.sorani;
  const box = document.querySelector('[data-module="glossary-filter"]');
  const input = box?.querySelector("input");
  const status = box?.querySelector('[role="status"]');
  if (!sorani || !(box instanceof HTMLElement) || !input || !status) return;

  const { formatNumber, latinKeys, searchKey } = sorani;
  const phrases = box.dataset;
  const groups = [...document.querySelectorAll(".letter-group")];
  const letters = document.querySelector(".letters");

  /**
   * The keys under which each name is found, made when somebody begins to type.
   * @type {{ item: Element, keys: string[], latin: string[] }[]}
   */
  let names = [];
  let timer = 0;

  /** @param {string} text */
  function wordsOf(text) {
    return text.split(/[\s|،,()-]+/).filter(Boolean);
  }

  function readNames() {
    names = [...document.querySelectorAll(".names > li")].map((item) => {
      const shown = [...item.querySelectorAll("a, bdi")].map((element) => element.textContent);
      const words = wordsOf([...shown, item.getAttribute("data-names")].join("|"));
      return { item, keys: words.map(searchKey), latin: words.flatMap(latinKeys) };
    });
  }

  /**
   * Whether the beginning of some word of a name fits each word that is typed.
   * @param {{ keys: string[], latin: string[] }} name
   * @param {string[]} typed
   */
  function fits(name, typed) {
    return typed.every((word) => {
      const key = searchKey(word);
      if (name.keys.some((known) => known.startsWith(key))) return true;
      // Kurdish typed in Latin letters has as many spellings as writers; the keys are those they share.
      const latin = /[a-z]/i.test(word) ? latinKeys(word) : [];
      return latin.some((wanted) => name.latin.some((known) => known.startsWith(wanted)));
    });
  }

  /** @param {string} text */
  function filter(text) {
    if (names.length === 0) readNames();
    const typed = wordsOf(text);
    let count = 0;
    for (const name of names) {
      const found = fits(name, typed);
      name.item.toggleAttribute("hidden", !found);
      count += found ? 1 : 0;
    }
    for (const group of groups) {
      group.toggleAttribute("hidden", !group.querySelector(".names > li:not([hidden])"));
    }
    // Letters whose group is hidden would lead nowhere.
    letters?.toggleAttribute("hidden", typed.length > 0);
    return typed.length > 0 ? announcement(count) : "";
  }

  /** @param {number} count */
  function announcement(count) {
    if (count === 0) return phrases.none ?? "";
    if (count === 1) return phrases.one ?? "";
    return (phrases.many ?? "").replace("{n}", formatNumber(count));
  }

  function update() {
    const words = filter(input?.value ?? "");
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (status) status.textContent = words;
    }, ANNOUNCE_DELAY_MS);
  }

  input.addEventListener("input", update);
  box.hidden = false;
  // A browser that comes back to the page puts the words back into the box.
  if (input.value) update();
})();
