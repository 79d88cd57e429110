/**
 * Runs the page's scripts (`<template id="scripts">` at its end) when its text is seen: on a slow line they compete
 * neither with the text nor with its letters, and the page is complete without them. The template goes when the last
 * of them has run. Pictures of cards wait, too (`data-unseen`, css/components/card.css).
 */
(() => {
  "use strict";

  const PAINT = "first-contentful-paint";
  /** A browser that paints nothing, such as one that only prints, gets them all the same. */
  const LONGEST_WAIT_MS = 2000;
  let asked = false;
  const html = document.documentElement;
  html.setAttribute("data-unseen", "");

  function run() {
    html.removeAttribute("data-unseen");
    const template = document.getElementById("scripts");
    if (asked || !(template instanceof HTMLTemplateElement)) return;
    asked = true;
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const done = Array.from(copy.querySelectorAll("script"), (script) => {
      script.async = false; // one after the other, as they stand
      return new Promise((resolve) => {
        script.onload = resolve;
        script.onerror = resolve;
      });
    });
    document.body.append(copy);
    Promise.all(done).then(() => template.remove());
  }

  document.addEventListener("DOMContentLoaded", () => {
    // A page in the background is not painted before somebody looks at it.
    if (document.visibilityState === "hidden") return run();
    setTimeout(run, LONGEST_WAIT_MS);
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName(PAINT).length > 0) run();
    });
    observer.observe({ type: "paint", buffered: true });
  });
})();
