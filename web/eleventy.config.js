// npx eleventy --config=web/eleventy.config.js, from the root of the tree: make site.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { linkResolver, relative } from './lib/links.js';
import { renderer } from './lib/markdown.js';
import { menuOf, readPages, repository, root } from './lib/pages.js';
import { operationsOf, readContract, scalarScript } from './lib/reference.js';
import { documentsOf } from './lib/search.js';

const output = 'site';

export default async function configure(eleventy) {
  const pages = await readPages();
  const contract = readContract();
  const operations = operationsOf(contract);

  eleventy.setQuietMode(true);
  eleventy.setLibrary('md', renderer({ pages, resolveLink: linkResolver(pages) }));
  eleventy.amendLibrary('md', (markdown) => markdown.enable('code')); // which Eleventy switches off
  eleventy.addFilter('from', (to, address) => relative(address, to));
  eleventy.addFilter('inScript', (value) => JSON.stringify(value).replaceAll('<', '\\u003c'));
  eleventy.addGlobalData('menu', menuOf(pages));
  eleventy.addGlobalData('repository', repository);
  eleventy.addGlobalData('contract', () => contract);
  eleventy.addGlobalData('documents', () => documentsOf(pages, operations));
  for (const page of pages) {
    eleventy.addTemplate(page.source, page.text, {
      layout: 'page.njk',
      permalink: page.address,
      address: page.address,
      title: page.title,
      source: page.source,
      headings: page.sections.filter(({ level }) => level === 2),
    });
  }
  eleventy.on('eleventy.after', () => writeAssets());
  return {
    dir: { input: 'web/pages', includes: '../layouts', output },
    markdownTemplateEngine: false, // a brace in a guide is a brace
  };
}

async function writeAssets() {
  const write = (name, text) => writeFileSync(path.join(root, output, 'assets', name), text);
  mkdirSync(path.join(root, output, 'assets'), { recursive: true });
  write('scalar.js', await scalarScript());
  write('style.css', readFileSync(path.join(root, 'web/assets/style.css')));
  buildSync({
    entryPoints: [path.join(root, 'web/assets/search.js')],
    outfile: path.join(root, output, 'assets/search.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
  });
}
