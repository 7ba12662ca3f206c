// Decides whether a draft is published unattended. The editor may always publish or withdraw.

import type { Roundup } from '../domain/roundup.js';

export interface PublishRule {
  readonly publishUnattended: boolean;
  readonly publishOriginsMin: number;
}

export type Decision =
  | { readonly kind: 'publish'; readonly why: string }
  /** It is published and has changed: the site's pages must be updated. */
  | { readonly kind: 'refresh' }
  | { readonly kind: 'hold'; readonly why: string }
  /** An editor withdrew it; the machine leaves it so. */
  | { readonly kind: 'leave' };

export function decide(roundup: Roundup, rule: PublishRule): Decision {
  if (roundup.state === 'published') return { kind: 'refresh' };
  if (roundup.state === 'withdrawn') return { kind: 'leave' };
  if (!rule.publishUnattended) return { kind: 'hold', why: 'An editor publishes here.' };
  if (roundup.title.text.trim() === '') return { kind: 'hold', why: 'It has no title yet.' };
  if (roundup.lead === undefined) return { kind: 'hold', why: 'It has no lead yet.' };
  const { origins } = roundup;
  const { publishOriginsMin: wanted } = rule;
  if (origins < wanted) {
    return { kind: 'hold', why: `${origins} independent reports; ${wanted} are needed.` };
  }
  return { kind: 'publish', why: `${origins} independent reports, at least ${wanted} are needed.` };
}
