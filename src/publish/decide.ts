// Whether a draft goes out by itself. The editor may always publish or withdraw by hand.

import type { Roundup } from '../domain/roundup.js';

export interface PublishRule {
  readonly publishUnattended: boolean;
  readonly publishOriginsMin: number;
}

export type Decision =
  | { readonly kind: 'publish'; readonly why: string }
  /** It is public already and has changed: the pages must follow. */
  | { readonly kind: 'refresh' }
  | { readonly kind: 'hold'; readonly why: string }
  /** An editor took it back; the machine leaves it so. */
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
    return { kind: 'hold', why: `${origins} independent reports; ${wanted} are asked for.` };
  }
  return { kind: 'publish', why: `${origins} independent reports, at least ${wanted} asked for.` };
}
