/**
 * Narrows the results of the search page: one list for each of kind, section and year with its counts, and, once
 * the reader opens them, the people and organizations that the results mention.
 */
(() => {
  "use strict";

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  const parts = root.xwener?.searchParts;
  const region = document.getElementById("search-results");
  const box = region?.querySelector(".search-filters");
  const details = box?.querySelector("details");
  if (!parts || !region || !box || !details) {
    return;
  }

  const words = region.dataset;
  /** @type {Record<string, string>} Chosen values by the name of the filter. */
  let chosen = {};
  /** @type {SearchAnswer | undefined} */
  let answer;

  /** @param {string} name */
  function select(name) {
    return /** @type {HTMLSelectElement | null} */ (box?.querySelector(`select[name="${name}"]`) ?? null);
  }

  /**
   * @param {string} name
   * @param {SearchFacet[]} facets
   */
  function fill(name, facets) {
    const list = select(name);
    if (!list || !parts) {
      return;
    }
    const options = facets.map(({ value, label, count }) => {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = `${label} (${parts.view.written(count, words.zero)})`;
      return option;
    });
    list.replaceChildren(...[...list.options].slice(0, 1), ...options);
    const current = chosen[name] ?? "";
    list.value = facets.some((facet) => facet.value === current) ? current : "";
    const field = list.closest("p");
    if (field) {
      field.hidden = facets.length < 2 && !current;
    }
  }

  /** @param {SearchAnswer} given */
  function show(given) {
    answer = given;
    const kinds = given.facets.kind.map((one) => ({
      ...one,
      label: words[parts?.view.kindKey(one.value) ?? ""] ?? "",
    }));
    fill("kind", kinds);
    fill("section", given.facets.section);
    fill(
      "year",
      given.facets.year.map((one) => ({
        ...one,
        label: parts?.view.written(one.value, words.zero) ?? one.label,
      })),
    );
    if (box instanceof HTMLElement) {
      box.hidden = given.total === 0 && Object.keys(chosen).length === 0;
    }
    if (details?.open) {
      showEntries();
    }
  }

  async function showEntries() {
    const current = answer;
    const found = await current?.entries().catch(() => undefined);
    if (found && current === answer) {
      fill("person", found.person);
      fill("organization", found.organization);
    }
  }

  /** What is chosen, as the search takes it: people and organizations are both entries. */
  function filters() {
    const { person, organization, ...others } = chosen;
    return { ...others, ...(person || organization ? { entry: person || organization } : {}) };
  }

  /**
   * @param {Record<string, string>} values
   */
  function set(values) {
    chosen = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  }

  /** @param {() => void} changed */
  function onChange(changed) {
    box?.addEventListener("change", (event) => {
      const { target } = event;
      if (!(target instanceof HTMLSelectElement)) {
        return;
      }
      const others = { ...chosen, [target.name]: target.value };
      if (target.name === "person" && target.value) {
        others.organization = "";
      } else if (target.name === "organization" && target.value) {
        others.person = "";
      }
      set(others);
      changed();
    });
  }

  details.addEventListener("toggle", () => {
    if (details.open) {
      showEntries();
    }
  });

  parts.filters = { show, filters, set, onChange, chosen: () => ({ ...chosen }) };
})();
