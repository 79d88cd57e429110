/** Takes the place of the service worker where a site wants none any more: removes what it kept, then itself. */
(() => {
  "use strict";

  const worker = /** @type {any} */ (globalThis);
  const prefix = `xwener ${worker.registration.scope} `;

  async function remove() {
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    await worker.registration.unregister();
  }

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(remove()));
})();
