/**
 * Loads what a part of the page needs for itself alone (`data-scripts` inside of <main>) once the text is seen: on a
 * slow line nothing that is not yet used competes with what is read.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  const parts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("main [data-scripts]"));
  if (parts.length === 0) return;

  const observer = new PerformanceObserver(() => {
    observer.disconnect();
    for (const { dataset } of parts) {
      // Without them the page stays what it is in HTML.
      root.xwener?.searchParts?.loadScripts(dataset.scripts).catch((error) => console.warn(error));
    }
  });
  observer.observe({ type: "paint", buffered: true });
})();
