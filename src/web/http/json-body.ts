// Reads JSON bodies, and refuses what a program behind them could stumble over.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Fault } from '../../domain/fault.js';

const depthMax = 16;
/** Keys that change the prototype of an object into which a body is merged. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Accepts `application/json` alone; any other kind of body is refused with status 415. */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    async (_: FastifyRequest, body: string) => parseJsonBody(body),
  );
}

/** Fault `invalid` for malformed JSON, deep nesting and keys such as `__proto__`. */
export function parseJsonBody(text: string): unknown {
  const value = parsed(text);
  const open = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    const { depth } = next;
    if (depth >= depthMax) {
      throw new Fault('invalid', `The body is nested more than ${depthMax} levels deep.`);
    }
    for (const [key, child] of Object.entries(next.value)) {
      if (forbiddenKeys.has(key)) {
        throw new Fault('invalid', `The body must not have the key “${key}”.`);
      }
      open.push({ value: child as unknown, depth: depth + 1 });
    }
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault('invalid', 'The body is not valid JSON.');
  }
}
