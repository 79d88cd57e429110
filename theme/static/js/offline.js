/**
 * The site on a reader's device, where a server sends it: starts the service worker, names the manifest, and lets
 * the reader keep a section. From disk there is nothing to do: everything is there.
 */
(() => {
  "use strict";

  const note = document.querySelector("[data-worker]");
  const address = note?.getAttribute("data-worker");
  if (!address || !location.protocol.startsWith("http") || !navigator.serviceWorker) return;
  const own = new URL(address, document.baseURI).href;
  const site = new URL("./", own).href;
  // A copy of the site on another address leads to pages of its own only.
  if (!location.href.startsWith(site)) return;

  /** How many pages are asked for at a time: a worker that is busy for long is ended by the browser. */
  const BATCH = 8;
  const MEGABYTE = 1_000_000;
  const ANSWER_MS = 60_000;

  // From disk a browser refuses a manifest, and says so in the console; here it may have it.
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = `${site}site.webmanifest`;
  document.head.append(manifest);

  const types = /** @type {any} */ (globalThis).trustedTypes;
  const policy = types?.createPolicy("xwener-worker", {
    createScriptURL: (/** @type {string} */ url) => {
      if (url !== own) throw new TypeError(`No worker of the site: ${url}`);
      return url;
    },
  });

  /**
   * What the worker answers.
   * @param {ServiceWorker} worker
   * @param {Record<string, unknown>} question
   * @returns {Promise<any>}
   */
  function ask(worker, question) {
    return new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      const late = setTimeout(() => reject(new Error("The service worker does not answer")), ANSWER_MS);
      port1.onmessage = ({ data }) => {
        clearTimeout(late);
        if (data.failed) reject(new Error(data.failed));
        else resolve(data);
      };
      worker.postMessage(question, [port2]);
    });
  }

  /** @param {Element} element @param {string} name @param {Record<string, string>} fields */
  function words(element, name, fields) {
    const zero = element.getAttribute("data-zero")?.codePointAt(0) ?? 48;
    let text = element.getAttribute(`data-${name}`) ?? "";
    for (const [field, value] of Object.entries(fields)) text = text.replace(`{${field}}`, value);
    return text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  }

  /** @param {number} bytes */
  const megabytes = (bytes) =>
    Math.max(bytes / MEGABYTE, 0.1)
      .toFixed(1)
      .replace(".", "٫");

  /**
   * One section that a reader may keep.
   * @param {HTMLElement} element
   * @param {ServiceWorker} worker
   */
  async function offer(element, worker) {
    const list = new URL(element.getAttribute("data-list") ?? "", document.baseURI).href;
    const save = /** @type {HTMLButtonElement} */ (element.querySelector("[data-action=save]"));
    const drop = /** @type {HTMLButtonElement} */ (element.querySelector("[data-action=drop]"));
    const said = /** @type {HTMLElement} */ (element.querySelector("[role=status]"));

    async function look() {
      const { articles, bytes, saved } = await ask(worker, { ask: "look", list });
      const name = saved ? "saved" : "size";
      said.textContent = words(element, name, {
        articles: String(articles),
        size: megabytes(bytes),
        date: saved,
      });
      save.textContent = element.getAttribute(saved ? "data-renew" : "data-save");
      drop.hidden = !saved;
      element.hidden = false;
    }

    async function keep() {
      const { all } = await ask(worker, { ask: "begin", list });
      for (let done = 0; done < all; ) {
        said.textContent = words(element, "working", { done: String(done), all: String(all) });
        ({ done } = await ask(worker, { ask: "keep", list, from: done, count: BATCH }));
      }
      await ask(worker, { ask: "finish", list });
      await navigator.storage?.persist?.();
    }

    /** @param {() => Promise<unknown>} work */
    async function busy(work) {
      save.disabled = drop.disabled = true;
      try {
        await work();
        await look();
      } catch {
        said.textContent = element.getAttribute("data-failed");
      }
      save.disabled = drop.disabled = false;
    }

    save.addEventListener("click", () => busy(keep));
    drop.addEventListener("click", () => busy(() => ask(worker, { ask: "drop", list })));
    await look();
  }

  /** Pages that were seen and their pictures tell what was read: they go; sections that are kept the reader keeps. */
  async function forget() {
    const needed = /^(index|offline)\.html$|^static\/(css|js|fonts|img)\//;
    for (const name of await caches.keys()) {
      if (!name.startsWith(`xwener ${site} version `)) continue;
      const cache = await caches.open(name);
      for (const { url } of await cache.keys())
        if (!needed.test(url.slice(site.length))) await cache.delete(url);
    }
  }

  document.addEventListener("xwener:forget", () => void forget().catch(() => {}));

  async function start() {
    // What the worker keeps must not hold up what the reader has come for.
    if (document.readyState !== "complete")
      await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
    const url = policy ? policy.createScriptURL(own) : own;
    await navigator.serviceWorker.register(url, { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    if (!active) return;
    for (const element of document.querySelectorAll("[data-module=save-offline]")) {
      // A section whose list cannot be had is not offered.
      await offer(/** @type {HTMLElement} */ (element), active).catch(() => {});
    }
  }

  // Where a browser or its owner forbids workers, the site is what it is without.
  start().catch(() => {});
})();
