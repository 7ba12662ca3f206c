// Permanent redirects are believed slowly: a wrong 301 to a login page must not lose a feed.

import type { Feed, ProposedMove } from '../domain/feed.js';
import { dayMs } from '../domain/time.js';
import type { Answered } from './answer.js';

const identicalAnswersMin = 3;
const standsMsMin = dayMs;

/** What a good answer says about the feed's address. */
export type MoveVerdict =
  | { readonly kind: 'stays' }
  | { readonly kind: 'proposed'; readonly move: ProposedMove }
  | { readonly kind: 'moved'; readonly url: string };

/** For answers that are feeds; others say nothing about where the feed is. */
export function considerMove(feed: Feed, answer: Answered, now: number): MoveVerdict {
  const url = permanentTarget(answer);
  if (url === undefined || url === feed.url) return { kind: 'stays' };
  const isSame = feed.move?.url === url;
  const move: ProposedMove = {
    url,
    seen: (isSame ? (feed.move?.seen ?? 0) : 0) + 1,
    firstSeenAt: isSame ? (feed.move?.firstSeenAt ?? now) : now,
  };
  const isProven = move.seen >= identicalAnswersMin && now - move.firstSeenAt > standsMsMin;
  return isProven ? { kind: 'moved', url } : { kind: 'proposed', move };
}

/** Where the unbroken run of 301 and 308 at the beginning of the way leads. */
function permanentTarget({ hops, url }: Answered): string | undefined {
  const temporary = hops.findIndex(({ status }) => status !== 301 && status !== 308);
  if (hops.length === 0 || temporary === 0) return undefined;
  return temporary < 0 ? url : hops[temporary]?.url;
}
