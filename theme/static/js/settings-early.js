/**
 * Puts the reader's settings on <html> before anything is painted, so that no page flashes up in another colour.
 * It is the one script that a page waits for: short, and nothing but this.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  const settings = root.xwener?.settings;
  if (!settings) return;

  /** Pages opened from disk share one storage in Chromium, so the name says whose this is. */
  const KEY = "xwener.settings";
  const YEAR_S = 31_536_000;
  const html = document.documentElement;

  /** What this browser has kept; Firefox keeps a storage for each file on a disk, but one cookie for them all. */
  function kept() {
    try {
      const cookie = document.cookie.split("; ").find((each) => each.startsWith(`${KEY}=`));
      return cookie ? decodeURIComponent(cookie.slice(KEY.length + 1)) : (localStorage.getItem(KEY) ?? "");
    } catch {
      return ""; // a private window, or a reader who allows no storage
    }
  }

  /** @param {string} text What is kept from now on; nothing when it is empty. */
  function keep(text) {
    try {
      if (text) localStorage.setItem(KEY, text);
      else localStorage.removeItem(KEY);
      // Online a cookie would travel to the server with every request; nobody there needs it. An empty one says that
      // nothing is chosen, whatever the storages of other files hold.
      if (location.protocol === "file:")
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is for https alone
        document.cookie = `${KEY}=${encodeURIComponent(text)}; path=/; max-age=${YEAR_S}`;
    } catch {
      // Then the settings hold for this page.
    }
  }

  /** @param {Settings} state */
  function show(state) {
    for (const [name, value] of Object.entries(settings?.attributes(state) ?? {})) {
      if (value === null) html.removeAttribute(name);
      else html.setAttribute(name, value);
    }
  }

  /**
   * Whether this browser has the fonts, as fonts.js notes. From disk they are at hand, and a browser that keeps no
   * notes is not asked to wait for ever.
   */
  function hasFonts() {
    try {
      return !location.protocol.startsWith("http") || localStorage.getItem("xwener.fonts") !== null;
    } catch {
      return true;
    }
  }

  const read = () => settings.parse(kept());
  Object.assign(settings, { read, show, keep });
  html.setAttribute("data-scripted", "");
  // There a section can be kept; the place for the button is left free, so that nothing moves when it comes.
  if (location.protocol.startsWith("http") && navigator.serviceWorker) html.setAttribute("data-server", "");
  if (!hasFonts()) html.setAttribute("data-fonts", "later");
  show(read());
})();
