/**
 * Footnotes stand beside the text where there is a margin, and at its end where there is none.
 *
 * Without the script they stand at the end. A note is moved, not copied, so that its id and its links stay single.
 */
(() => {
  "use strict";

  /** The width from which the page has three columns; layout.css says the same. */
  const wide = matchMedia("(min-width: 76rem)");
  const list = document.querySelector(".prose > .footnotes");
  if (!list) return;
  const section = list;

  /** @type {{ note: HTMLElement, item: Element }[]} */
  let moved = [];

  /** @param {Element} item The note in the list. */
  function toMargin(item) {
    const mark = document.querySelector(`.footnote-ref a[href="#${CSS.escape(item.id)}"]`);
    const block = mark?.closest(".prose > *");
    // In a background's own text the mark has no margin to itself.
    if (!mark || !block || block.matches(".background")) return;
    const note = document.createElement("div");
    note.className = "margin-note";
    note.setAttribute("role", "note");
    const number = document.createElement("span");
    number.className = "margin-note-number";
    number.textContent = mark.textContent;
    note.append(number, ...item.childNodes);
    note.id = item.id;
    item.removeAttribute("id");
    block.before(note);
    moved.push({ note, item });
  }

  function toEnd() {
    for (const { note, item } of moved) {
      note.querySelector(".margin-note-number")?.remove();
      item.id = note.id;
      item.append(...note.childNodes);
      note.remove();
    }
    moved = [];
  }

  function place() {
    toEnd();
    const items = [...section.querySelectorAll("li[id]")];
    if (wide.matches) items.forEach(toMargin);
    section.toggleAttribute("hidden", items.length > 0 && moved.length === items.length);
  }

  wide.addEventListener("change", place);
  // Paper has no margin to spare: whatever the window's width, the notes are printed at the end.
  addEventListener("beforeprint", () => {
    toEnd();
    section.removeAttribute("hidden");
  });
  addEventListener("afterprint", place);
  place();
})();
