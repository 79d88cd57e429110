/**
 * The search on every page: `/` and Ctrl-K open a dialog with a combobox (WAI-ARIA 1.2, list autocomplete). What
 * the search needs is loaded when the dialog is first opened. Without it the link leads to the search page.
 */
(() => {
  "use strict";

  /** As on the search page: one question a word, and no waiting that is felt. */
  const TYPING_PAUSE_MS = 150;
  const SHOWN = 6;

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  const dialog = document.getElementById("search-dialog");
  const field = document.getElementById("search-results") && document.getElementById("search-text");
  const input = dialog?.querySelector("input");
  const list = dialog?.querySelector("ul");
  const status = dialog?.querySelector("[role=status]");
  const form = dialog?.querySelector("form");
  /** @param {EventTarget | null} target */
  function isTyping(target) {
    return (
      target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
    );
  }

  document.addEventListener("keydown", (event) => {
    const slash =
      event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    const control =
      event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !control) return;
    event.preventDefault();
    // On the search page the field stands in the page; the file that is a whole site may hide that page.
    if (field instanceof HTMLInputElement && (field.checkVisibility?.() ?? true)) {
      field.focus();
      field.select();
    } else {
      open();
    }
  });
  if (!(dialog instanceof HTMLDialogElement) || !input || !list || !status || !form) {
    return;
  }

  const words = dialog.dataset;
  let active = -1;
  let latest = 0;
  let timer = 0;
  /** @type {Promise<void> | undefined} */
  let ready;

  function open() {
    if (dialog instanceof HTMLDialogElement && !dialog.open) {
      ready ??= root.xwener?.searchParts?.loadScripts(words.scripts);
      ready?.catch(() => {
        ready = undefined;
      });
      dialog.showModal();
      input?.select();
    }
  }

  /** @returns {HTMLElement[]} */
  function options() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (list?.querySelectorAll("[role=option]") ?? [])];
  }

  /** @param {number} index The option that Enter would choose; -1 for none. */
  function activate(index) {
    const all = options();
    active = all.length ? (index + all.length + 1) % (all.length + 1) : -1;
    active = active === all.length ? -1 : active;
    for (const [number, option] of all.entries()) {
      option.setAttribute("aria-selected", String(number === active));
    }
    const chosen = all[active];
    if (chosen) {
      input?.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      input?.removeAttribute("aria-activedescendant");
    }
  }

  /**
   * @param {SearchResult} result
   * @param {number} index
   */
  function option(result, index) {
    const view = root.xwener?.searchParts?.view;
    if (!view) {
      return "";
    }
    const made = view.element(
      "li",
      "search-option",
      view.element("span", "kicker", words[view.kindKey(result.kind)] ?? ""),
      " ",
      view.element("span", "search-option-title", view.marked(result.title, result.title_marks)),
    );
    made.id = `search-option-${index}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.dataset.href = view.address(result, words.root);
    return made;
  }

  async function show() {
    const text = input?.value ?? "";
    latest += 1;
    const question = latest;
    if (!text.trim()) {
      fill([], "");
      return;
    }
    try {
      await ready;
      const answer = await root.xwener?.search?.query(text, { limit: SHOWN, snippets: false });
      if (question === latest && answer) {
        fill(answer.results, announcement(answer, text.trim()));
      }
    } catch (error) {
      console.warn(error);
      if (question === latest) {
        ready = undefined;
        fill([], words.failed ?? "");
      }
    }
  }

  /**
   * @param {SearchAnswer} answer
   * @param {string} query
   */
  function announcement(answer, query) {
    const view = root.xwener?.searchParts?.view;
    if (answer.total < 2) {
      return answer.total ? (words.one ?? "") : (view?.fill(words.none, { query }) ?? "");
    }
    return view?.fill(words.many, { n: view.written(answer.total, words.zero) }) ?? "";
  }

  /**
   * @param {SearchResult[]} results
   * @param {string} said
   */
  function fill(results, said) {
    list?.replaceChildren(...results.map(option));
    input?.setAttribute("aria-expanded", String(results.length > 0));
    if (list) {
      list.hidden = results.length === 0;
    }
    if (status) {
      status.textContent = said;
    }
    activate(-1);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) {
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options().length) {
      event.preventDefault();
      activate(active === -1 && step < 0 ? options().length - 1 : active + step);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      go(options()[active]);
    }
  }

  /** @param {HTMLElement | undefined} chosen */
  function go(chosen) {
    if (chosen?.dataset.href) {
      location.assign(chosen.dataset.href);
    }
  }

  for (const link of document.querySelectorAll(".nav-search a")) {
    link.addEventListener("click", (event) => {
      const mouse = /** @type {MouseEvent} */ (event);
      if (!mouse.ctrlKey && !mouse.metaKey && !mouse.shiftKey) {
        event.preventDefault();
        open();
      }
    });
  }
  dialog.addEventListener("click", (event) => {
    const { target } = event;
    const chosen = target instanceof Element ? target.closest("[role=option]") : null;
    if (target === dialog || (target instanceof Element && target.closest(".search-close"))) {
      dialog.close();
    } else if (chosen instanceof HTMLElement) {
      go(chosen);
    }
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(show, TYPING_PAUSE_MS);
  });
})();
