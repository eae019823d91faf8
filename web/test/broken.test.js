// Each check of browser.js, tried with a page that is broken for it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { inspect, launch, newPage, shows } from './browser.js';

const document = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main id="content"><h1 id="top">A page</h1>${body}</main></body></html>`;

// The body of a page, and what is to be said of it.
const cases = {
  'nothing is wrong': ['<p><a href="#top">up</a> <a href="same.html#top">up</a> <a href="https://example.com/">out</a></p>', []],
  'the console complains': ['<script>console.error("no")</script>', ['the console says: no']],
  'a script fails': ['<script>throw new Error("broken")</script>', ['a script fails: broken']],
  'a file is missing': ['<img alt="" src="missing.png">', [/the console says: Failed to load/, /cannot be loaded: file:.*missing.png/]],
  'something is asked of elsewhere': ['<img alt="" src="http://127.0.0.1:9/x.png">', [/asks elsewhere: http:\/\/127.0.0.1:9\/x.png/, /the console says/, /cannot be loaded/]],
  'a link leads to no page': ['<a href="other.html">other</a>', ['the link leads nowhere: other.html']],
  'a link leads out of the site': ['<a href="../other.html">other</a>', [/the link leads nowhere: file:/]],
  'a link leads to no heading': ['<a href="same.html#below">below</a>', ['the link leads nowhere: same.html#below']],
  'a line is too wide for a telephone': ['<pre style="width: 500px">x</pre>', ['is 508 wide on a screen of 390']],
  'a table is too wide for paper': ['<style>@media print { pre { width: 900px } }</style><pre>x</pre>', ['is 908 wide on a print of 718']],
  'text is pale': ['<p style="color: #bbb; background: #fff">pale</p>', [/light: color-contrast: <p/, /dark: color-contrast: <p/], { whole: true }],
  'text is pale in the dark': ['<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #000 } }</style><p>pale</p>', [/dark: color-contrast: <p/], { whole: true }],
  'a picture has no text': ['<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', [/light: image-alt: <img/, /the main part: image-alt: <img/], { whole: true }],
  'the main part stands in another': ['<main><p>within</p></main>', [/the main part: landmark-main-is-top-level/, /landmark-no-duplicate-main/, /landmark-unique/]],
  'a column has an empty header': ['<table><thead><tr><th></th><th>a</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>', [/empty-table-header: <th/]],
};

// One browser tries them all; each has a page of its own, of which something is said or nothing.
const names = Object.keys(cases);
const nameOf = (at) => `page${at}.html`;
const folder = mkdtempSync(path.join(tmpdir(), 'site-'));
let browser;
let faults;
before(async () => {
  writeFileSync(path.join(folder, 'same.html'), document(''));
  names.forEach((name, at) => writeFileSync(path.join(folder, nameOf(at)), document(cases[name][0])));
  browser = await launch();
  const whole = names.map((_, at) => nameOf(at)).filter((_, at) => cases[names[at]][2]?.whole);
  faults = await inspect(browser, folder, ['same.html', ...names.map((_, at) => nameOf(at))], { whole });
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

names.forEach((name, at) => {
  test(name, () => {
    const wanted = cases[name][1];
    const told = faults.filter((fault) => fault.startsWith(`${nameOf(at)}: `)).map((fault) => fault.slice(nameOf(at).length + 2));
    assert.equal(told.length, wanted.length, told.join('\n'));
    for (const want of wanted) assert.ok(told.some((fault) => (want.test ? want.test(fault) : want === fault)), `${want} is not in ${told.join('\n')}`);
  });
});

test('a heading is shown only where it is on the screen', async () => {
  const long = path.join(folder, 'long.html');
  writeFileSync(long, document('<p style="height: 5000px">long</p><h2>Below</h2>'));
  const page = await newPage(browser, folder);
  await page.visit('long.html');
  assert.deepEqual([await shows(page, 'A page'), await shows(page, 'Below')], [true, false]);
});
