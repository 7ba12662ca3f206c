// Door of identity: which entries of a feed are new, which are known, which say something else
// than before. Pure; survives feeds that change guids, links or dates, one at a time.
//
//     keys fit for use ─► double entries ─► known by guid ─► by link ─► by content ─► changed?

import type { Article } from '../../domain/article.js';
import type { EntryReading } from '../feed/feed.js';
import type { Candidate, Known } from './candidate.js';
import { keyName, keysOf } from './keys.js';
import { matchKnown } from './match.js';
import { soundKeys } from './sound.js';
import type { Wording } from './wording.js';
import { wordingOf } from './wording.js';

export type { Candidate, Known } from './candidate.js';
export { formOf } from './form.js';
export { guidValue, keyName, linkValue, type Key } from './keys.js';
export { cutAtWord, type Wording } from './wording.js';

export type Verdict =
  | { readonly kind: 'new'; readonly candidate: Candidate }
  /** Known, and it says what it said. `candidate.keys` may hold new ones. */
  | { readonly kind: 'same'; readonly candidate: Candidate; readonly article: Article }
  /** Known, with another headline, summary or text: a new version. */
  | {
      readonly kind: 'changed';
      readonly candidate: Candidate;
      readonly article: Article;
      readonly wording: Wording;
    }
  /** Stands in this document before. */
  | { readonly kind: 'double'; readonly candidate: Candidate };

/** The document's entries with their keys; those that say nothing are left out and counted. */
export function candidatesOf(
  entries: readonly EntryReading[],
  around: { readonly feedId: string; readonly urlOf: (entry: EntryReading) => string | undefined },
): { readonly candidates: readonly Candidate[]; readonly empty: number } {
  const candidates = entries.flatMap((entry): Candidate[] => {
    const wording = entry.withdrawn === true ? undefined : wordingOf(entry);
    if (wording === undefined) return [];
    const url = around.urlOf(entry);
    return [{ entry, wording, url, keys: keysOf(entry, wording, url, around.feedId) }];
  });
  const told = entries.filter(({ withdrawn }) => withdrawn !== true).length;
  return { candidates: soundKeys(candidates), empty: told - candidates.length };
}

export interface Rights {
  /** Is this feed the one that words the article? Another of the outlet only lends its keys. */
  mayChange(article: Article, candidate: Candidate): boolean;
  /** The article's text is better than any feed's: its page was read. */
  keepsText(article: Article): boolean;
}

/** A verdict for every candidate, in order. */
export function judge(
  candidates: readonly Candidate[],
  known: Known,
  { mayChange, keepsText }: Rights,
): Verdict[] {
  const single = withoutDoubles(candidates);
  const matches = matchKnown([...single], known);
  return candidates.map((candidate): Verdict => {
    if (!single.has(candidate)) return { kind: 'double', candidate };
    const article = matches.get(candidate);
    if (article === undefined) return { kind: 'new', candidate };
    const { wording: said } = candidate;
    const wording = mayChange(article, candidate)
      ? reworded(article, keepsText(article) ? { ...said, text: '' } : said)
      : undefined;
    if (wording === undefined) return { kind: 'same', candidate, article };
    return { kind: 'changed', candidate, article, wording };
  });
}

/** Entries of which none before shares a guid, a link or, lacking both, the content. */
function withoutDoubles(candidates: readonly Candidate[]): Set<Candidate> {
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

/** The article's new wording, or undefined when nothing a reader would notice has changed. */
function reworded(article: Article, { headline, summary, text }: Wording): Wording | undefined {
  const next: Wording = {
    headline,
    summary: summary === '' ? article.summary : summary,
    text: text === '' ? article.text : text,
  };
  const changed =
    next.headline !== article.headline ||
    letters(next.summary) !== letters(article.summary) ||
    letters(next.text) !== letters(article.text);
  return changed ? next : undefined;
}

/** Figures in a summary tick (“12 comments”, “5 min ago”): letters alone make a change. */
function letters(text: string): string {
  return text.replace(/[^\p{L}]+/gu, '');
}
