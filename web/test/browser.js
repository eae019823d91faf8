// What is wrong with pages, as Chromium sees them.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const narrow = { width: 390, height: 844 };
const paper = { width: 718, height: 1000 }; // A4 without its margins

export function launch() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
  if (!executablePath) throw new Error('Chromium is not installed: apt-get install chromium');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
}

// newPage is a page that keeps what is wrong with what it visits, and what it asks of elsewhere.
export async function newPage(browser, folder) {
  const page = await browser.newPage({ viewport: narrow, colorScheme: 'light' });
  page.setDefaultTimeout(60_000);
  const here = pathToFileURL(folder + path.sep).href;
  const tell = (fault) => page.faults.push(`${page.url().replace(here, '').split('#')[0]}: ${fault}`);
  page.faults = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tell(`the console says: ${message.text()}`);
  });
  page.on('pageerror', (error) => tell(`a script fails: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(here) && !/^(data|blob):/.test(request.url())) tell(`asks elsewhere: ${request.url()}`);
  });
  page.on('requestfailed', (request) => tell(`cannot be loaded: ${request.url()}`));
  page.visit = (name) => page.goto(pathToFileURL(path.join(folder, name)).href);
  return page;
}

// inspect is what is wrong with each page, and with the links among them. The pages of whole are
// held against WCAG and good practice as they are, light and dark, which takes long; of the others
// the main part, for they share the layout and the colours.
export async function inspect(browser, folder, names, { whole = [] } = {}) {
  const page = await newPage(browser, folder);
  const seen = new Map();
  for (const name of names) {
    await page.visit(name);
    const tell = (fault) => page.faults.push(`${name}: ${fault}`);
    await inspectWidth(page, tell);
    if (whole.includes(name)) await inspectAccess(page, tell);
    seen.set(name, await page.evaluate(() => ({
      links: [...document.querySelectorAll('a[href]')].map((link) => link.href),
      ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
      main: document.querySelector('main#content')?.innerHTML,
    })));
  }
  await page.close();
  const mains = whole.length > 0 ? await inspectMains(browser, folder, whole[0], seen) : [];
  return [...page.faults, ...mains, ...deadLinks(folder, seen)];
}

async function inspectWidth(page, tell) {
  for (const [viewport, media] of [[narrow, 'screen'], [paper, 'print']]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ media, colorScheme: 'light' });
    const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
    if (width > viewport.width) tell(`is ${width} wide on a ${media} of ${viewport.width}`);
  }
  await page.setViewportSize(narrow);
  await page.emulateMedia({ media: 'screen' });
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function inspectAccess(page, tell) {
  for (const [colorScheme, runOnly] of [['light', everything], ['dark', ['color-contrast']]]) {
    await page.emulateMedia({ colorScheme });
    for (const fault of await violations(page, { runOnly })) tell(`${colorScheme}: ${fault}`);
  }
}

// inspectMains puts the main part of each page into one of them, so that axe is loaded once. What
// the part cannot load there was told of its own page.
async function inspectMains(browser, folder, host, seen) {
  const page = await newPage(browser, folder);
  const faults = [];
  await page.visit(host);
  for (const [name, { main }] of seen) {
    if (!main) continue;
    await page.evaluate((html) => { document.querySelector('main').innerHTML = html; }, main);
    const found = await violations(page, { runOnly: everything, rules: { 'color-contrast': { enabled: false } } });
    faults.push(...found.map((fault) => `${name}: the main part: ${fault}`));
  }
  await page.close();
  return faults;
}

// landmarkFaults is what is wrong with the landmarks of the reference. What else axe finds there
// is Scalar's: pale text of its own, and two links of pictures without a name.
export function landmarkFaults(page) {
  return violations(page, { runOnly: ['landmark-one-main', 'landmark-no-duplicate-main', 'landmark-main-is-top-level'] });
}

async function violations(page, options) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe);
  const found = await page.evaluate((given) => globalThis.axe.run(document, given), { preload: false, resultTypes: ['violations'], ...options });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
}

function deadLinks(folder, seen) {
  const here = pathToFileURL(folder + path.sep).href;
  return [...seen].flatMap(([name, { links }]) =>
    [...new Set(links)].filter((link) => link.startsWith('file:')).filter((link) => {
      if (!link.startsWith(here)) return true;
      const url = new URL(link);
      const file = fileURLToPath(url.origin === 'null' ? `file://${url.pathname}` : url);
      const target = seen.get(path.relative(folder, file).split(path.sep).join('/'));
      if (!target) return true;
      const anchor = decodeURIComponent(url.hash.slice(1));
      // Scalar puts the name of its document before an anchor.
      return anchor !== '' && !target.ids.some((id) => id === anchor || id === `api-1/${anchor}`);
    }).map((link) => `${name}: the link leads nowhere: ${link.replace(here, '')}`));
}

// ask types a question into the search, and is the addresses that it is answered with.
export async function ask(page, question) {
  await page.locator('#query').fill(question);
  await page.locator(`#results[data-query="${question}"]`).waitFor();
  return page.locator('#results a').evaluateAll((links) => links.map((link) => link.href));
}

// shows tells whether the heading is on the screen, once the page has come to rest.
export async function shows(page, heading) {
  const found = page.getByRole('heading', { name: heading, exact: true }).first();
  return found.evaluate((element) => new Promise((resolve) => {
    new IntersectionObserver(([entry]) => resolve(entry.isIntersecting)).observe(element);
  }), undefined, { timeout: 20_000 }).catch(() => false);
}
