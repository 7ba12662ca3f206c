// The kinds of outlets in words: name, heading and meaning. Their shapes are in parts/kind.tsx.

import type { OutletKind } from '../../../domain/outlet.js';

export interface KindWords {
  readonly kind: OutletKind;
  readonly name: string;
  readonly heading: string;
  readonly meaning: string;
}

/** In the order of the legend. */
export const kindWords: readonly KindWords[] = [
  {
    kind: 'agency',
    name: 'agency',
    heading: 'Agencies',
    meaning: 'sells its texts to other outlets, which carry them',
  },
  {
    kind: 'state',
    name: 'state',
    heading: 'State media',
    meaning: 'owned or directed by a government',
  },
  {
    kind: 'public',
    name: 'public',
    heading: 'Public media',
    meaning: 'paid for by the public, with an editor of its own',
  },
  {
    kind: 'private',
    name: 'private',
    heading: 'Private media',
    meaning: 'owned by a company, a person or a foundation',
  },
  {
    kind: 'local',
    name: 'local',
    heading: 'Local media',
    meaning: 'reports on one town or region',
  },
  {
    kind: 'unreviewed',
    name: 'unreviewed',
    heading: 'Unreviewed',
    meaning: 'nobody has checked who is behind it',
  },
];

export function kindName(kind: OutletKind): string {
  return kindWords.find((words) => words.kind === kind)?.name ?? kind;
}
