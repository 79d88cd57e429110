/**
 * Firefox as readers have it: does the steps that stand on the standard input as JSON, one after the other, in one
 * window, and prints what each `evaluate` gave. Automation would let one file read its neighbours; readers' do not.
 */
const puppeteer = require("puppeteer-core");

async function main() {
  const { executablePath, steps } = JSON.parse(require("node:fs").readFileSync(0, "utf-8"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
  });
  try {
    const page = await browser.newPage();
    const said = [];
    for (const { goto, click, evaluate } of steps) {
      if (goto) await page.goto(goto);
      if (click) await page.click(click);
      if (evaluate) said.push(await page.evaluate(evaluate));
    }
    console.log(JSON.stringify(said));
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
