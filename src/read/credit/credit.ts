// Door of credit: the agencies whose text an article carries. Precision comes first: an outlet that
// quotes an agency, or thanks it for help, does not carry its text.

import type { Credit } from '../../domain/article.js';
import type { Agency } from './agencies.js';
import { findDateline, type Dateline } from './dateline.js';
import { readFoot } from './foot.js';
import { agenciesAmong, agenciesListed, builtInIndex, indexFor } from './agency-names.js';
import type { AgencyIndex } from './agency-names.js';

export type { Agency } from './agencies.js';
export type { Dateline } from './dateline.js';
export { agenciesOf } from './registered.js';

export interface CreditClues {
  readonly byline?: string | undefined;
  /** Plain text with an empty line between paragraphs. */
  readonly text: string;
  /** Lines found under the article that are not part of its text. */
  readonly foot?: readonly string[];
  /** Names of the author, provider or copyright holder in the page's metadata. */
  readonly metadata?: readonly string[];
}

/** The id of the built-in agency with this name, by any spelling; undefined if there is none. */
export const agencyNamed = builtInIndex.named;

/**
 * The dateline in one of the first paragraphs; undefined if there is none. `registered` are
 * agencies of the outlet register, known besides the built-in list.
 */
export function readDateline(
  text: string,
  registered: readonly Agency[] = [],
): Dateline | undefined {
  return findDateline(text, indexFor(registered, [text]));
}

/** The agencies whose text it is, and the first place that says so; undefined for an own text. */
export function readCredit(
  clues: CreditClues,
  registered: readonly Agency[] = [],
): Credit | undefined {
  const { byline = '', text, foot = [], metadata = [] } = clues;
  const index = indexFor(registered, [byline, text, ...foot, ...metadata]);
  const paragraphs = text.split('\n\n');
  const found: readonly (readonly [Credit['foundIn'], readonly string[]])[] = [
    ['dateline', findDateline(text, index)?.agencies ?? []],
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

/** Paragraphs at the end in which an agency may sign. */
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

/** A short first or last paragraph that is only the credit: `(AP)`, `AFP`, `— Reuters`. */
function readLoneCredit(paragraphs: readonly string[], index: AgencyIndex): readonly string[] {
  const [first = ''] = paragraphs;
  for (const text of [first, ...paragraphs.slice(-3)]) {
    if (text.length > 60) continue;
    const agencies = agenciesListed(text.replace(/^[\s(\[—–-]+|[\s)\].]+$/g, ''), index);
    if (agencies.length > 0) return agencies;
  }
  return [];
}
