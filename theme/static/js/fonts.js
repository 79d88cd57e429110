/**
 * Whoever comes for the first time reads at once, in the letters that come with the style sheets (css/tokens.css):
 * no further font competes with the text for the line, and no line moves when one arrives. Bold text, Latin letters
 * and Arabic vowels have files of their own, which are fetched when the text stands there, for the pages that follow.
 */
(() => {
  "use strict";

  /** Faces, with a letter of each file that most pages need: see `unicode-range` in fonts.css. */
  const NEEDED = [
    ['1em "Noto Naskh Arabic"', "A"],
    ['700 1em "Noto Naskh Arabic"', "ئ"],
    ['700 1em "Vazirmatn"', "A"],
  ];

  async function fetchFonts() {
    await Promise.all(NEEDED.map(([face = "", letter]) => document.fonts.load(face, letter)));
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
