// The public site on a fastify app: routes, kept pages, validators, encodings, and what is said
// when something goes wrong.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../domain/clock.js';
import { asFault } from '../../domain/fault.js';
import type { Store } from '../../store/store.js';
import { statusOf } from '../status.js';
import { canonicalPath, knownQuery } from './address.js';
import type { Answer, Reading, Route } from './answer.js';
import type { Assets } from './assets.js';
import type { SiteFacts } from './facts.js';
import { createGuard } from './guard.js';
import { createPageCache, encoded, finish, type Finished } from './page-cache.js';
import { chooseEncoding, type Encoding } from './encoding.js';
import { renderDocument } from './parts/document.js';
import { problemOf, type Trouble } from './trouble.js';
import { problemPage } from './pages/problem.js';
import { createRegister, type Register } from './register.js';
import { routes } from './routes.js';
import { send } from './send.js';

export interface SiteNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly assets: Assets;
  /** Asked for each page: the address may be known only after the start. */
  readonly facts: () => SiteFacts;
  readonly log: (fields: Readonly<Record<string, unknown>>, message: string) => void;
}

const cacheBytesMax = 64 * 1024 * 1024;
const guardRule = { burst: 40, perSecond: 10, addressesMax: 10_000 };
/** Always asked for again, answered by 304: a new roundup is seen at once. */
const pageCacheControl = 'public, max-age=0, must-revalidate';
const retryAfterSeconds = 30;
