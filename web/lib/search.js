// What the search knows: each section of each page, and each operation.
import path from 'node:path';
import { textOf } from './markdown.js';

export function documentsOf(pages, operations) {
  const contents = pages.find((page) => page.source === 'docs/README.md');
  const asked = questionsOf(contents);
  const sections = pages.filter((page) => page !== contents).flatMap((page) => page.sections
    .filter((section) => section.level <= 3)
    .map((section) => {
      const anchor = section.level === 1 ? '' : `#${section.id}`;
      return {
        kind: 'guide',
        page: page.title,
        title: section.title,
        asked: asked.get(page.source + anchor) ?? '',
        text: section.text.trim(),
        code: section.code,
        url: page.address + anchor,
      };
    }));
  const calls = operations.map(({ id, title, call, text, address }) => ({
    kind: 'operation', id, title, text: `${call}. ${text}`, url: address,
  }));
  return [...sections, ...calls].map((document, key) => ({ ...document, key }));
}

// questionsOf are the lines of the contents, each a question and a link, by what they link to.
function questionsOf(contents) {
  const questions = new Map();
  for (const line of contents?.tokens.filter((token) => token.type === 'inline') ?? []) {
    for (const link of line.children.filter((token) => token.type === 'link_open')) {
      const target = path.posix.join(path.posix.dirname(contents.source), link.attrGet('href'));
      questions.set(target, `${questions.get(target) ?? ''} ${textOf(line)}`);
    }
  }
  return questions;
}
