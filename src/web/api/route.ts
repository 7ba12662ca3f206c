// One route of the API: its parameters and body, who may call it, and its answer.

import type { ZodType } from 'zod';
import type { Account, Action } from '../../domain/account.js';
import type { Clock } from '../../domain/clock.js';
import type { Composer } from '../../compose/compose.js';
import type { Config } from '../../config.js';
import type { Store } from '../../store/store.js';
import type { Wire } from './wire/wire.js';

/** What routes work with. */
export interface ApiDeps {
  readonly store: Store;
  readonly composer: Composer;
  readonly wire: Wire;
  readonly clock: Clock;
  readonly config: Config;
}

export interface ApiRequest<B> {
  readonly params: Readonly<Record<string, string>>;
  /** Each name once; the first value counts. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: B;
  readonly account: Account;
  /** The version in `If-Match`; undefined without the header. */
  readonly ifVersion: number | undefined;
}

export interface ApiRoute<B = unknown> {
  readonly method: 'GET' | 'POST';
  /** As fastify writes it, below `/api`. */
  readonly path: string;
  readonly action: Action;
  /** What the body must be; a route without one takes an empty object. */
  readonly body?: ZodType<B>;
  /** The change needs `If-Match`. */
  readonly versioned?: true;
  answer(request: ApiRequest<B>, deps: ApiDeps): Promise<unknown>;
}

/** Types the body of a route by its schema. */
export const route = <B>(definition: ApiRoute<B>): ApiRoute => definition as unknown as ApiRoute;
