// Puts an engine's parts together. Training puts together the same ones.

import type { Constraint } from '../../domain/correction.js';
import type { NewId } from '../../domain/id.js';
import { hourMs } from '../../domain/time.js';
import { createConstraints, type Constraints } from '../editor/constraints.js';
import type { Learned } from '../learned.js';
import { createJudging, type Judging } from '../likeness/judging.js';
import type { MeaningModel } from '../likeness/meaning.js';
import { createRanking, type Ranking } from '../likeness/ranking.js';
import { createCandidates, type Candidates } from '../memory/candidates.js';
import { createMemory, type Memory } from '../memory/memory.js';
import { createNeighbours, type Neighbours } from '../memory/neighbours.js';
import { createCalendar } from '../reading/calendar.js';
import { createLocatives } from '../reading/locatives.js';
import { createRead, termShift, type Read, type Reading } from '../reading/reading.js';
import { createExplainer, silentExplainer, type Explainer } from '../why/explainer.js';
import type { Knowledge } from '../words/knowledge.js';
import { letters } from '../words/letters.js';
import { createLexicon, type Lexicon } from '../words/lexicon.js';
import { createStem } from '../words/stems.js';

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
  /** Give the reasons of every placement. Without them it is some 20 % faster. True by default. */
  readonly explain?: boolean;
  /** Set when reports come with vectors of a model. */
  readonly meaning?: MeaningModel;
}

/** Only the engine itself, its snapshot and training hold all of them. */
export interface EngineParts {
  readonly read: Read;
  readonly lexicon: Lexicon;
  readonly memory: Memory;
  readonly candidates: Candidates;
  readonly neighbours: Neighbours;
  readonly judging: Judging;
  readonly constraints: Constraints;
  readonly ranking: Ranking;
  readonly explainer: Explainer;
}

export const reportsMinDefault = 20_000;

export function assemble(options: EngineOptions): EngineParts {
  const { learned, knowledge, newId, meaning } = options;
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
  const neighbours = createNeighbours();
  const judging = createJudging({ lexicon, learned, memory, neighbours, windowHours, meaning });
  const constraints = createConstraints(options.constraints);
  const ranking = createRanking({
    ...{ memory, neighbours, candidates, judging, constraints, lexicon },
  });
  const calendar = createCalendar(knowledge.calendar);
  const read = createRead(
    letters,
    lexicon,
    calendar,
    createLocatives(knowledge.locatives, letters),
  );
  const found = { memory, candidates, neighbours, judging, constraints, ranking };
  const explainer = options.explain === false ? silentExplainer : createExplainer(found);
  return { read, lexicon, ...found, explainer };
}
