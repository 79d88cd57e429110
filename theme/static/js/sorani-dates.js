/** Dates, lists and spans of time in words; `dates.py`, `lists.py` and `relative_time.py` in JavaScript. */
(() => {
  "use strict";

  const { xwener } = /** @type {{ xwener: Xwener }} */ (/** @type {unknown} */ (globalThis));
  const { sorani } = xwener;
  const { dates, numbers } = xwener.soraniTables;

  /** How many days each has at least; the largest that fits is named. @type {[string, number][]} */
  const UNITS = [
    ["year", 365],
    ["month", 30],
    ["week", 7],
    ["day", 1],
  ];

  /**
   * @param {string} template
   * @param {Record<string, string | number>} fields
   */
  function fill(template, fields) {
    let out = template;
    for (const name of Object.keys(fields)) out = out.split(`{${name}}`).join(String(fields[name]));
    return out;
  }

  /** The days since 1970 of an ISO date, without any time zone. @param {string} iso */
  const dayNumber = (iso) => Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / 86400000;

  /** The year of the Kurdish calendar, which begins with Newroz. @param {string} iso */
  function kurdishYearOf(iso) {
    const [month, day] = dates.newroz;
    const begun = +iso.slice(5, 7) * 100 + +iso.slice(8, 10) >= month * 100 + day;
    return +iso.slice(0, 4) + dates.kurdish_epoch - (begun ? 0 : 1);
  }

  /**
   * @param {string} iso
   * @param {string} [style]
   * @param {{ kurdishYear?: boolean }} [options]
   */
  function formatDate(iso, style = "full", { kurdishYear = false } = {}) {
    const [year, month2, day2] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
    // 1970 began on a Thursday, the fourth day of a week that begins on Monday.
    const weekday = dates.days[(((dayNumber(iso) + 3) % 7) + 7) % 7];
    const month = dates.months[+month2 - 1];
    const date = fill(dates.styles[style], { weekday, day: +day2, day2, month, month2, year: +year });
    return sorani.kurdishDigits(
      kurdishYear ? fill(dates.kurdish_year, { date, year: kurdishYearOf(iso) }) : date,
    );
  }

  /** @param {string} iso A time of day (02:00), with a date before it or not. */
  function formatTime(iso) {
    const [hour2, minute2] = iso.slice(iso.indexOf("T") + 1).split(":");
    return sorani.kurdishDigits(fill(dates.time, { hour2, minute2 }));
  }

  /** @param {string[]} items */
  const joinList = (items) =>
    items.length < 2
      ? (items[0] ?? "")
      : items.slice(0, -1).join(numbers.separator) + numbers.last + items[items.length - 1];

  /**
   * @param {string} iso
   * @param {string} today
   */
  function relativeTime(iso, today) {
    const { units, past, future, ...near } = dates.relative;
    const days = dayNumber(iso) - dayNumber(today);
    if (Math.abs(days) < 2) return days ? (days < 0 ? near.yesterday : near.tomorrow) : near.today;
    const [unit, size] = UNITS.find(([, least]) => Math.abs(days) >= least) ?? UNITS[3];
    const count = Math.floor(Math.abs(days) / size);
    const amount = count === 1 ? units[unit][0] : fill(units[unit][1], { n: sorani.formatNumber(count) });
    return fill(days < 0 ? past : future, { amount });
  }

  Object.assign(sorani, { formatDate, formatTime, joinList, kurdishYearOf, relativeTime });
})();
