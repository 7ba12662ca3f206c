// The parts an engine is made of, put together. Training puts together the same ones.

import type { Constraint } from '../domain/correction.js';
import type { NewId } from '../domain/id.js';
import { hourMs } from '../domain/time.js';
import { createCalendar } from './reading/calendar.js';
import { createCandidates, type Candidates } from './memory/candidates.js';
import { createConstraints, type Constraints } from './editor/constraints.js';
import { createJudging, type Judging } from './likeness/judging.js';
import type { MeaningModel } from './likeness/meaning.js';
import type { Knowledge } from './words/knowledge.js';
import type { Learned } from './learned.js';
import { letters } from './words/letters.js';
import { createLexicon, type Lexicon } from './words/lexicon.js';
import { createMemory, type Memory } from './memory/memory.js';
import { createNeighbours, type Neighbours } from './memory/neighbours.js';
import { createLocatives } from './reading/locatives.js';
import { createRead, termShift, type Read, type Reading } from './reading/reading.js';
import { createStem } from './words/stems.js';

export interface EngineOptions {
  readonly knowledge: Knowledge;
  readonly learned: Learned;
  readonly newId: NewId;
  /** Reports older than this are forgotten once `reportsMin` newer ones are there. */
  readonly windowMs: number;
  /** 20,000 by default. */
  readonly reportsMin?: number;
  /** The editor's word. */
  readonly constraints?: readonly Constraint[];
  /** Say the reasons of every placement; without, some 20 % faster. True by default. */
  readonly explain?: boolean;
  /** Set when reports come with vectors of a model. */
  readonly meaning?: MeaningModel;
}

export interface Parts {
  readonly memory: Memory;
  readonly near: Neighbours;
  readonly judging: Judging;
  readonly candidates: Candidates;
  readonly read: Read;
  readonly lexicon: Lexicon;
  readonly constraints: Constraints;
  readonly explain: boolean;
}

export const reportsMinDefault = 20_000;

export function assemble(options: EngineOptions): Parts {
  const { learned, knowledge, newId } = options;
  const lexicon = createLexicon({
    letters,
    stem: createStem(),
    knowledge,
    reference: learned.background,
    referenceWeight: learned.backgroundArticles,
  });
  const reportsMin = options.reportsMin ?? reportsMinDefault;
  const windowHours = options.windowMs / hourMs;
  const onDropped = ({ terms }: Reading): void => lexicon.weights.uncount(terms, termShift);
  const memory = createMemory({ newId, windowHours, reportsMin, onDropped });
  const candidates = createCandidates({ lexicon, oldest: memory.oldestSlot });
  const near = createNeighbours();
  const judging = createJudging({
    lexicon,
    learned,
    memory,
    near,
    windowHours,
    meaning: options.meaning,
  });
  const calendar = createCalendar(knowledge.calendar);
  const locatives = createLocatives(knowledge.locatives, letters);
  const read = createRead(letters, lexicon, calendar, locatives);
  const { explain: tellsReasons = true } = options;
  const constraints = createConstraints(options.constraints);
  return { memory, near, judging, candidates, lexicon, read, constraints, explain: tellsReasons };
}
