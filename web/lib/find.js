// What is found for a question: in the browser, and in the tests.
import MiniSearch from 'minisearch';
import { processTerm } from './terms.js';

const most = 8;

export function index(documents) {
  const search = new MiniSearch({
    idField: 'key',
    fields: ['id', 'page', 'title', 'asked', 'text', 'code'],
    storeFields: ['kind', 'page', 'title', 'id', 'text', 'url'],
    processTerm,
    searchOptions: {
      boost: { id: 4, page: 3, title: 3, asked: 3, code: 0.3 },
      boostDocument: (key, term, stored) => (/^docs\/[^/]+$/.test(stored.url) ? 1.5 : 1), // a guide
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  search.addAll(documents);
  return search;
}

// find is the best section of each page, and the operations, best first.
export function find(search, query) {
  const seen = new Set();
  return search.search(query).filter((found) => {
    const place = found.kind === 'guide' ? found.page : found.url;
    return !seen.has(place) && seen.add(place);
  }).slice(0, most);
}
