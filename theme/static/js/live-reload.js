/**
 * Only `invoke serve` puts this into pages: shows them anew when they change, and what is wrong meanwhile.
 */
(() => {
  "use strict";

  /** The path of this page below the site, as the server names it. */
  const own = decodeURIComponent(location.pathname)
    .slice(1)
    .replace(/(^|\/)$/, "$1index.html");

  /** @param {string[]} errors */
  const show = (errors) => {
    document.querySelector(".live-errors")?.remove();
    if (errors.length === 0) return;
    const box = document.createElement("aside");
    box.className = "live-errors";
    box.setAttribute("role", "alert");
    box.lang = "en";
    box.dir = "ltr";
    const list = document.createElement("ul");
    for (const error of errors) {
      const item = document.createElement("li");
      item.textContent = error;
      list.append(item);
    }
    box.append(list);
    document.body.append(box);
  };

  let lost = false;
  const events = new EventSource("/-/events");
  events.addEventListener("error", () => {
    lost = true;
  });
  events.addEventListener("open", () => {
    // The server is back: what it shows now may be different.
    if (lost) location.reload();
  });
  events.addEventListener("errors", (event) => show(JSON.parse(event.data)));
  events.addEventListener("pages", (event) => {
    /** @type {string[]} */
    const pages = JSON.parse(event.data);
    // A page that could not be found may be there now.
    if (pages.includes(own) || document.querySelector("main")?.dataset.waiting !== undefined)
      location.reload();
  });
})();
