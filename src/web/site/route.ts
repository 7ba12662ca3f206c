// What a route gives back, before encodings, validators and headers are seen to.

import type { Store } from '../../store/store.js';
import type { SiteFacts } from '../ui/facts.js';
import type { Page } from '../ui/page.js';
import type { Register } from '../ui/register.js';

export type Answer =
  | {
      readonly kind: 'page';
      readonly page: Page;
      readonly changedAt?: number;
      /** It tells of what the site's revision does not follow. */
      readonly passing?: true;
    }
  | {
      readonly kind: 'file';
      readonly type: string;
      readonly body: string;
      readonly changedAt?: number;
      /** How long others may keep it without asking. */
      readonly maxAgeSeconds: number;
    }
  /** For good; `to` is a path of this site. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'missing' }
  /** It was public and was taken back. */
  | { readonly kind: 'withdrawn' };

export interface RouteRequest {
  /** Decoded parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  /** Only the names the route declares, each once and not empty. */
  readonly query: Readonly<Record<string, string>>;
}

/** What a route may look at. */
export interface PageContext {
  readonly store: Store;
  readonly facts: SiteFacts;
  /** The register as of this revision of the site. */
  register(): Promise<Register>;
  readonly now: number;
}

export interface Route {
  /** As fastify writes it. */
  readonly pattern: string;
  /** Names of the query that matter; others are ignored, and share one kept page. */
  readonly query: readonly string[];
  /** False for what depends on more than the site's revision. */
  readonly cached: boolean;
  /** Costly when not kept: requests are counted. */
  readonly rateLimited?: boolean;
  answer(request: RouteRequest, context: PageContext): Promise<Answer>;
}
