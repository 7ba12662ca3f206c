// What explanations are drawn from. Each function asks for the few of these that it uses.

import type { Constraints } from '../editor/constraints.js';
import type { Judging } from '../likeness/judging.js';
import type { Ranking } from '../likeness/ranking.js';
import type { Candidates } from '../memory/candidates.js';
import type { Memory } from '../memory/memory.js';
import type { Neighbours } from '../memory/neighbours.js';

export interface Sources {
  readonly memory: Memory;
  readonly neighbours: Neighbours;
  readonly candidates: Candidates;
  readonly judging: Judging;
  readonly ranking: Ranking;
  readonly constraints: Constraints;
}
