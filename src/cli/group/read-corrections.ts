// The file of an editor's corrections, and what came of them, in words.

import { readFile } from 'node:fs/promises';
import {
  correctionIn,
  idsOf,
  obeyedBy,
  type Constraint,
  type Correction,
} from '../../domain/correction.js';
import { Fault } from '../../domain/fault.js';
import { counted } from '../plural.js';

export interface ReadCorrection {
  readonly constraint: Constraint;
  /** Line of the file, from 1. */
  readonly line: number;
}

/**
 * In the order of the file.
 * @throws Fault `invalid` when it cannot be read, or a line is no correction or speaks of an
 * article that `known` does not hold.
 */
export async function readCorrections(
  file: string,
  known: ReadonlySet<string>,
): Promise<readonly ReadCorrection[]> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('invalid', `${file} cannot be read.`, cause);
  });
  const words: ReadCorrection[] = [];
  for (const [at, text] of content.replace('\ufeff', '').split('\n').entries()) {
    if (text.trim() === '') continue;
    const line = at + 1;
    const { constraint } = readLine(text, `Line ${line} of ${file}`);
    for (const id of idsOf(constraint)) {
      if (known.has(id)) continue;
      throw new Fault(
        'invalid',
        `Line ${line} of ${file} speaks of ${id}, which is no article here.`,
      );
    }
    words.push({ constraint, line });
  }
  return words;
}

function readLine(text: string, place: string): Correction {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch (cause) {
    throw new Fault('invalid', `${place} is not JSON.`, cause);
  }
  const correction = correctionIn(row);
  if (correction !== undefined) return correction;
  const forms = '{"together": [a, b]}, {"apart": [a, b]} or {"alone": a}';
  throw new Fault('invalid', `${place} is no correction. Wanted ${forms}.`);
}

/** What came of them: how many count, and how many the engine gets right by itself. */
export interface Outcome {
  readonly corrections: number;
  readonly overruled: number;
  readonly rightUnaided: number;
}

/** `unaided`: the grouping without them. */
export function outcomeOf(
  words: readonly ReadCorrection[],
  overruled: readonly number[],
  unaided: ReadonlyMap<string, string>,
): Outcome {
  const obeys = obeyedBy(unaided);
  const counting = words.filter((_, at) => !overruled.includes(at));
  return {
    corrections: words.length,
    overruled: overruled.length,
    rightUnaided: counting.filter(({ constraint }) => obeys(constraint)).length,
  };
}

/** For standard error, a line each. */
export function outcomeWords(
  words: readonly ReadCorrection[],
  overruled: readonly number[],
  outcome: Outcome,
): string {
  const lines = overruled.map(
    (at) => `Line ${words[at]?.line} does not count: a later one says otherwise.`,
  );
  if (words.length === 0) return 'There is no correction in the file.\n';
  const counting = outcome.corrections - outcome.overruled;
  lines.push(
    `${counted(counting, 'correction')} held; without them the engine gets ` +
      `${outcome.rightUnaided} of ${counting} right.`,
  );
  return `${lines.join('\n')}\n`;
}
