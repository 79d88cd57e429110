/**
 * The reader's settings as a value: pure functions that read it, write it and say which attributes of <html> the
 * style sheets and scripts see. What is written are only the choices that differ from the usual ones.
 */
(() => {
  "use strict";

  /** What can be chosen; the first of each is the usual one and leaves no attribute. */
  const CHOICES = /** @type {const} */ ({
    theme: ["auto", "light", "sepia", "dark"],
    typeface: ["naskh", "sans"],
    "text-size": ["normal", "small", "large", "larger", "largest"],
    "line-height": ["normal", "close", "open"],
    width: ["normal", "narrow", "wide"],
    script: ["arabic", "latin"],
  });
  const NAMES = /** @type {(keyof typeof CHOICES)[]} */ (Object.keys(CHOICES));

  /**
   * The settings in `text`, such as "theme=dark&width=wide". What is not known, whoever wrote it, is the usual choice.
   * @type {XwenerSettings["parse"]}
   */
  function parse(text) {
    const said = new URLSearchParams(text);
    return Object.fromEntries(
      NAMES.map((name) => {
        const value = said.get(name) ?? "";
        const known = /** @type {readonly string[]} */ (CHOICES[name]);
        return [name, known.includes(value) ? value : known[0]];
      }),
    );
  }

  /** @type {XwenerSettings["attributes"]} */
  function attributes(state) {
    return Object.fromEntries(
      NAMES.map((name) => [`data-${name}`, state[name] === CHOICES[name][0] ? null : state[name]]),
    );
  }

  /** @type {XwenerSettings["write"]} */
  function write(state) {
    return String(
      new URLSearchParams(
        NAMES.filter((name) => state[name] !== CHOICES[name][0]).map((name) => [name, state[name]]),
      ),
    );
  }

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.settings = { CHOICES, parse, attributes, write };
})();
