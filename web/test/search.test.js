// What a new user asks, and the chapter that answers: make site-test.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { runInThisContext } from 'node:vm';
import { find, index } from '../lib/find.js';

const questions = {
  'how do I refund': 'docs/capture-refund.html',
  'verify a webhook': 'docs/webhooks.html',
  'run a fake in docker': 'docs/test-server.html',
  'add an endpoint': 'docs/add-endpoint.html',
  'retry safely': 'docs/errors.html',
  'key only': 'docs/key-only.html',
  reconcile: 'docs/reconcile.html',
  'check traffic in CI': 'docs/check-traffic.html',
  'docs changed': 'docs/docs-changed.html',
  'checking at scale': 'docs/scale.html',
  // Misspelt, in British or American, in the words of others.
  'refnd half the money': 'docs/capture-refund.html',
  'webhok signature': 'docs/webhooks.html',
  reconcilation: 'docs/reconcile.html',
  'authorise a card payment': 'docs/card-payment.html',
  'authorize a card payment': 'docs/card-payment.html',
  TPV: 'docs/key-only.html',
  '429 too many requests': 'docs/errors.html',
  idempotency: 'docs/capture-refund.html',
  sandbox: 'docs/testing.html',
  pagination: 'docs/lists.html',
  chargeback: 'docs/client.html',
  'UPI intent link': 'docs/upi-payment.html',
};

let search;
before(() => {
  runInThisContext(readFileSync(new URL('../../site/assets/documents.js', import.meta.url), 'utf8'));
  search = index(globalThis.siteDocuments);
});

for (const [question, chapter] of Object.entries(questions)) {
  test(`"${question}" is answered by ${chapter}, among the first three`, () => {
    const found = find(search, question).map(({ url }) => url.split('#')[0]);
    assert.ok(found.slice(0, 3).includes(chapter), `found: ${found.join(' ')}`);
  });
}
