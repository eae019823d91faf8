// The pages of the site are the Markdown files of the tree. Each keeps its
// place, so that a relative link between two files is one between two pages.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawCharts } from './charts.js';
import { parse, sectionsOf } from './markdown.js';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const repository = 'https://github.com/rzpkit/payments';

// Folders in the order of the menu.
const start = ['README.md', 'docs/README.md'];
const folders = [
  { folder: 'docs', name: 'Guides', recursive: false },
  { folder: 'docs/design', name: 'Design', recursive: true },
  { folder: 'spec', name: 'Contract', recursive: false },
  { folder: '', name: 'Project', recursive: false },
];

// addressOf is the file that a Markdown file becomes: README.md is the index of its folder.
export function addressOf(source) {
  return source.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html');
}

export async function readPages() {
  const pages = folders.flatMap(({ folder, name, recursive }) =>
    markdownIn(folder, recursive).map((source) => readPage(source, name)));
  await Promise.all(pages.map(drawCharts));
  return pages;
}

// menuOf lists the pages by group: first in the order in which the contents,
// docs/README.md, link them, then the others by title.
export function menuOf(pages) {
  const contents = pages.find((page) => page.source === 'docs/README.md');
  const order = new Map((contents?.links ?? []).map((link, at) => [link, -1000 + at]));
  const rank = (page) => (page.group === 'Start' ? start.indexOf(page.source) : order.get(page.source) ?? 0);
  return ['Start', ...folders.map(({ name }) => name)]
    .map((name) => ({
      name,
      pages: pages.filter((page) => page.group === name)
        .sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title)),
    }))
    .filter((group) => group.pages.length > 0);
}

function markdownIn(folder, recursive) {
  const here = path.join(root, folder);
  if (!statSync(here, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(here, { recursive })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();
}

function readPage(source, folder) {
  const text = readFileSync(path.join(root, source), 'utf8');
  const tokens = parse(text);
  const sections = sectionsOf(tokens);
  const title = sections.find((section) => section.level === 1)?.title;
  if (!title) throw new Error(`${source}: the page has no title: a line that begins with "# "`);
  const group = start.includes(source) ? 'Start' : folder;
  return { source, group, text, tokens, sections, title, address: addressOf(source), links: linksOf(source, tokens) };
}

function linksOf(source, tokens) {
  return tokens.flatMap((token) => token.children ?? [])
    .filter((token) => token.type === 'link_open')
    .map((token) => path.posix.join(path.posix.dirname(source), token.attrGet('href').split('#')[0]));
}
