/**
 * The site without a connection. A page comes from the network whenever that answers; a copy is shown only when it
 * does not, and says so with its date: it is never passed off as fresh. Files with the hash of their bytes in their
 * names cannot be stale and come from the copy first.
 *
 * What is kept lies in caches of this site alone (others may share its origin): one for this version of the site,
 * which goes with it, and one for each section that the reader has asked to keep, which goes when the reader says so.
 */
(() => {
  "use strict";

  const worker = /** @type {any} */ (globalThis);
  const config = worker.xwenerWorker;
  /** @type {string} The address of the site, with a slash at its end. */
  const scope = worker.registration.scope;
  const PREFIX = `xwener ${scope} `;
  const CURRENT = `${PREFIX}version ${config.version}`;
  const SAVED = `${PREFIX}saved `;
  const SAVING = `${PREFIX}saving `;
  /** When a copy was made: in a header, since a page must say it in the reader's own time. */
  const MADE = "x-xwener-saved";
  const HOME = "index.html";
  /** The server is asked whether the page has changed, whatever the browser has kept of it for how long.
   * @type {RequestInit} */
  const FRESH = { cache: "no-cache" };
  /** Pages that a reader has seen, the latest ones. */
  const SEEN_MOST = 60;
  /** After so long a copy is better than waiting; where there is none, the network has all the time it needs. */
  const PATIENCE_MS = 6000;
  /** @type {(path: string) => boolean} Whether the name of a file changes with its bytes. */
  const hashed = (path) => /^static\/.*[.-][0-9a-f]{4,20}(-\d+)?\.\w+$/.test(path);

  /** @param {string} url */
  function plain(url) {
    const { origin, pathname } = new URL(url);
    return origin + pathname + (pathname.endsWith("/") ? HOME : "");
  }

  /** @param {string} url */
  const path = (url) => plain(url).slice(scope.length);

  /** @param {Response} response */
  function dated(response) {
    const headers = new Headers(response.headers);
    headers.set(MADE, new Date().toISOString());
    return new Response(response.body, { status: response.status, headers });
  }

  /**
   * The newest copy of what lies at `url`: pages may have been kept several times.
   * @param {string} url
   */
  async function copy(url) {
    let found;
    for (const name of await caches.keys()) {
      if (!name.startsWith(PREFIX)) continue;
      const response = await (await caches.open(name)).match(url);
      if (response && (!found || made(response) > made(found))) found = response;
    }
    return found;
  }

  /** @param {Response} response */
  const made = (response) => response.headers.get(MADE) ?? "";

  /**
   * @param {string} url
   * @param {Response} response
   */
  async function keep(url, response) {
    const cache = await caches.open(CURRENT);
    await cache.put(url, dated(response));
    const seen = (await cache.keys()).filter((request) => request.url.endsWith(".html"));
    for (const request of seen.slice(0, -SEEN_MOST)) await cache.delete(request);
  }

  /** @param {string} template @param {Record<string, string | number>} fields */
  function fill(template, fields) {
    let text = template;
    for (const [name, value] of Object.entries(fields)) text = text.replace(`{${name}}`, String(value));
    return text.replace(/\d/g, (digit) => config.digits[Number(digit)]);
  }

  /** Day and time in words, by the reader's clock. @param {Date} moment */
  function words(moment) {
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const month = config.months[moment.getMonth()];
    const day = fill(config.day, { day: moment.getDate(), month, year: moment.getFullYear() });
    return `${day}، ${fill(config.time, { hour2: two(moment.getHours()), minute2: two(moment.getMinutes()) })}`;
  }

  /** A page from a copy says that it is one. @param {Response} response */
  async function labelled(response) {
    const html = await response.text();
    const date = new Date(made(response));
    const told = html
      // In the element alone: a headline may hold the words, but no `<` and no quotation mark.
      .replace(/(<p class="offline-note"[^<>]*) data-offline-note hidden/, "$1 data-offline-note")
      .replace(
        "<span data-offline-made></span>",
        `<time datetime="${date.toISOString()}">${words(date)}</time>`,
      );
    if (told === html) return Response.error(); // a page that cannot say so is not shown
    return new Response(told, { headers: { "content-type": "text/html; charset=utf-8" } });
  }

  /** @param {any} event */
  async function page(event) {
    const url = plain(event.request.url);
    const network = fetch(event.request, FRESH).then((response) => {
      if (response.ok && !response.redirected) {
        const kept = keep(url, response.clone());
        event.waitUntil(kept.catch(() => {})); // a full disk must not keep anybody from reading
      }
      return response;
    });
    const kept = await copy(url);
    try {
      if (!kept) return await network;
      const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));
      return await Promise.race([network, late]);
    } catch {
      network.catch(() => {});
      if (kept) return labelled(kept);
      // Addresses on a page are relative, so that the page itself has to be the one that is asked for.
      return path(url) === "offline.html" ? Response.error() : Response.redirect(`${scope}offline.html#here`);
    }
  }

  /** @param {any} event */
  async function file(event) {
    const { request } = event;
    const url = plain(request.url);
    const again = new URL(request.url).search !== "";
    const kept = again ? undefined : await copy(url);
    if (kept && hashed(path(url))) return kept;
    try {
      const response = await fetch(request);
      if (response.ok) event.waitUntil(keep(url, response.clone()).catch(() => {}));
      return response;
    } catch (error) {
      const found = kept ?? (await copy(url)) ?? (await otherWidth(url));
      if (found) return found;
      throw error;
    }
  }

  /** Of a picture one width is kept; it stands for the others. @param {string} url */
  async function otherWidth(url) {
    const stem = /^.*\/static\/pictures\/.*-(?=\d+\.\w+$)/.exec(url)?.[0];
    if (!stem) return undefined;
    for (const name of await caches.keys()) {
      if (!name.startsWith(PREFIX)) continue;
      const cache = await caches.open(name);
      const request = (await cache.keys()).find((each) => each.url.startsWith(stem));
      if (request) return cache.match(request);
    }
    return undefined;
  }

  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(scope)) return;
    const inner = path(request.url);
    if (request.mode === "navigate" && inner.endsWith(".html")) event.respondWith(page(event));
    else if (request.mode !== "navigate" && /^(static|images)\//.test(inner)) event.respondWith(file(event));
  });

  worker.addEventListener("install", (/** @type {any} */ event) => {
    event.waitUntil(
      (async () => {
        const cache = await caches.open(CURRENT);
        for (const each of config.shell) {
          const response = await fetch(scope + each, hashed(each) ? {} : FRESH);
          if (!response.ok) throw new Error(`${each}: ${response.status}`);
          await cache.put(scope + each, dated(response));
        }
        await worker.skipWaiting();
      })(),
    );
  });

  worker.addEventListener("activate", (/** @type {any} */ event) => {
    event.waitUntil(
      (async () => {
        const old = `${PREFIX}version `;
        for (const name of await caches.keys())
          if (name.startsWith(old) && name !== CURRENT) await caches.delete(name);
        await worker.clients.claim();
      })(),
    );
  });

  /** The pictures of a page at the width that is kept of them. @param {string} html @param {string} url */
  function pictures(html, url) {
    const found = [];
    for (const [, sources, image] of html.matchAll(/<picture>(.*?)<img src="([^"]+)"/gs)) {
      const widths = /type="image\/avif" srcset="([^"]+)"/.exec(sources)?.[1].split(", ") ?? [image];
      found.push(widths[Math.min(1, widths.length - 1)].split(" ")[0]);
    }
    return found.map((each) => new URL(each, url).href).filter((each) => each.startsWith(scope));
  }

  /**
   * @param {Cache} cache
   * @param {string} url
   */
  async function save(cache, url) {
    const response = await fetch(url, hashed(path(url)) ? {} : FRESH);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    const html = url.endsWith(".html") ? await response.clone().text() : "";
    await cache.put(url, dated(response));
    for (const each of pictures(html, url)) if (!(await cache.match(each))) await save(cache, each);
  }

  /** @param {Cache} cache @param {string} list */
  async function listed(cache, list) {
    const response = await cache.match(list);
    if (!response) throw new Error(`${list} is not being kept`);
    return response.json();
  }

  /** What pages ask for; each gets the address of a section's list. @type {Record<string, (list: string, message: any) => Promise<any>>} */
  const ANSWERS = {
    async look(list) {
      const kept = await ((await caches.has(SAVED + list)) ? caches.open(SAVED + list) : null)?.then(
        (cache) => cache.match(list),
      );
      const response = await fetch(list, FRESH).catch(() => kept?.clone());
      if (!response?.ok) throw new Error(`${list} is not there`);
      const { articles, bytes } = await response.json();
      return { articles, bytes, saved: kept ? words(new Date(made(kept))) : "" };
    },
    async begin(list) {
      await caches.delete(SAVING + list);
      const cache = await caches.open(SAVING + list);
      await save(cache, list);
      return { all: (await listed(cache, list)).addresses.length };
    },
    async keep(list, { from, count }) {
      const cache = await caches.open(SAVING + list);
      const { addresses } = await listed(cache, list);
      const part = addresses.slice(from, from + count);
      await Promise.all(part.map((/** @type {string} */ each) => save(cache, scope + each)));
      return { done: from + part.length };
    },
    async finish(list) {
      const from = await caches.open(SAVING + list);
      await caches.delete(SAVED + list);
      const to = await caches.open(SAVED + list);
      for (const request of await from.keys()) {
        const response = await from.match(request);
        if (response) await to.put(request, response);
      }
      await caches.delete(SAVING + list);
      return {};
    },
    async drop(list) {
      await caches.delete(SAVING + list);
      await caches.delete(SAVED + list);
      return {};
    },
  };

  worker.addEventListener("message", (/** @type {any} */ event) => {
    const { ask, list } = event.data ?? {};
    const answer = Object.hasOwn(ANSWERS, ask) ? ANSWERS[ask] : undefined;
    // Only lists of this site are kept, whoever asks.
    if (!answer || !String(list).startsWith(`${scope}offline/`)) return;
    const reply = (/** @type {any} */ data) => event.ports[0]?.postMessage(data);
    event.waitUntil(answer(list, event.data).then(reply, (error) => reply({ failed: String(error) })));
  });
})();
