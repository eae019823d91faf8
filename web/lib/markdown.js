// Markdown as the repository shows it: the same anchors, highlighted code,
// and tables and code that scroll inside themselves.
import GithubSlugger from 'github-slugger';
import highlighter from 'highlight.js/lib/common';
import MarkdownIt from 'markdown-it';

const plain = new MarkdownIt({ html: true });
plain.core.ruler.push('anchors', addAnchors);

export const parse = (text) => plain.parse(text, {});

// textOf is what a heading, a paragraph or a cell says without its marks.
export function textOf(inline) {
  return (inline.children ?? [])
    .map((token) => (token.type === 'softbreak' ? ' ' : token.content))
    .join('');
}

// sectionsOf are the headings, each with the text and the code below it.
export function sectionsOf(tokens) {
  const sections = [];
  tokens.forEach((token, at) => {
    const section = sections.at(-1);
    if (token.type === 'heading_open') {
      sections.push({ level: Number(token.tag.slice(1)), id: token.attrGet('id'), title: textOf(tokens[at + 1]), text: '', code: '' });
    } else if (section && token.type === 'inline' && tokens[at - 1].type !== 'heading_open') {
      section.text += `${textOf(token)} `;
    } else if (section && (token.type === 'fence' || token.type === 'code_block')) {
      section.code += token.content;
    }
  });
  return sections;
}

// renderer renders the pages; resolveLink(page, href, line) is where a link of a page leads.
export function renderer({ pages, resolveLink }) {
  const bySource = new Map(pages.map((page) => [page.source, page]));
  const markdown = new MarkdownIt({ html: true, highlight });
  markdown.core.ruler.push('anchors', addAnchors);
  markdown.core.ruler.push('links', ({ tokens, env }) => {
    const page = bySource.get(env.source);
    for (const inline of tokens.filter((token) => token.type === 'inline')) {
      for (const link of inline.children.filter((token) => token.type === 'link_open')) {
        link.attrSet('href', resolveLink(page, link.attrGet('href'), (inline.map?.[0] ?? 0) + 1));
      }
    }
  });
  markdown.core.ruler.push('charts', ({ tokens, env }) => {
    for (const token of tokens.filter(({ type }) => type === 'html_block')) {
      token.content = bySource.get(env.source).charts.get(token.content.trim()) ?? token.content;
    }
  });
  markdown.core.ruler.push('headers', ({ tokens }) => { // a header that is empty is none
    tokens.forEach((token, at) => {
      if (token.type === 'th_open' && tokens[at + 1].content === '') token.tag = tokens[at + 2].tag = 'td';
    });
  });
  markdown.renderer.rules.table_open = () => '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>\n';
  markdown.renderer.rules.table_close = () => '</table></div>\n';
  for (const kind of ['fence', 'code_block']) {
    const render = markdown.renderer.rules[kind];
    markdown.renderer.rules[kind] = (...all) => render(...all).replace('<pre', '<pre tabindex="0"');
  }
  return markdown;
}

function addAnchors({ tokens }) {
  const slugger = new GithubSlugger();
  tokens.forEach((token, at) => {
    if (token.type === 'heading_open') token.attrSet('id', slugger.slug(textOf(tokens[at + 1])));
  });
}

function highlight(code, language) {
  return highlighter.getLanguage(language) ? highlighter.highlight(code, { language }).value : '';
}
