// The remark on a line whose outlet took the report back. The line itself stays.

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
