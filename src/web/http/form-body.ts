// Reads the bodies that pages send: forms, and JSON from their scripts.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJsonBody } from './json-body.js';

/** Accepts forms and `application/json` alone; any other kind is refused with status 415. */
export function acceptFormsAndJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: FastifyRequest, body: string) => new URLSearchParams(body),
  );
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_: FastifyRequest, body: string) => parseJsonBody(body),
  );
}

export interface Body {
  /** The fields of a form, or the texts of a query: each once, the first value counts. */
  readonly form: Readonly<Record<string, string>>;
  /** Undefined for a form. */
  readonly json: unknown;
}

/** The fields and the JSON of a request body. */
export function formOf(body: unknown): Body {
  if (body instanceof URLSearchParams) {
    return { form: Object.fromEntries([...body.entries()].reverse()), json: undefined };
  }
  const entries = Object.entries((body ?? {}) as Readonly<Record<string, unknown>>);
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { form: Object.fromEntries(texts), json: body };
}
