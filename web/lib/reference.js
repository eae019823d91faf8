// The API reference is the contract, shown by Scalar.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import scalar from '@scalar/fastify-api-reference';
import { parse } from 'yaml';
import { root } from './pages.js';

export const address = 'reference.html';

export function readContract() {
  return parse(readFileSync(path.join(root, 'spec/payments.yaml'), 'utf8'));
}

// operationsOf are the operations, each with its address in the reference.
export function operationsOf(contract) {
  return Object.entries(contract.paths).flatMap(([route, item]) =>
    Object.entries(item)
      .filter(([, operation]) => operation.operationId)
      .map(([method, operation]) => ({
        id: operation.operationId,
        call: `${method.toUpperCase()} ${route}`,
        title: operation.summary,
        text: operation.description ?? '',
        address: `${address}#tag/${operation.tags[0]}/${operation.operationId}`,
      })));
}

// scalarScript is Scalar as one script for the browser. @scalar/api-reference has it
// too, but brings 284 packages; the plugin for Fastify carries it and brings 16.
// The plugin hands it to a server's route, so that route is asked for it.
export async function scalarScript() {
  const routes = new Map();
  const server = { hasPlugin: () => false, initialConfig: {}, route: (route) => routes.set(route.url, route) };
  await scalar(server, { routePrefix: '/', configuration: { content: {} } }, () => {});
  const reply = { header: () => reply, send: (body) => body };
  return routes.get('/js/scalar.js').handler({}, reply);
}
