/**
 * Firefox as readers have it, called with the path of the program. Each line of the standard input is a list of steps
 * as JSON: they are done one after the other, in one window that knows nothing of those before. The answer is a line
 * with what each `evaluate` gave, `{ said }`, or with an `{ error }`: also one that a page makes or that stands in its
 * console. Automation would let one file read its neighbours; readers' browsers do not.
 */
const puppeteer = require("puppeteer-core");

async function done(browser, steps) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const said = [];
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
    });
    for (const { goto, click, type, press, wait, evaluate } of steps) {
      if (goto) {
        await page.goto(goto);
        // Scripts come after the first paint: theme/static/js/scripts-later.js.
        await page.waitForSelector("template#scripts", { hidden: true });
      }
      if (click) await page.click(click);
      if (type) await page.keyboard.type(type);
      if (press) await page.keyboard.press(press);
      if (wait) await page.waitForSelector(wait);
      if (evaluate) said.push(await page.evaluate(evaluate));
    }
    if (complaints.length) {
      throw new Error(complaints.join("\n"));
    }
    return { said };
  } catch (error) {
    return { error: error.stack };
  } finally {
    await context.close();
  }
}

async function main() {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.argv[2],
    headless: true,
    extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
  });
  try {
    for await (const line of require("node:readline").createInterface({ input: process.stdin })) {
      console.log(JSON.stringify(await done(browser, JSON.parse(line))));
    }
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
