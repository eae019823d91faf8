// The site in Chromium, opened as files: make site-test.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ask, inspect, launch, open, shows } from './browser.js';

const site = fileURLToPath(new URL('../../site', import.meta.url));
const pages = readdirSync(site, { recursive: true })
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.split(path.sep).join('/'));

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('each page is sound', async () => {
  assert.ok(pages.length > 5, `${pages}`);
  assert.deepEqual(await inspect(browser, site, pages, { foreign: ['reference.html'] }), []);
});

test('each operation has an address in the reference', async () => {
  const page = await open(browser, site, 'index.html');
  await ask(page, 'payment');
  const operations = await page.evaluate(() => siteDocuments.filter(({ kind }) => kind === 'operation'));
  await page.close();
  assert.ok(operations.length > 50, `${operations.length}`);
  const reference = await open(browser, site, 'reference.html');
  const missing = [];
  for (const { url, title } of operations) {
    await reference.evaluate((hash) => { location.hash = hash; }, url.split('#')[1]);
    if (!await shows(reference, title)) missing.push(url);
  }
  assert.deepEqual([...missing, ...reference.faults], []);
});

for (const name of ['index.html', 'docs/scale.html', 'reference.html']) {
  test(`${name}: the search finds capturePayment and leads to it`, async () => {
    const page = await open(browser, site, name);
    await page.keyboard.press('/');
    const [first] = await ask(page, 'capturePayment');
    assert.match(first, /\/site\/reference\.html#tag\/payments\/capturePayment$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(first);
    assert.ok(await shows(page, 'Capture an authorized payment'));
    assert.deepEqual(page.faults, []);
  });
}

test('the search is reached, gone through and left by keyboard', async () => {
  const page = await open(browser, site, 'index.html');
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

// What a new user asks, and the chapter that answers.
const questions = {
  'how do I refund': 'index.html',
  'verify a webhook': 'index.html',
  'run a fake in docker': 'index.html',
  'add an endpoint': 'index.html',
  'retry safely': 'index.html',
  'key only': 'index.html',
  reconcile: 'index.html',
  'check traffic in CI': 'index.html',
  'docs changed': 'docs/docs-drift.html',
  'checking at scale': 'docs/scale.html',
};

for (const [question, chapter] of Object.entries(questions)) {
  test(`"${question}" is answered by ${chapter}`, async () => {
    const page = await open(browser, site, 'index.html');
    const first = (await ask(page, question)).slice(0, 3).map((link) => link.split('/site/')[1].split('#')[0]);
    assert.ok(first.includes(chapter), first.join(' '));
    await page.close();
  });
}
