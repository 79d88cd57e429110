/**
 * Offers to go on where the reader left a long article, and marks articles that have changed since they were read.
 * What it knows stays in this browser, and goes when the reader says so in the settings.
 */
(() => {
  "use strict";

  const KEY = "xwener.reading";
  /** Whoever leaves sooner and has not moved has not read. */
  const READING_MS = 5000;
  /** An article of fewer windows is seen at a glance. */
  const LONG_WINDOWS = 2;

  const { reading } = /** @type {{ xwener: Partial<Xwener> }} */ (/** @type {unknown} */ (globalThis)).xwener;
  const words = document.getElementById("settings-dialog")?.dataset;
  if (!reading || !words) return;

  function kept() {
    try {
      return reading?.parse(localStorage.getItem(KEY)) ?? new Map();
    } catch {
      return new Map(); // no storage: nothing has been read
    }
  }

  const before = kept();
  const path = location.pathname;
  const article = /** @type {HTMLElement | null} */ (document.querySelector("main > article[data-revision]"));
  const prose = article?.querySelector(".prose");
  const revision = article?.dataset.revision ?? "";

  /**
   * @param {Element} place What the mark follows.
   */
  function mark(place) {
    const made = document.createElement("span");
    made.className = "new-mark";
    made.textContent = words?.newMark ?? "";
    place.append(" ", made);
  }

  function markLists() {
    for (const link of document.querySelectorAll("a[data-revision]")) {
      const { href, dataset } = /** @type {HTMLAnchorElement} */ (link);
      if (reading?.isNew(before, new URL(href).pathname, dataset.revision ?? ""))
        mark(link.parentElement ?? link);
    }
  }

  /** The paragraph at the top of the window; 0 when the end of the text has been seen. */
  function paragraphOnTop() {
    const all = [...(prose?.children ?? [])];
    if ((all.at(-1)?.getBoundingClientRect().bottom ?? 0) <= innerHeight) return 0;
    return Math.max(
      0,
      all.findIndex((each) => each.getBoundingClientRect().bottom > 0),
    );
  }

  let moved = false;
  let keeping = true;
  const since = performance.now();
  /** @type {HTMLElement | undefined} */
  let offer;

  function keep() {
    moved ||= scrollY > 0;
    if (!keeping || !(moved || performance.now() - since > READING_MS)) return;
    // Whoever has not taken up the offer and has not moved may take it up next time.
    const at = moved ? paragraphOnTop() : (before.get(path)?.at ?? 0);
    try {
      const pages = reading?.remember(kept(), path, { revision, at });
      if (pages) localStorage.setItem(KEY, reading?.write(pages) ?? "");
    } catch {
      // A browser that keeps nothing offers nothing.
    }
  }

  function closeOffer() {
    offer?.remove();
    offer = undefined;
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", () => {
      closeOffer();
      act();
    });
    return made;
  }

  /** @param {Element} paragraph */
  function offerPlace(paragraph) {
    offer = document.createElement("div");
    offer.className = "reading-offer";
    offer.setAttribute("role", "status");
    const goOn = button(words?.resume ?? "", () => {
      paragraph.scrollIntoView({ block: "start" });
      // The keyboard goes on from there, too.
      paragraph.setAttribute("tabindex", "-1");
      /** @type {HTMLElement} */ (paragraph).focus({ preventScroll: true });
    });
    offer.append(
      goOn,
      button(words?.resumeNot ?? "", () => {}),
    );
    document.body.append(offer);
  }

  function begin() {
    if (!article || !prose) return;
    const place = reading?.placeIn(before, path, prose.children.length) ?? null;
    const isLong = /** @type {HTMLElement} */ (prose).offsetHeight > LONG_WINDOWS * innerHeight;
    // Whoever comes to a certain place, or back to one, is where they want to be.
    const elsewhere = location.hash !== "" || new URLSearchParams(location.search).has("find") || scrollY > 0;
    if (place !== null && isLong && !elsewhere) offerPlace(prose.children[place]);
  }

  function onScroll() {
    moved = true;
    if (scrollY > innerHeight) closeOffer();
  }

  document.addEventListener("xwener:forget", () => {
    keeping = false;
    closeOffer();
    for (const each of document.querySelectorAll(".new-mark")) each.remove();
  });
  if (before.size) {
    if (article && reading.isNew(before, path, revision)) {
      const place = article.querySelector(".updated");
      if (place) mark(place);
    }
    markLists();
  }
  if (article) {
    addEventListener("scroll", onScroll, { passive: true });
    addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", () => document.hidden && keep());
  }
  // The browser brings a page that is come back to where it was only when it is whole.
  const whole = () => requestAnimationFrame(begin);
  if (document.readyState === "complete") whole();
  else addEventListener("load", whole);
})();
