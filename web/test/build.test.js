// What ends the build, and says where: marks of charts and links that lead nowhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawCharts } from '../lib/charts.js';
import { linkResolver } from '../lib/links.js';
import { parse, sectionsOf } from '../lib/markdown.js';
import { addressOf } from '../lib/pages.js';

const table = `| scenario | tool | a second |
|---|---|--:|
| small | ours | 1,200 |
|  | theirs | 300 |
| large | ours | 7 |
|  | theirs | many |
`;

async function draw(mark, rows = table) {
  const page = { source: 'docs/a.md', tokens: parse(`# A\n\n<!-- chart: ${mark} -->\n\n${rows}`) };
  await drawCharts(page);
  return [...page.charts.values()].join('');
}

test('a chart has the bars that are asked for', async () => {
  const numbers = table.replace('many', '3');
  assert.match(await draw('a second by tool, each scenario', numbers),
    /aria-label="Bar chart. small, ours, 1,200; small, theirs, 300; large, ours, 7; large, theirs, 3."/);
  assert.match(await draw('row small', '| size | ours | theirs |\n|---|--:|--:|\n| small | 2 | 1 |\n'),
    /aria-label="Bar chart. ours, 2; theirs, 1."/);
});

for (const [mark, rows, error] of [
  ['a second by tool, each scenario', table, /docs\/a.md:3: not a number: many/],
  ['a second by tools', table, /docs\/a.md:3: the table has no column tools/],
  ['row medium', table, /docs\/a.md:3: the table has no row medium/],
  ['a second', table, /docs\/a.md:3: a chart is "VALUE by COLUMN, each COLUMN" or "row NAME": a second/],
  ['row small', 'No table.', /docs\/a.md:3: no table follows the chart/],
]) {
  test(`a chart of "${mark}" is refused`, () => assert.rejects(draw(mark, rows), error));
}

const pages = ['README.md', 'docs/README.md', 'docs/a.md'].map((source) => ({ source, address: addressOf(source) }));
const resolve = linkResolver(pages);

for (const [href, address] of [
  ['README.md', 'index.html'],
  ['../README.md#below', '../index.html#below'],
  ['../docs/', 'index.html'],
  ['#below', '#below'],
  ['https://example.com/a.md', 'https://example.com/a.md'],
  ['../spec/payments.yaml', 'https://github.com/rzpkit/payments/blob/main/spec/payments.yaml'],
  ['../api', 'https://github.com/rzpkit/payments/tree/main/api'],
]) {
  test(`a link to ${href} leads to ${address}`, () => assert.equal(resolve(pages[2], href, 1), address));
}

test('a link that leads nowhere is refused', () => {
  assert.throws(() => resolve(pages[2], 'gone.md', 7), /docs\/a.md:7: the link leads nowhere: gone.md/);
  assert.throws(() => resolve(pages[2], '../../etc', 7), /docs\/a.md:7: the link leads nowhere/);
});

test('headings have the anchors that the repository gives them', () => {
  const ids = sectionsOf(parse("# Does it?\n## What's `new_in` 1.0\n## Again\n## Again\n")).map(({ id }) => id);
  assert.deepEqual(ids, ['does-it', 'whats-new_in-10', 'again', 'again-1']);
});
