// Groups a labelled set by an engine with the given weights.

import { createEngine, groupStream } from '../../src/group/group.js';
import { parseLearned, type LearnedFile } from '../../src/group/learned.js';
import { shippedKnowledge } from '../../src/group/shipped.js';
import { measure, type Figures } from './bcubed.js';
import type { LabelledSet } from './sets.js';

const windowMs = 7 * 86_400_000;
const knowledge = shippedKnowledge();

export function runSet(set: LabelledSet, file: LearnedFile): Figures {
  return measure(set.gold, groupSet(set, file));
}

/** Article id → event id, as grouped by these weights. */
export function groupSet(
  { reports }: Pick<LabelledSet, 'reports'>,
  file: LearnedFile,
): ReadonlyMap<string, string> {
  let events = 0;
  const engine = createEngine({
    knowledge,
    learned: parseLearned(file),
    newId: () => `e${++events}`,
    windowMs,
    explain: false,
  });
  return groupStream(reports, engine);
}
