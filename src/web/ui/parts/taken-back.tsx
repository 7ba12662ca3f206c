// What a report's line says after its outlet took it back: the line stays, and says so.

import type { Dates } from '../words/dates.js';
import { Time } from './time.js';

export interface TakenBackProps {
  readonly at: number | undefined;
  readonly dates: Dates;
}

export function TakenBack({ at, dates }: TakenBackProps) {
  if (at === undefined) return null;
  return (
    <span class="changed taken-back">
      {' '}
      taken back by the outlet <Time at={at} words={dates.stamp(at)} />
    </span>
  );
}
