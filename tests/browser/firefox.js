/**
 * Firefox as readers have it: does the steps that stand on the standard input as JSON, one after the other, in one
 * window, and prints what each `evaluate` gave. Automation would let one file read its neighbours; readers' do not.
 * An error that a page makes or that stands in its console fails the whole.
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
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
    });
    for (const { goto, click, type, press, wait, evaluate } of steps) {
      if (goto) await page.goto(goto);
      if (click) await page.click(click);
      if (type) await page.keyboard.type(type);
      if (press) await page.keyboard.press(press);
      if (wait) await page.waitForSelector(wait);
      if (evaluate) said.push(await page.evaluate(evaluate));
    }
    if (complaints.length) {
      throw new Error(complaints.join("\n"));
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
