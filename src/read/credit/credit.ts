// The door of credit: whose text an article carries. Precise before complete: to quote an agency,
// or to thank it for help, is not to carry its text.

import type { Credit } from '../../domain/article.js';
import type { Agency } from './agencies.js';
import { datelineIn, type Dateline } from './dateline.js';
import { readFoot } from './foot.js';
import { agenciesAmong, agenciesListed, houseIndex, indexFor } from './named.js';
import type { AgencyIndex } from './named.js';

export type { Agency } from './agencies.js';
export type { Dateline } from './dateline.js';
export { agenciesOf } from './registered.js';

export interface CreditClues {
  readonly byline?: string | undefined;
  /** Plain text, paragraphs parted by an empty line. */
  readonly text: string;
  /** Lines found under the article that are not part of its text. */
  readonly foot?: readonly string[];
  /** Names the page gives its author, provider or copyright holder in its metadata. */
  readonly metadata?: readonly string[];
}

/** The house's id for an agency's name. */
export const agencyNamed = houseIndex.named;

/** `registered`: agencies the outlet register knows besides the house's own list. */
export function readDateline(
  text: string,
  registered: readonly Agency[] = [],
): Dateline | undefined {
  return datelineIn(text, indexFor(registered, [text]));
}

/** The agencies whose text it is, and where that is said first; undefined for an own text. */
export function readCredit(
  clues: CreditClues,
  registered: readonly Agency[] = [],
): Credit | undefined {
  const { byline = '', text, foot = [], metadata = [] } = clues;
  const index = indexFor(registered, [byline, text, ...foot, ...metadata]);
  const paragraphs = text.split('\n\n');
  const found: readonly (readonly [Credit['foundIn'], readonly string[]])[] = [
    ['dateline', datelineIn(text, index)?.agencies ?? []],
    ['byline', readBylineAgencies(byline, index)],
    ['foot', readFoot([...paragraphs.slice(-footParagraphs), ...foot], index)],
    ['text', readLoneCredit(paragraphs, index)],
    ['metadata', agenciesAmong(metadata, index)],
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
function readBylineAgencies(byline: string, index: AgencyIndex): readonly string[] {
  const whole = agenciesListed(byline, index);
  if (whole.length > 0) return whole;
  const parts = byline
    .split(/\s*[,;|()·•/]\s*|\s[-–—]\s|\s+(?:and|und|et|y|with|mit|avec|con|for|of|via|from)\s+/i)
    .filter((part) => part !== '');
  return [...new Set(parts.flatMap((part) => index.named(part) ?? []))];
}

/** A short first or last paragraph that is nothing but the credit: `(AP)`, `AFP`, `— Reuters`. */
function readLoneCredit(paragraphs: readonly string[], index: AgencyIndex): readonly string[] {
  const [first = ''] = paragraphs;
  for (const text of [first, ...paragraphs.slice(-3)]) {
    if (text.length > 60) continue;
    const agencies = agenciesListed(text.replace(/^[\s(\[—–-]+|[\s)\].]+$/g, ''), index);
    if (agencies.length > 0) return agencies;
  }
  return [];
}
