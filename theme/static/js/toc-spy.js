/**
 * Marks in the table of contents the part that is being read.
 *
 * That is the last heading above the upper third of the window; before the first one nothing is marked.
 */
(() => {
  "use strict";

  /** How far down a heading counts as read: where the eye rests, not the very edge. */
  const LINE = 0.33;
  const links = new Map();
  for (const link of document.querySelectorAll(".toc a[href^='#']")) {
    const heading = document.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""));
    if (heading) links.set(heading, link);
  }
  if (!links.size) return;

  let waiting = false;

  function mark() {
    waiting = false;
    /** @type {Element | undefined} */
    let current;
    for (const [heading, link] of links) {
      if (heading.getBoundingClientRect().top > innerHeight * LINE) break;
      current = link;
    }
    for (const link of links.values()) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  function wait() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  }

  addEventListener("scroll", wait, { passive: true });
  addEventListener("resize", wait);
  mark();
})();
