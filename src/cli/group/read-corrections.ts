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
import { printable } from '../printable.js';
import { counted } from '../plural.js';
import { createNoting, type Noted } from './noted.js';

export interface ReadCorrection {
  readonly constraint: Constraint;
  /** Line of the file, from 1. */
  readonly line: number;
}

export interface ReadCorrections {
  /** In the order of the file. */
  readonly words: readonly ReadCorrection[];
  /** Lines that are no correction, or speak of an article that is not there; a sentence each. */
  readonly leftOut: Noted;
}

const sentencesShown = 20;

/**
 * `known`: the articles there are.
 * @throws Fault `invalid` when the file cannot be read
 */
export async function readCorrections(
  file: string,
  known: ReadonlySet<string>,
): Promise<ReadCorrections> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('invalid', `${file} cannot be read.`, cause);
  });
  const words: ReadCorrection[] = [];
  const leftOut = createNoting(sentencesShown);
  for (const [at, text] of content.replace('\ufeff', '').split('\n').entries()) {
    if (text.trim() === '') continue;
    const line = at + 1;
    const read = readLine(text, known);
    if (typeof read === 'string') leftOut.add(`Line ${line} of ${file} ${read}.`);
    else words.push({ constraint: read.constraint, line });
  }
  return { words, leftOut: leftOut.noted() };
}

/** What is wrong with it, to be said behind its place, or the correction. */
function readLine(text: string, known: ReadonlySet<string>): Correction | string {
  const correction = correctionOf(text);
  if (typeof correction === 'string') return correction;
  const [missing] = idsOf(correction.constraint).filter((id) => !known.has(id));
  return missing === undefined ? correction : `speaks of ${missing}, which is no article here`;
}

function correctionOf(text: string): Correction | string {
  try {
    return correctionIn(JSON.parse(text)) ?? `is no correction. Wanted ${forms}`;
  } catch {
    return 'is not JSON';
  }
}

const forms = '{"together": [a, b]}, {"apart": [a, b]} or {"alone": a}';

/** @throws Fault `invalid` when a line would be left out. */
export function refusedCorrections({ leftOut: { count, first } }: ReadCorrections): void {
  if (first[0] === undefined) return;
  const more = count === 1 ? '' : ` ${counted(count - 1, 'more is', 'more are')} at fault.`;
  throw new Fault('invalid', `${printable(first[0])}${more}`);
}

/** For standard error, a line each; empty when nothing is left out. */
export function correctionsLeftOut({ words, leftOut: { count, first } }: ReadCorrections): string {
  if (count === 0) return '';
  const more = count - first.length;
  const all = counted(count + words.length, 'line');
  const are = count === 1 ? 'line of corrections is' : 'lines of corrections are';
  return [
    ...first.map(printable),
    ...(more > 0 ? [`And so on: ${more} more.`] : []),
    `${count} ${are} left out, of ${all}; the others hold.`,
  ]
    .map((line) => `${line}\n`)
    .join('');
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
  if (words.length === 0) return 'There is no correction in the file that can be held.\n';
  const counting = outcome.corrections - outcome.overruled;
  lines.push(
    `${counted(counting, 'correction')} held; without them the engine gets ` +
      `${outcome.rightUnaided} of ${counting} right.`,
  );
  return `${lines.join('\n')}\n`;
}
