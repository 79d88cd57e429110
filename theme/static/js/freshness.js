/**
 * Shows that a background is due for review, as of the day on which it is read.
 *
 * The page says what was true when it was built; a copy on a disk is read years later. An element
 * `data-module="freshness"` holds the finished words and is hidden until the day in `data-review-by` has passed.
 */
(function () {
  "use strict";

  /**
   * The day in the reader's time zone as YYYY-MM-DD, which compares as text.
   * @param {Date} moment
   */
  function isoDay(moment) {
    const month = String(moment.getMonth() + 1).padStart(2, "0");
    const day = String(moment.getDate()).padStart(2, "0");
    return `${moment.getFullYear()}-${month}-${day}`;
  }

  const today = isoDay(new Date());
  for (const note of document.querySelectorAll('[data-module="freshness"]')) {
    const reviewBy = note.getAttribute("data-review-by") ?? "";
    // Never hidden again: a wrong clock must not take back what was true at the build.
    if (today > reviewBy) note.removeAttribute("hidden");
  }
})();
