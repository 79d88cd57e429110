/**
 * The whole site in one document: shows the page that the address names by its fragment, and lets the search find
 * its index here. Without this script the pages stand one after the other.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  const SEARCH = "search.html";
  const pages = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".edition-page")]);
  const [home] = pages;
  if (!home) {
    return;
  }

  const siteTitle = document.title;
  /** @type {HTMLElement | undefined} */
  let shown;

  // --- The index of the search lies in the document ---

  const index = document.getElementById("edition-index");
  const parts = root.xwener?.searchParts;
  if (parts) {
    parts.fetch = async () => {
      for (const [name, json] of Object.entries(JSON.parse(index?.textContent ?? "{}"))) {
        root.xwener?.searchData?.(name, json);
      }
    };
  }

  // --- One page at a time ---

  /** The id that the address names; what follows a `?` is for the page itself. */
  function asked() {
    if (!location.hash) {
      // The search page keeps its query in front of the fragment.
      return new URLSearchParams(location.search).has("q") ? SEARCH : "";
    }
    const [id = ""] = location.hash.slice(1).split("?");
    try {
      return decodeURIComponent(id);
    } catch {
      return id; // no percent-encoding at all
    }
  }

  /** @param {HTMLElement} page */
  function show(page) {
    if (shown === page) {
      return;
    }
    for (const other of shown ? [shown] : pages) {
      // Searching in the page finds what is hidden so, where the browser knows how, and opens it.
      other.setAttribute("hidden", "until-found");
    }
    page.removeAttribute("hidden");
    shown = page;
    document.title = page.dataset.title || siteTitle;
    for (const link of document.querySelectorAll(".site-nav a, .colophon-nav a")) {
      if (link.getAttribute("href") === `#${page.id}`) {
        link.setAttribute("aria-current", "page");
      } else {
        link.removeAttribute("aria-current");
      }
    }
  }

  function follow() {
    const target = document.getElementById(asked());
    const page = target?.closest(".edition-page");
    if (page instanceof HTMLElement) {
      show(page);
    } else if (!location.hash || !shown) {
      show(home);
    }
    const words = new URLSearchParams(location.hash.split("?")[1]).get("find");
    parts?.mark?.(words, shown)?.catch((error) => console.warn(error));
    return target;
  }

  /** The reader has come by a link: to the top of a page, or to a place in it. */
  function arrive() {
    const target = follow();
    if (!target?.classList.contains("edition-page")) {
      target?.scrollIntoView();
      return;
    }
    // Who reads with their ears is told where they are.
    const heading = target.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    window.scrollTo({ top: 0, behavior: "instant" });
  }

  /** How far each entry of the history was read; browsers restore that before the page is shown. */
  function remember() {
    try {
      history.replaceState({ read: window.scrollY }, "");
    } catch {
      // Some browsers refuse it for a page opened from disk: then "back" leads to the top.
    }
  }

  let timer = 0;
  window.addEventListener(
    "scroll",
    () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(remember, 100);
    },
    { passive: true },
  );
  history.scrollRestoration = "manual";
  /** @type {number | undefined} */
  let read;
  window.addEventListener("popstate", ({ state }) => {
    window.clearTimeout(timer);
    read = state?.read;
    // The search page drops the fragment, so that no change of it will tell.
    if (!location.hash) {
      follow();
    }
  });
  // Comes after `popstate` and after the browser's own scrolling.
  window.addEventListener("hashchange", () => {
    /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog[open]"))?.close();
    if (read === undefined) {
      arrive();
    } else {
      follow();
      window.scrollTo({ top: read, behavior: "instant" });
    }
  });
  for (const page of pages) {
    page.addEventListener("beforematch", () => show(page));
  }

  // --- Forms that would ask the search page of the site ---

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const field = document.querySelector("form#search input[name=q]");
    if (!(form instanceof HTMLFormElement) || form.id === "search" || !(field instanceof HTMLInputElement)) {
      return;
    }
    if (form.getAttribute("action") !== `#${SEARCH}`) {
      return;
    }
    event.preventDefault();
    field.value = form.querySelector("input")?.value ?? "";
    form.closest("dialog")?.close();
    location.hash = SEARCH;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a[href^='#']") : null;
    // A link to where the reader is already changes no address, and so tells nobody.
    if (link && link.getAttribute("href") === location.hash) {
      arrive();
    }
  });

  document.documentElement.classList.add("edition-routed");
  arrive();
  // Browsers go to the place that the address names once more when all is loaded, and stop short of the page's top.
  window.addEventListener("load", () => window.setTimeout(arrive));
})();
