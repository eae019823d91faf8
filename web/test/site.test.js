// The site in Chromium, opened as files: make site-test.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ask, inspect, landmarkFaults, launch, newPage, shows } from './browser.js';

const site = fileURLToPath(new URL('../../site', import.meta.url));
const here = pathToFileURL(site + path.sep).href;
const pages = readdirSync(site, { recursive: true })
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.split(path.sep).join('/'));

const charted = pages.filter((name) => readFileSync(path.join(site, name), 'utf8').includes('<figure class="chart">'));
const coloured = ['docs/card-payment.html', 'docs/check-traffic.html']; // Go, YAML
const reference = 'reference.html#tag/payments/capturePayment';

let browser;
let page;
before(async () => {
  browser = await launch();
  page = await newPage(browser, site);
});
after(() => browser.close());

test('each page is sound', async () => {
  assert.ok(pages.length > 5, `${pages}`);
  const faults = await inspect(browser, site, pages, { whole: ['index.html', ...coloured, ...charted] });
  assert.equal(faults.join('\n'), '');
});

test('the search finds capturePayment, from any folder, and leads to it in the reference, which has each operation', async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const name of ['docs/scale.html', 'index.html']) {
    await page.visit(name);
    await page.keyboard.press('/');
    const [first] = await ask(page, 'capturePayment');
    assert.equal(first, here + reference);
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(here + reference);
  assert.ok(await shows(page, 'Capture an authorized payment'));
  await ask(page, 'payment'); // the reference has the search too
  assert.deepEqual(await landmarkFaults(page), []);
  const operations = await page.evaluate(() => siteDocuments.filter(({ kind }) => kind === 'operation').map(({ url }) => url));
  const closed = '[data-sidebar-id*="/tag/"] button[aria-expanded="false"]'; // parts of Scalar's menu
  await page.locator(closed).first().waitFor();
  await page.locator(closed).evaluateAll((buttons) => buttons.forEach((button) => button.click()));
  await page.locator(closed).first().waitFor({ state: 'detached' });
  const shown = new Set(await page.locator('a[href^="#tag/"]').evaluateAll((links) => links.map((link) => `reference.html${link.getAttribute('href')}`)));
  assert.ok(operations.length > 50, `${operations.length}`);
  assert.equal(operations.filter((url) => !shown.has(url)).join('\n'), '');
  assert.equal(page.faults.join('\n'), '');
});

test('the search is reached, gone through and left by keyboard', async () => {
  await page.visit('index.html');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
  await page.keyboard.press('/');
  const [, second] = await ask(page, 'order');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.href), second);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'query');
  assert.equal(await page.locator('#results').isVisible(), false);
});
