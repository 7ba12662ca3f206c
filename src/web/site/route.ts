// What a route is, and what it answers before encodings, validators and headers are added.

import type { SiteStore } from '../../store/store.js';
import type { SiteFacts } from '../ui/facts.js';
import type { Page } from '../ui/page.js';
import type { Register } from '../ui/register.js';
import type { SitePart } from '../../store/store.js';

/** How long an answer may be cached. */
export interface Caching {
  /** The parts of the site it shows; it is made again when one changes. Undefined: never cached. */
  readonly shows?: readonly SitePart[];
  /** For an answer that also depends on the time: it is made again after so many ms. */
  readonly freshMs?: number;
}

export type Answer =
  | ({
      readonly kind: 'page';
      readonly page: Page;
      readonly changedAt?: number;
    } & Caching)
  | ({
      readonly kind: 'file';
      readonly type: string;
      readonly body: string;
      readonly changedAt?: number;
      /** How long clients may use it without asking again. */
      readonly maxAgeSeconds: number;
    } & Caching)
  /** Permanently; `to` is a path of this site. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'missing' }
  /** It was public and was taken back. */
  | { readonly kind: 'withdrawn' };

export interface RouteRequest {
  /** Decoded parameters of the path. */
  readonly params: Readonly<Record<string, string>>;
  /** Only the names that the route declares; each has one non-empty value. */
  readonly query: Readonly<Record<string, string>>;
}

/** What a route may read. */
export interface PageContext {
  readonly store: SiteStore;
  readonly facts: SiteFacts;
  register(): Promise<Register>;
  /** The current time, ms UTC. */
  readonly now: number;
}

export interface Route {
  /** In fastify's syntax. */
  readonly pattern: string;
  /** Names of query parameters that matter. Others are ignored and share one cached answer. */
  readonly query: readonly string[];
  /**
   * True for one of many answers that are costly to make. The work for one client is limited, and
   * these answers have a cache of their own, so that they never displace others.
   */
  readonly isCostly?: (request: RouteRequest) => boolean;
  answer(request: RouteRequest, context: PageContext): Promise<Answer>;
}
