/**
 * Runs in a picture (`static/root.svg`) that 404.html shows on a site that was built without its address. A server
 * shows that page at any depth, where its relative addresses lead astray; the picture has been found, so that its own
 * address tells where the site begins. Opened from disk the page stands at the top, and may not be looked into.
 */
(() => {
  "use strict";

  const OWN = "./";

  function page() {
    try {
      return window.parent === window ? null : window.parent.document;
    } catch {
      return null;
    }
  }

  const root = new URL("..", document.URL).href;
  for (const name of ["href", "action"]) {
    for (const element of page()?.querySelectorAll(`[${name}^="${OWN}"]`) ?? []) {
      element.setAttribute(name, root + element.getAttribute(name)?.slice(OWN.length));
    }
  }
})();
