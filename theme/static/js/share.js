/**
 * Copies a page's address, and hands it to the system's own sharing where there is such a thing.
 *
 * From disk the page's address on the web is passed on, when the page knows it: a path on this machine is no use
 * to anybody else.
 */
(() => {
  "use strict";

  const box = document.querySelector("[data-module=share]");
  const copy = box?.querySelector("[data-share=copy]");
  const native = box?.querySelector("[data-share=native]");
  const said = box?.querySelector("[role=status]");
  if (!box || !copy || !native || !said) return;

  /** How long the button says that it is done, in milliseconds: time to see it, not to wait for it. */
  const SHOWN = 2500;
  const label = copy.textContent;

  function address() {
    return box?.getAttribute("data-url") || location.href.split("#")[0] || "";
  }

  /**
   * For browsers that give pages no clipboard: older ones, and pages that are not served securely.
   * @param {string} text
   */
  function copyBySelection(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }

  /** @param {string} text */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  }

  copy.addEventListener("click", async () => {
    if (!(await copied(address()))) return;
    const done = copy.getAttribute("data-done") ?? "";
    copy.textContent = done;
    said.textContent = done;
    setTimeout(() => {
      copy.textContent = label;
      said.textContent = "";
    }, SHOWN);
  });

  if ("share" in navigator) {
    native.removeAttribute("hidden");
    native.addEventListener("click", () => {
      const title = document.querySelector("h1")?.textContent?.trim() ?? document.title;
      // Who closes the system's window has changed their mind; that is no error.
      navigator.share({ title, url: address() }).catch(() => {});
    });
  }
})();
