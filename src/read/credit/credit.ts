// The door of credit: whose text an article carries. Precise before complete: to quote an agency,
// or to thank it for help, is not to carry its text.

import type { Credit } from '../../domain/article.js';
import { readDateline } from './dateline.js';
import { agenciesAmong, agenciesListed, agencyNamed } from './named.js';
import { readFoot } from './foot.js';

export { readDateline, type Dateline } from './dateline.js';
export { agencyNamed } from './named.js';

export interface CreditClues {
  readonly byline?: string | undefined;
  /** Plain text, paragraphs parted by an empty line. */
  readonly text: string;
  /** Lines found under the article that are not part of its text. */
  readonly foot?: readonly string[];
  /** Names the page gives its author, provider or copyright holder in its metadata. */
  readonly metadata?: readonly string[];
}

/** The agencies whose text it is, and where that is said first; undefined for an own text. */
export function readCredit(clues: CreditClues): Credit | undefined {
  const paragraphs = clues.text.split('\n\n');
  const found: readonly (readonly [Credit['foundIn'], readonly string[]])[] = [
    ['dateline', readDateline(clues.text)?.agencies ?? []],
    ['byline', clues.byline === undefined ? [] : readBylineAgencies(clues.byline)],
    ['foot', readFoot([...paragraphs.slice(-footParagraphs), ...(clues.foot ?? [])])],
    ['text', readLoneCredit(paragraphs)],
    ['metadata', agenciesAmong(clues.metadata ?? [])],
  ];
  const first = found.find(([, agencies]) => agencies.length > 0);
  if (first === undefined) return undefined;
  const [foundIn] = first;
  const printed = found.slice(0, 4).flatMap(([, agencies]) => agencies);
  return { agencies: [...new Set(foundIn === 'metadata' ? first[1] : printed)], foundIn };
}

/** Paragraphs at the end in which an agency signs. */
const footParagraphs = 4;

/** `By Jan Doe, Associated Press`, `Reuters Staff`, `Jan Doe | AP`, `dpa/afp`. */
function readBylineAgencies(byline: string): readonly string[] {
  const whole = agenciesListed(byline);
  if (whole.length > 0) return whole;
  const parts = byline
    .split(/\s*[,;|()·•/]\s*|\s[-–—]\s|\s+(?:and|und|et|y|with|mit|avec|con|for|of|via|from)\s+/i)
    .filter((part) => part !== '');
  return [...new Set(parts.flatMap((part) => agencyNamed(part) ?? []))];
}

/** A short first or last paragraph that is nothing but the credit: `(AP)`, `AFP`, `— Reuters`. */
function readLoneCredit(paragraphs: readonly string[]): readonly string[] {
  const [first = ''] = paragraphs;
  for (const text of [first, ...paragraphs.slice(-3)]) {
    if (text.length > 60) continue;
    const agencies = agenciesListed(text.replace(/^[\s(\[—–-]+|[\s)\].]+$/g, ''));
    if (agencies.length > 0) return agencies;
  }
  return [];
}
