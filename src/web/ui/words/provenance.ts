// Says in words where a published string comes from, so that a reader can check it.

import type { Provenance, Sourced } from '../../../domain/sourced.js';
import type { Register } from '../register.js';

export interface ProvenanceNames {
  readonly register: Register;
  /** The outlet of an article; undefined if the article is unknown. */
  readonly outletIdOf: (articleId: string) => string | undefined;
  readonly stamp: (at: number) => string;
}

/** `The headline of Reuters, as first seen, word for word, set in title case.` */
export function provenanceWords({ from }: Sourced, names: ProvenanceNames): string {
  const words = originWords(from, names);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function originWords(from: Provenance, names: ProvenanceNames): string {
  switch (from.kind) {
    case 'typed':
      return `typed by an editor on ${names.stamp(from.at)}`;
    case 'house':
      return `a fixed string of the house (${from.name})`;
    case 'outlet':
      return `the name of ${names.register.find(from.outletId).name} in the register of outlets`;
    case 'span': {
      const outletId = names.outletIdOf(from.articleId);
      const whose = outletId === undefined ? 'a stored report' : names.register.find(outletId).name;
      const wording = from.version === 1 ? 'as first seen' : `in its version ${from.version}`;
      return `the ${from.field} of ${whose}, ${wording}, word for word`;
    }
    case 'made':
      return `${originWords(from.of.from, names)}${transformationWords[from.how]}`;
    case 'pattern':
      return `${originWords(from.of.from, names)}, in the house pattern “${from.pattern}”`;
  }
}

const transformationWords = {
  'title-case': ', set in title case',
  'noun-phrase': ', turned into a noun phrase',
  label: ', as a label',
} as const;
