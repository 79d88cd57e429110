/**
 * Loads the files of the index as classic scripts: the one way that works from disk, too. Only files of the
 * site's own can be loaded: the Trusted Types policy `xwener` refuses every other address.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener>, trustedTypes?: any }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.searchParts ??= /** @type {SearchParts} */ ({});
  const parts = root.xwener.searchParts;
  if (typeof document === "undefined") {
    return; // Node has no page; who uses the search there says how shards are fetched
  }

  /** Where the index lies, seen from this script: `static/js/…` beside `static/search/…`. */
  const own = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const site = new URL("../../", own?.src || document.baseURI).href;
  const FOLDER = `${site}static/search/`;
  const ALLOWED = /^static\/(search\/[\w-]+|js\/[\w.-]+)\.js(\?again=\d+)?$/;

  /** @param {string} url */
  function checked(url) {
    const absolute = new URL(url, document.baseURI).href;
    if (!absolute.startsWith(site) || !ALLOWED.test(absolute.slice(site.length))) {
      throw new TypeError(`No script of the search: ${url}`);
    }
    return absolute;
  }

  const policy = root.trustedTypes?.createPolicy("xwener", { createScriptURL: checked });

  /**
   * Run the classic script at `url`.
   * @param {string} url
   * @param {boolean} inOrder Whether it runs after those that were asked for before it, however soon it is there.
   * @returns {Promise<void>}
   */
  function loadScript(url, inOrder = false) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.async = !inOrder;
      script.src = policy ? policy.createScriptURL(url) : checked(url);
      script.onload = () => {
        script.remove();
        resolve();
      };
      script.onerror = () => {
        script.remove();
        reject(new Error(`${url} could not be loaded`));
      };
      document.head.append(script);
    });
  }

  /**
   * Fetch several scripts at once and run them in their order.
   * @param {string} [urls] With spaces between, as the attribute `data-scripts` has them.
   */
  async function loadScripts(urls = "") {
    await Promise.all(
      urls
        .split(" ")
        .filter(Boolean)
        .map((url) => loadScript(url, true)),
    );
  }

  /**
   * @param {string} name
   * @param {boolean} again Whether a copy that the browser has kept will not do.
   */
  function fetch(name, again) {
    return loadScript(`${FOLDER}${name}.js${again ? `?again=${Date.now()}` : ""}`);
  }

  Object.assign(parts, { loadScripts, fetch });
})();
