// A table behind a comment such as
//
//     <!-- chart: µs/call by peer, each scenario -->
//
// gets a bar chart: the numbers of a column, a bar for each value of another, and
// one such group for each value of a third. Where the tools are columns, as in
//
//     <!-- chart: row all: found of 2041 -->
//
// the chart has the numbers of that row, a bar for each column. The first bar of a
// group is the project's own.
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { textOf } from './markdown.js';

const mark = /^<!-- chart: (.+) -->$/;

// drawCharts gives a page its charts, by the comment that asks for each.
export async function drawCharts(page) {
  page.charts = new Map();
  for (const [at, token] of page.tokens.entries()) {
    const asked = token.type === 'html_block' && token.content.trim().match(mark);
    if (!asked) continue;
    const where = `${page.source}:${token.map[0] + 1}`;
    if (page.tokens[at + 1]?.type !== 'table_open') throw new Error(`${where}: no table follows the chart`);
    const bars = barsOf(asked[1], readTable(page.tokens, at + 1), where);
    page.charts.set(token.content.trim(), await draw(bars));
  }
}

function readTable(tokens, from) {
  const rows = [];
  for (let at = from; tokens[at].type !== 'table_close'; at++) {
    if (tokens[at].type === 'tr_open') rows.push([]);
    if (tokens[at].type === 'inline') rows.at(-1).push(textOf(tokens[at]).trim());
  }
  return { heads: rows[0], rows: rows.slice(1) };
}

function barsOf(asked, table, where) {
  const row = asked.match(/^row (.+)$/);
  const [, value, name, group] = (!row && asked.match(/^(.+?) by (.+?)(?:, each (.+))?$/)) || [];
  if (!row && !value) throw new Error(`${where}: a chart is "VALUE by COLUMN, each COLUMN" or "row NAME": ${asked}`);
  const bars = row ? barsOfRow(row[1], table, where) : barsOfColumns({ value, name, group }, table, where);
  return { title: row ? row[1] : asked, bars: bars.map((bar) => ({ ...bar, amount: amountOf(bar.shown, where) })) };
}

function barsOfRow(name, { heads, rows }, where) {
  const row = rows.find(([first]) => first === name);
  if (!row) throw new Error(`${where}: the table has no row ${name}`);
  return heads.slice(1).map((head, at) => ({ name: head, shown: row[at + 1], group: '', own: at === 0 }));
}

function barsOfColumns(asked, { heads, rows }, where) {
  const column = (head) => {
    const at = heads.indexOf(head);
    if (at < 0) throw new Error(`${where}: the table has no column ${head}`);
    return at;
  };
  const [value, name] = [column(asked.value), column(asked.name)];
  const group = asked.group === undefined ? -1 : column(asked.group);
  let current = '';
  return rows.map((row, at) => {
    const begins = at === 0 || (group >= 0 && row[group] !== ''); // an empty cell repeats the one above
    if (begins && group >= 0) current = row[group];
    return { name: row[name], shown: row[value], group: current, own: begins };
  });
}

function amountOf(shown, where) {
  const amount = Number(shown.replaceAll(',', '').match(/^-?[\d.]+/)?.[0]);
  if (Number.isNaN(amount)) throw new Error(`${where}: not a number: ${shown}`);
  return amount;
}

async function draw({ title, bars }) {
  const groups = [...new Set(bars.map((bar) => bar.group))];
  const chart = compile({
    vconcat: groups.map((group) => groupChart(group, bars.filter((bar) => bar.group === group))),
    spacing: 14,
    background: null,
    padding: 4,
    config: { font: 'inherit', view: { stroke: null }, axis: { domain: false, ticks: false, grid: false } },
  }).spec;
  const svg = await new vega.View(vega.parse(chart), { renderer: 'none' }).toSVG();
  const text = bars.map((bar) => [bar.group, bar.name, bar.shown].filter(Boolean).join(', ')).join('; ');
  return `<figure class="chart"><div role="img" aria-label="${escape(`Bar chart. ${text}.`)}">${withoutRoles(svg)}</div>\
<figcaption>${escape(title)}. The table below has the numbers.</figcaption></figure>\n`;
}

function groupChart(group, values) {
  const label = { fontSize: 13, fill: 'currentColor' };
  const y = { field: 'name', type: 'nominal', sort: null, title: null, axis: { labelColor: 'currentColor', labelFontSize: 13, labelLimit: 0, labelPadding: 6, minExtent: 140, maxExtent: 140 } };
  const x = { field: 'amount', type: 'quantitative', axis: null, scale: { domainMin: 0 } };
  const color = { condition: { test: 'datum.own', value: 'var(--bar-own)' }, value: 'var(--bar)' };
  return {
    title: { text: group, anchor: 'start', frame: 'bounds', fontSize: 13, color: 'currentColor', offset: 4 },
    data: { values },
    width: 200,
    height: { step: 22 },
    encoding: { x, y },
    layer: [
      { mark: { type: 'bar', height: 14 }, encoding: { color } },
      { mark: { type: 'text', align: 'left', dx: 4, ...label }, encoding: { text: { field: 'shown' } } },
    ],
  };
}

// withoutRoles takes the parts of the picture from assistive technology, which reads the label of the whole.
function withoutRoles(svg) {
  return svg.replace(/ (role|aria-[a-z]+)="[^"]*"/g, '').replace('<svg ', '<svg aria-hidden="true" focusable="false" ');
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
