/**
 * Gives each heading of a text a link to itself, beside it: what a reader copies to point at that part.
 */
(() => {
  "use strict";

  const label = document.querySelector("[data-anchor]")?.getAttribute("data-anchor");
  if (!label) return;

  for (const heading of document.querySelectorAll(".prose > :is(h2, h3, h4)[id]")) {
    const link = document.createElement("a");
    link.className = "heading-anchor";
    link.href = `#${heading.id}`;
    link.textContent = "#";
    link.setAttribute("aria-label", label.replace("{heading}", heading.textContent?.trim() ?? ""));
    heading.append(" ", link);
  }
})();
