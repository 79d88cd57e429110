/**
 * Shows the text of a page in Latin letters and back again: the same text nodes hold the one or the other, so links,
 * popovers and marks stay what they are.
 */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { pieces, spellings } = xwener.latin;

  const WHERE = "main > article, .entry-popover";
  /** What is no Sorani, or is none of the text. */
  const LEFT = "[lang]:not([lang=ckb]), .latin-note button, code, pre, svg, script, style";
  const BLOCK =
    "p, li, h1, h2, h3, h4, dt, dd, th, td, figcaption, summary, blockquote, div, section, article";
  const PEOPLE = 'a[href*="people/"]';
  /** A sign of the Arabic script: what has none stays as it is. */
  const ARABIC = /\p{Script=Arabic}|[٠-٩۰-۹،؛؟«»]/u;

  const dialog = document.getElementById("settings-dialog");
  /** @type {Map<Text, string>} What each text node held. */
  const texts = new Map();
  /** @type {Map<Element, string>} What each name for screen readers was. */
  const labels = new Map();
  /** @type {HTMLElement | undefined} */
  let note;

  /** The people whom the page's popovers introduce, as pairs of name and Latin spelling. */
  function people() {
    return [...document.querySelectorAll(".entry-popover")]
      .filter((popover) => popover.querySelector(PEOPLE))
      .map((popover) => {
        const latin = popover.querySelector("bdi[lang=en]")?.textContent?.trim() ?? "";
        return /** @type {[string, string]} */ ([popover.getAttribute("aria-label") ?? "", latin]);
      })
      .filter(([name, latin]) => name && latin);
  }

  /**
   * The text nodes below `root`, those of one block together.
   * @param {Element} root
   */
  function blocks(root) {
    /** @type {Map<Element, Text[]>} */
    const found = new Map();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!(node instanceof Text) || !parent || parent.closest(LEFT)) continue;
      const block = parent.closest(BLOCK) ?? root;
      found.set(block, [...(found.get(block) ?? []), node]);
    }
    return found.values();
  }

  function makeNote() {
    const made = document.createElement("p");
    made.className = "latin-note";
    const button = document.createElement("button");
    button.type = "button";
    button.lang = "ckb";
    button.dir = "rtl";
    button.textContent = dialog?.dataset.latinBack ?? "";
    button.addEventListener("click", () => document.dispatchEvent(new Event("xwener:usual-script")));
    made.append(`${dialog?.dataset.latinNote ?? ""} `, button);
    return made;
  }

  function show() {
    if (note) return;
    note = makeNote();
    document.querySelector("main > article")?.prepend(note);
    const names = spellings(people());
    for (const root of document.querySelectorAll(WHERE)) {
      for (const nodes of blocks(root)) {
        const latin = pieces(
          nodes.map(({ data }) => data),
          names,
        );
        for (const [index, node] of nodes.entries()) {
          if (!ARABIC.test(node.data)) continue;
          texts.set(node, node.data);
          node.data = latin[index];
        }
      }
      for (const element of [root, ...root.querySelectorAll("[aria-label]")]) {
        const label = element.getAttribute("aria-label");
        if (!label || !ARABIC.test(label)) continue;
        labels.set(element, label);
        element.setAttribute("aria-label", pieces([label], names)[0]);
      }
      root.setAttribute("lang", "ckb-Latn");
      root.setAttribute("dir", "ltr");
    }
  }

  function hide() {
    for (const [node, text] of texts) node.data = text;
    for (const [element, label] of labels) element.setAttribute("aria-label", label);
    texts.clear();
    labels.clear();
    note?.remove();
    note = undefined;
    for (const root of document.querySelectorAll(WHERE)) {
      root.removeAttribute("lang");
      root.removeAttribute("dir");
    }
  }

  xwener.latinView = { show, hide };
})();
