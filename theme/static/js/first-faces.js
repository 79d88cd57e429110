/**
 * Holds the first paint back until the letters that came with the style sheets are unpacked: some milliseconds, after
 * which no line moves. Without a script the style sheet waits (css/base.css).
 */
(() => {
  "use strict";

  const FACES = ['1em "Noto Naskh Sorani"', '700 1em "Vazirmatn Sorani"'];
  const LETTER = "ئ";
  /** Whatever a browser does with its fonts, the text is there. */
  const LONGEST_WAIT_MS = 500;
  const html = document.documentElement;
  const show = () => html.removeAttribute("data-letters");

  const loaded = Promise.all(FACES.map((face) => document.fonts.load(face, LETTER)));
  html.setAttribute("data-letters", "coming");
  setTimeout(show, LONGEST_WAIT_MS);
  loaded.catch((error) => console.info(error)).finally(show);
})();
