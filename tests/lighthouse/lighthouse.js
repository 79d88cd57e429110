/**
 * Lighthouse as it is by default: a phone on a slow 4G line, simulated. Each page is loaded as by somebody who has
 * never been on the site. Reads `{ executablePath, flags, pages, categories }` as JSON, each page with its `url` and
 * the audits to do `without`; prints what it found, one line a page. `categories`: those alone, else all of them.
 */
const puppeteer = require("puppeteer-core");

/** What is looked at beside the score for speed. */
const METRICS = ["largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time"];

async function measure(lighthouse, browser, categories, { url, without }) {
  // A window of its own: nothing is kept from the page before.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const { lhr } = await lighthouse(
    url,
    { logLevel: "error", disableFullPageScreenshot: true, skipAudits: without, onlyCategories: categories },
    undefined,
    page,
  );
  await context.close();
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const judged = Object.values(lhr.categories);
  const failed = judged.flatMap(({ auditRefs }) =>
    auditRefs
      .map(({ id, weight }) => ({ ...lhr.audits[id], weight }))
      .filter(({ weight, score }) => weight && score !== null && score < 1)
      .map(({ id, displayValue, explanation }) => `${id} ${displayValue ?? explanation ?? ""}`.trim()),
  );
  return {
    url,
    scores: Object.fromEntries(judged.map(({ id, score }) => [id, Math.round((score ?? 0) * 100)])),
    metrics: Object.fromEntries(METRICS.map((id) => [id, lhr.audits[id]?.numericValue])),
    failed: [...new Set(failed)],
  };
}

async function main() {
  const { executablePath, flags, pages, categories } = JSON.parse(
    require("node:fs").readFileSync(0, "utf-8"),
  );
  const { default: lighthouse } = await import("lighthouse");
  const browser = await puppeteer.launch({ executablePath, args: flags, headless: true });
  try {
    for (const page of pages)
      console.log(JSON.stringify(await measure(lighthouse, browser, categories, page)));
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
