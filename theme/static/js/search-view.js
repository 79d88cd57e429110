/** How a result looks: made of elements and text nodes only, so that nothing in it can be markup. */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = root.xwener.searchParts;

  /** An address stays short; these are the likeliest. */
  const MARKED_TERMS = 8;

  /** Of what was typed, so many letters are repeated. */
  const REPEATED = 80;

  /** @param {string | undefined} text */
  function short(text = "") {
    return text.length > REPEATED ? `${[...text].slice(0, REPEATED).join("")}…` : text;
  }

  /**
   * A phrase of the catalogue with its fields filled in, long ones cut.
   * @param {string | undefined} phrase
   * @param {Record<string, string>} fields
   */
  function fill(phrase, fields) {
    return (phrase ?? "").replace(/\{(\w+)\}/g, (_, name) => short(fields[name]));
  }

  /**
   * A number as the rest of the page writes it: in the digits that begin with `zero`.
   * @param {number | string} number
   * @param {string | undefined} zero
   */
  function written(number, zero) {
    const first = (zero ?? "0").charCodeAt(0);
    return String(number).replace(/\d/g, (digit) => String.fromCharCode(first + Number(digit)));
  }

  /**
   * @param {string} tag
   * @param {string} className
   * @param {(Node | string)[]} children
   */
  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) {
      made.className = className;
    }
    made.append(...children);
    return made;
  }

  /**
   * A text with the words that were searched for marked.
   * @param {string} text
   * @param {SearchMark[]} marks
   */
  function marked(text, marks) {
    const made = document.createDocumentFragment();
    let done = 0;
    for (const { start, end } of marks) {
      made.append(text.slice(done, start), element("mark", "", text.slice(start, end)));
      done = end;
    }
    made.append(text.slice(done));
    return made;
  }

  /** @param {string} kind The name under which `data-kind-…` stands in `dataset`. */
  function kindKey(kind) {
    return `kind${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  }

  /**
   * The address of a result, with the words that its page is to mark.
   * @param {SearchResult} result
   * @param {string | undefined} site
   */
  function address(result, site) {
    const terms = result.terms.slice(0, MARKED_TERMS).join(" ");
    return `${site ?? ""}${result.url}${terms ? `?find=${encodeURIComponent(terms)}` : ""}`;
  }

  /**
   * @param {SearchResult} result
   * @param {DOMStringMap} words The phrases and the way to the site's root, from the page.
   */
  function resultItem(result, words) {
    const link = document.createElement("a");
    link.href = address(result, words.root);
    link.append(marked(result.title, result.title_marks));
    const meta = element("p", "meta", element("span", "kicker", words[kindKey(result.kind)] ?? ""));
    for (const said of [result.section, result.date_text]) {
      if (said) {
        meta.append(element("span", "", said));
      }
    }
    const snippet = element("p", "result-snippet", marked(result.snippet, result.snippet_marks));
    return element(
      "li",
      result.named ? "result result-named" : "result",
      meta,
      element("h3", "", link),
      snippet,
    );
  }

  parts.view = { fill, written, element, marked, kindKey, address, resultItem };
})();
