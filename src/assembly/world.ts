// Time, identity and chance as they really are. Everything else is handed them.

import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.js';
import type { NewId } from '../domain/id.js';

export interface World {
  readonly clock: Clock;
  readonly newId: NewId;
  /** From 0 to 1. */
  readonly random: () => number;
}

export const realWorld: World = { clock: Date.now, newId: uuidv7, random: Math.random };
