// Door of identity: decides which entries of a feed are new, known or changed. Pure. An article is
// recognised even if its feed changes the guid, the link or the date, one at a time.
//
//     usable keys ─► duplicates ─► known by guid ─► by link ─► by content ─► changed?

import type { Article } from '../../domain/article.js';
import type { Feed } from '../../domain/feed.js';
import type { EntryReading } from '../feed/feed.js';
import type { Candidate, Known } from './candidate.js';
import { entryUrl, keyName, keysOf } from './keys.js';
import { matchKnown } from './match.js';
import { withoutSharedKeys } from './shared-keys.js';
import type { Wording } from './wording.js';
import { wordingOf } from './wording.js';

export type { Candidate, Known } from './candidate.js';
export { formOf, isWithdrawal } from './form.js';
export { guidValue, keyName, linkValue, type Key } from './keys.js';
export { cutAtWord, type Wording } from './wording.js';

export type Verdict =
  | { readonly kind: 'new'; readonly candidate: Candidate }
  /** Known and unchanged. `candidate.keys` may contain new keys. */
  | { readonly kind: 'same'; readonly candidate: Candidate; readonly article: Article }
  /** Known with another headline, summary or text: a new version. */
  | {
      readonly kind: 'changed';
      readonly candidate: Candidate;
      readonly article: Article;
      readonly wording: Wording;
    }
  /** An earlier entry of this document is the same article. */
  | { readonly kind: 'duplicate'; readonly candidate: Candidate };

/** The document's entries with their keys. Entries without text are left out and counted. */
export function candidatesOf(
  entries: readonly EntryReading[],
  feed: Pick<Feed, 'id' | 'url'>,
): { readonly candidates: readonly Candidate[]; readonly empty: number } {
  const candidates = entries.flatMap((entry): Candidate[] => {
    const wording = entry.withdrawn === true ? undefined : wordingOf(entry);
    if (wording === undefined) return [];
    const url = entryUrl(entry, feed.url);
    return [{ entry, wording, url, keys: keysOf(entry, wording, url, feed.id) }];
  });
  const expected = entries.filter(({ withdrawn }) => withdrawn !== true).length;
  return { candidates: withoutSharedKeys(candidates), empty: expected - candidates.length };
}

export interface EditRights {
  /** May this feed change the wording? Another feed of the outlet only adds keys. */
  mayChange(article: Article, candidate: Candidate): boolean;
  /** Is the article's text better than the feed's because its page was read? */
  keepsText(article: Article): boolean;
}

/** A verdict for every candidate, in order. */
export function judgeCandidates(
  candidates: readonly Candidate[],
  known: Known,
  { mayChange, keepsText }: EditRights,
): Verdict[] {
  const single = firstOccurrences(candidates);
  const matches = matchKnown([...single], known);
  return candidates.map((candidate): Verdict => {
    if (!single.has(candidate)) return { kind: 'duplicate', candidate };
    const article = matches.get(candidate);
    if (article === undefined) return { kind: 'new', candidate };
    const feedWording = keepsText(article) ? { ...candidate.wording, text: '' } : candidate.wording;
    const wording = mayChange(article, candidate) ? newWording(article, feedWording) : undefined;
    if (wording === undefined) return { kind: 'same', candidate, article };
    return { kind: 'changed', candidate, article, wording };
  });
}

/** Entries that share no guid and no link (without both, no content) with an earlier entry. */
function firstOccurrences(candidates: readonly Candidate[]): Set<Candidate> {
  const seen = new Set<string>();
  const single = new Set<Candidate>();
  for (const candidate of candidates) {
    const strong = candidate.keys.filter(({ kind }) => kind !== 'content');
    const names = (strong.length > 0 ? strong : candidate.keys).map(keyName);
    if (!names.some((name) => seen.has(name))) single.add(candidate);
    for (const name of names) seen.add(name);
  }
  return single;
}

/** The article's new wording; undefined if nothing changed that a reader would notice. */
function newWording(article: Article, { headline, summary, text }: Wording): Wording | undefined {
  const next: Wording = {
    headline,
    summary: summary === '' ? article.summary : summary,
    text: text === '' ? article.text : text,
  };
  const changed =
    next.headline !== article.headline ||
    lettersOf(next.summary) !== lettersOf(article.summary) ||
    lettersOf(next.text) !== lettersOf(article.text);
  return changed ? next : undefined;
}

/** Numbers in a summary change all the time (“12 comments”, “5 min ago”); only letters count. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]+/gu, '');
}
