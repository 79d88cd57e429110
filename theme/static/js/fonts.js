/**
 * Whoever comes for the first time reads at once, in the system's letters: no font competes with the text for the
 * line, and no line moves when one arrives. The fonts are fetched when it stands there, for the pages that follow.
 */
(() => {
  "use strict";

  const FACES = ['1em "Noto Naskh Arabic"', '700 1em "Vazirmatn"'];
  /** A letter of each file that most pages need: see `unicode-range` in fonts.css. */
  const LETTERS = "ئA";

  async function fetchFonts() {
    await Promise.all(FACES.map((face) => document.fonts.load(face, LETTERS)));
    localStorage.setItem("xwener.fonts", "kept");
  }

  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  if (document.documentElement.dataset.fonts !== "later" || connection?.saveData) return;
  // Not before the text is seen: small pages have loaded before that.
  const observer = new PerformanceObserver(() => {
    observer.disconnect();
    // A font that does not come, or a browser that keeps no notes: the next page tries again.
    fetchFonts().catch((error) => console.info(error));
  });
  observer.observe({ type: "paint", buffered: true });
})();
