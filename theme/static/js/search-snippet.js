/** Cuts the passage that answers the query best out of a text, at the borders of sentences. */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  const xwener = /** @type {Xwener} */ (root.xwener);
  xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = xwener.searchParts;

  /** About three lines on a desktop, five on a phone. */
  const LENGTH = 260;
  const ELLIPSIS = "…";

  /**
   * The words of `text` whose search key is wanted.
   * @param {string} text
   * @param {(term: string) => boolean} wanted
   * @returns {SearchMark[]}
   */
  function marks(text, wanted) {
    return xwener.sorani
      .words(text)
      .filter((word) => wanted(xwener.sorani.searchKey(word.text)))
      .map(({ start, end }) => ({ start, end }));
  }

  /**
   * The best sentence of a text, with its neighbours as far as there is room.
   * @param {string} text Paragraphs, one a line.
   * @param {(term: string) => number} wanted Which word of the query a term belongs to, or -1.
   * @returns {{ text: string, marks: SearchMark[] }}
   */
  function snippet(text, wanted) {
    const sentences = text
      .split("\n")
      .flatMap((paragraph, number) =>
        xwener.sorani
          .sentences(paragraph)
          .map(({ start, end }) => ({ number, text: paragraph.slice(start, end).trim() })),
      );
    const values = sentences.map((sentence) => value(sentence.text, wanted));
    const best = values.reduce((top, one, index) => (one > (values[top] ?? 0) ? index : top), 0);
    const chosen = grown(sentences, best);
    const cut = around(chosen, wanted);
    return { text: cut, marks: marks(cut, (term) => wanted(term) >= 0) };
  }

  /**
   * Different words of the query count more than one that stands there twice.
   * @param {string} sentence
   * @param {(term: string) => number} wanted
   */
  function value(sentence, wanted) {
    const found = xwener.sorani.words(sentence).map((word) => wanted(xwener.sorani.searchKey(word.text)));
    const hits = found.filter((word) => word >= 0);
    return new Set(hits).size + Math.min(hits.length, 9) / 10;
  }

  /**
   * @param {{ number: number, text: string }[]} sentences
   * @param {number} best
   */
  function grown(sentences, best) {
    const first = sentences[best];
    if (!first) {
      return "";
    }
    let text = first.text;
    for (let next = best + 1; sentences[next]?.number === first.number; next += 1) {
      const longer = `${text} ${sentences[next]?.text}`;
      if (longer.length > LENGTH) {
        break;
      }
      text = longer;
    }
    return text;
  }

  /**
   * A sentence that is too long, cut at words around its first find.
   * @param {string} text
   * @param {(term: string) => number} wanted
   */
  function around(text, wanted) {
    if (text.length <= LENGTH * 1.5) {
      return text;
    }
    const words = xwener.sorani.words(text);
    const hit = words.findIndex((word) => wanted(xwener.sorani.searchKey(word.text)) >= 0);
    const middle = words[Math.max(0, hit)]?.start ?? 0;
    const start = words.find((word) => word.start >= Math.max(0, middle - LENGTH / 2))?.start ?? 0;
    const begin = start <= (words[0]?.start ?? 0) ? 0 : start;
    const end = words.filter((word) => word.end <= begin + LENGTH).pop()?.end ?? LENGTH;
    const last = end >= (words[words.length - 1]?.end ?? 0);
    return `${begin ? ELLIPSIS : ""}${text.slice(begin, last ? undefined : end)}${last ? "" : ELLIPSIS}`;
  }

  Object.assign(parts, { marks, snippet });
})();
