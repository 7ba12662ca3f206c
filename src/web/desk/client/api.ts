// Asks the API. Every answer is a value: what was wanted, or why it was refused.

import type { ApiFault } from '../../api/api-types.js';

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly fault: ApiFault }
  /** No answer came: the server or the line is down. */
  | { readonly kind: 'offline' };

export interface Api {
  get<T>(path: string): Promise<Answer<T>>;
  /** @param version the version the change is based on, sent as `If-Match`. */
  post<T>(path: string, body: unknown, version?: number): Promise<Answer<T>>;
}

/** @param token from the page; the server refuses a write without it. */
export function createApi(token: string): Api {
  async function ask<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    let response: Response;
    try {
      response = await fetch(path, { ...init, credentials: 'same-origin' });
    } catch {
      return { kind: 'offline' };
    }
    try {
      const body: unknown = await response.json();
      if (response.ok) return { kind: 'ok', value: body as T };
      return { kind: 'refused', fault: (body as { readonly error: ApiFault }).error };
    } catch {
      const message = `The server answered ${response.status}.`;
      return { kind: 'refused', fault: { code: 'internal', message } };
    }
  }
  return {
    get: (path) => ask(path, { headers: { accept: 'application/json' } }),
    post: (path, body, version) =>
      ask(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-muster-token': token,
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        body: JSON.stringify(body),
      }),
  };
}
