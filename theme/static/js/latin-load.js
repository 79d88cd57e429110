/** Turns the text into Latin letters and back as the reader's settings say; what that needs is loaded only then. */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  const settings = /** @type {Required<XwenerSettings> | undefined} */ (root.xwener?.settings);
  const scripts = document.getElementById("settings-dialog")?.dataset.latin;
  if (!settings || !document.querySelector("main > article.page")) return;

  const wanted = () => document.documentElement.dataset.script === "latin";
  /** @type {Promise<void> | undefined} */
  let loading;

  async function follow() {
    if (!wanted()) return root.xwener?.latinView?.hide();
    loading ??= root.xwener?.searchParts?.loadScripts(scripts);
    await loading;
    // The reader may have thought better of it meanwhile.
    if (wanted()) root.xwener?.latinView?.show();
  }

  function safely() {
    follow().catch((error) => {
      loading = undefined;
      console.warn(error);
    });
  }

  document.addEventListener("xwener:settings", safely);
  document.addEventListener("xwener:usual-script", () => {
    const state = { ...settings.read(), script: settings.CHOICES.script[0] };
    settings.keep(settings.write(state));
    settings.show(state);
    safely();
    document.querySelector("main")?.focus({ preventScroll: true });
  });
  // Not before settings and text are there, whatever the order of the scripts.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", safely);
  else safely();
})();
