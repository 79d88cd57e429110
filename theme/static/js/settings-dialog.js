/**
 * The reader's settings: a dialog behind the button in the head of every page. What is chosen is seen at once and
 * kept in this browser; other open pages follow.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  const settings = /** @type {Required<XwenerSettings> | undefined} */ (root.xwener?.settings);
  const dialog = document.getElementById("settings-dialog");
  const form = dialog?.querySelector("form");
  if (!settings || !(dialog instanceof HTMLDialogElement) || !form) return;

  /** What begins so in the storage is what the reader has read and searched for. */
  const READING = /^xwener\.(?!settings$|fonts$)/;
  const said = dialog.querySelector("[role=status]");

  /** @param {Settings} state */
  function fill(state) {
    for (const input of form?.querySelectorAll("input") ?? [])
      input.checked = state[input.name] === input.value;
  }

  /** @param {Settings} state */
  function change(state) {
    settings?.show(state);
    document.dispatchEvent(new Event("xwener:settings"));
  }

  function chosen() {
    const data = new FormData(form ?? undefined);
    return Object.fromEntries([...data].map(([name, value]) => [name, String(value)]));
  }

  function forget() {
    try {
      for (const key of Object.keys(localStorage)) if (READING.test(key)) localStorage.removeItem(key);
    } catch {
      // Where nothing can be kept there is nothing to forget.
    }
    document.dispatchEvent(new Event("xwener:forget"));
  }

  /** @param {Element | null} button */
  function press(button) {
    if (button?.matches("[data-action=close]")) return dialog instanceof HTMLDialogElement && dialog.close();
    if (button?.matches("[data-action=reset]")) {
      const usual = settings?.parse("") ?? {};
      settings?.keep("");
      fill(usual);
      change(usual);
    } else if (button?.matches("[data-action=forget]")) forget();
    else return false;
    if (said) said.textContent = button.getAttribute("data-done");
    return true;
  }

  for (const button of document.querySelectorAll(".nav-settings button")) {
    button.addEventListener("click", () => {
      fill(settings.read());
      if (said) said.textContent = "";
      dialog.showModal();
    });
  }
  form.addEventListener("change", () => {
    const state = chosen();
    settings.keep(settings.write(state));
    change(state);
  });
  dialog.addEventListener("click", ({ target }) => {
    // A press beside the panel lands on the dialog itself: everything in it lies in the form.
    if (target === dialog) dialog.close();
    else press(target instanceof Element ? target.closest("button") : null);
  });

  const follow = () => change(settings.read());
  window.addEventListener("storage", follow);
  // A page that comes back from the browser's memory may have been left before the last change.
  window.addEventListener("pageshow", ({ persisted }) => persisted && follow());
})();
