// Permanent redirects are accepted slowly: a wrong 301 to a login page must not lose a feed.

import type { Feed, ProposedMove } from '../domain/feed.js';
import { dayMs } from '../domain/time.js';
import type { HttpAnswer } from './answer.js';

const identicalAnswersMin = 3;
/** How long the identical answers must span. */
const provenMsMin = dayMs;

/** What a good answer implies for the feed's address. */
export type MoveVerdict =
  | { readonly kind: 'stays' }
  | { readonly kind: 'proposed'; readonly move: ProposedMove }
  | { readonly kind: 'moved'; readonly url: string };

/** Call it only for answers that are feeds; other answers do not show where the feed is. */
export function considerMove(feed: Feed, answer: HttpAnswer, now: number): MoveVerdict {
  const url = permanentTarget(answer);
  if (url === undefined || url === feed.url) return { kind: 'stays' };
  const isSame = feed.move?.url === url;
  const move: ProposedMove = {
    url,
    seen: (isSame ? (feed.move?.seen ?? 0) : 0) + 1,
    firstSeenAt: isSame ? (feed.move?.firstSeenAt ?? now) : now,
  };
  const isProven = move.seen >= identicalAnswersMin && now - move.firstSeenAt > provenMsMin;
  return isProven ? { kind: 'moved', url } : { kind: 'proposed', move };
}

/** The target of the leading run of 301 and 308 redirects; undefined if there is none. */
function permanentTarget({ hops, url }: HttpAnswer): string | undefined {
  const temporary = hops.findIndex(({ status }) => status !== 301 && status !== 308);
  if (hops.length === 0 || temporary === 0) return undefined;
  return temporary < 0 ? url : hops[temporary]?.url;
}
