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
  /** A sentence as long as this is shown whole; a longer one is cut around its first find. */
  const LONGEST = 390;
  const ELLIPSIS = "…";
  /** Texts that are kept cut up: a reader who goes on typing mostly meets the same ones. */
  const KEPT = 60;

  /** @typedef {{ start: number, end: number, key: string }} Word */
  /** @typedef {{ paragraph: number, text: string, words: Word[] }} Sentence */

  /** @type {Map<string, Sentence[]>} */
  const cut = new Map();

  /**
   * @param {string} text
   * @returns {Word[]}
   */
  function words(text) {
    return xwener.sorani
      .words(text)
      .map(({ start, end, text: word }) => ({ start, end, key: parts.key(word) }));
  }

  /**
   * The sentences of a text with their words.
   * @param {string} text Paragraphs, one a line.
   */
  function sentences(text) {
    let found = cut.get(text);
    if (!found) {
      found = text.split("\n").flatMap((paragraph, number) =>
        xwener.sorani.sentences(paragraph).map(({ start, end }) => {
          const sentence = paragraph.slice(start, end).trim();
          return { paragraph: number, text: sentence, words: words(sentence) };
        }),
      );
      cut.set(text, found);
      if (cut.size > KEPT) {
        cut.delete(/** @type {string} */ (cut.keys().next().value));
      }
    }
    return found;
  }

  /**
   * The words of `text` whose search key is wanted.
   * @param {string} text
   * @param {(term: string) => boolean} wanted
   * @returns {SearchMark[]}
   */
  function marks(text, wanted) {
    return words(text)
      .filter((word) => wanted(word.key))
      .map(({ start, end }) => ({ start, end }));
  }

  /**
   * The best sentence of a text, with those that follow it in its paragraph as far as there is room.
   * @param {string} text Paragraphs, one a line.
   * @param {(term: string) => number} wanted Which word of the query a term belongs to, or -1.
   * @returns {{ text: string, marks: SearchMark[], words: number }} With how many words of the query it has.
   */
  function snippet(text, wanted) {
    const all = sentences(text);
    const values = all.map((sentence) => value(sentence, wanted));
    const best = values.reduce((top, one, index) => (one > (values[top] ?? 0) ? index : top), 0);
    const first = all[best];
    const shown = first ? shortened(grown(all, best), first, wanted) : "";
    const found = Math.floor(values[best] ?? 0);
    return { text: shown, marks: marks(shown, (term) => wanted(term) >= 0), words: found };
  }

  /**
   * Different words of the query count more than one that stands there twice.
   * @param {Sentence} sentence
   * @param {(term: string) => number} wanted
   */
  function value(sentence, wanted) {
    const hits = sentence.words.map((word) => wanted(word.key)).filter((word) => word >= 0);
    return new Set(hits).size + Math.min(hits.length, 9) / 10;
  }

  /**
   * @param {Sentence[]} all
   * @param {number} best
   */
  function grown(all, best) {
    let text = all[best]?.text ?? "";
    for (let next = best + 1; all[next]?.paragraph === all[best]?.paragraph; next += 1) {
      const longer = `${text} ${all[next]?.text}`;
      if (longer.length > LENGTH) {
        break;
      }
      text = longer;
    }
    return text;
  }

  /**
   * A sentence that is too long, cut between words around its first find.
   * @param {string} text
   * @param {Sentence} sentence
   * @param {(term: string) => number} wanted
   */
  function shortened(text, sentence, wanted) {
    if (text.length <= LONGEST) {
      return text;
    }
    const hit = sentence.words.find((word) => wanted(word.key) >= 0)?.start ?? 0;
    const start = sentence.words.find((word) => word.start >= hit - LENGTH / 2)?.start ?? 0;
    const begin = start <= (sentence.words[0]?.start ?? 0) ? 0 : start;
    const fitting = sentence.words.filter((word) => word.end <= begin + LENGTH);
    // A single word can be longer than a snippet; then it is cut wherever it is.
    const end = fitting[fitting.length - 1]?.end ?? 0;
    const shown = text.slice(begin, end > begin ? end : begin + LENGTH);
    const last = begin + shown.length >= text.length;
    return `${begin ? ELLIPSIS : ""}${shown}${last ? "" : ELLIPSIS}`;
  }

  Object.assign(parts, { marks, snippet });
})();
