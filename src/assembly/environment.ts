// Time, identity and chance. Every other file gets them passed in.

import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.js';
import type { NewId } from '../domain/id.js';

export interface Environment {
  readonly clock: Clock;
  readonly newId: NewId;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
}

export const realEnvironment: Environment = {
  clock: Date.now,
  newId: uuidv7,
  random: Math.random,
};
