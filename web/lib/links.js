// A link to another page leads there; one to any other file of the tree leads
// to the repository. One that leads nowhere ends the build.
import { statSync } from 'node:fs';
import path from 'node:path';
import { repository, root } from './pages.js';

export function linkResolver(pages) {
  const bySource = new Map(pages.map((page) => [page.source, page]));
  return (page, href, line) => {
    if (/^([a-z][a-z+.-]*:|\/\/|#)/i.test(href)) return href;
    const [file, anchor] = href.split('#');
    const target = path.posix.join(path.posix.dirname(page.source), decodeURI(file)).replace(/\/$/, '');
    const hash = anchor ? `#${anchor}` : '';
    const other = bySource.get(target) ?? bySource.get(path.posix.join(target, 'README.md'));
    if (other) return relative(page.address, other.address) + hash;
    const found = statSync(path.join(root, target), { throwIfNoEntry: false });
    if (!found || target.startsWith('..')) throw new Error(`${page.source}:${line}: the link leads nowhere: ${href}`);
    return `${repository}/${found.isDirectory() ? 'tree' : 'blob'}/main/${target}${hash}`;
  };
}

// relative is the way from one page to another file of the site.
export function relative(from, to) {
  return path.posix.relative(path.posix.dirname(from), to);
}
