// The search in the browser. What it searches is a script and not fetched as JSON,
// so that it works for a site that is opened from a folder.
import { find, index } from '../lib/find.js';

const self = document.currentScript;
const root = new URL(self.dataset.root, location.href);
const input = document.querySelector('#query');
const results = document.querySelector('#results');

let loading;

// load reads the documents once, at the first sign that someone will search.
function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = self.dataset.documents;
    script.onload = () => resolve(index(globalThis.siteDocuments));
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

async function show() {
  const query = input.value.trim();
  if (query === '') return hide();
  const search = await load();
  if (query !== input.value.trim()) return undefined; // more was typed meanwhile
  const found = find(search, query);
  const list = document.createElement('ol');
  list.append(...found.map(item));
  results.replaceChildren(found.length > 0 ? list : `Nothing is found for ${query}.`);
  results.hidden = false;
  results.dataset.query = query;
  return undefined;
}

function item(found) {
  const link = document.createElement('a');
  link.href = new URL(found.url, root);
  link.append(element('strong', found.title), element('span', found.kind === 'guide' ? found.page : found.id), element('small', found.text.slice(0, 140)));
  const entry = document.createElement('li');
  entry.append(link);
  return entry;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function hide() {
  results.hidden = true;
  results.replaceChildren();
}

// move brings the focus up and down among the field and what was found.
function move(event) {
  const stops = [input, ...results.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
  if (event.key === 'Enter' && document.activeElement === input) stops[1]?.click();
  if (event.key === 'Escape') {
    hide();
    input.focus();
  }
  if (at < 0 || !stops[next]) return;
  event.preventDefault();
  stops[next].focus();
}

const box = input.closest('.search');
box.hidden = false;
input.addEventListener('focus', load, { once: true });
input.addEventListener('input', show);
box.addEventListener('keydown', move);
results.addEventListener('click', hide);
document.addEventListener('click', (event) => box.contains(event.target) || hide());
document.addEventListener('keydown', (event) => {
  const writing = event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  input.focus();
});

// On a narrow screen the menu is closed until it is asked for.
const menu = document.querySelector('.menu');
if (menu && matchMedia('(max-width: 60rem)').matches) menu.open = false;
