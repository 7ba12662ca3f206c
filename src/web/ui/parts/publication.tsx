// When a page went out: the clock alone, since it stands under its day; with its day, and as late,
// where it stands under the day of its last report.

import type { PublicRoundup } from '../public-roundup.js';
import type { Dates } from '../words/dates.js';
import { Time } from './time.js';

export interface PublicationProps {
  readonly roundup: PublicRoundup;
  readonly dates: Dates;
  /** A list need not say the zone again and again. */
  readonly withZone?: boolean;
}

export function Publication({ roundup, dates, withZone = false }: PublicationProps) {
  const { datedAt, publishedAt: at } = roundup;
  if (datedAt === undefined) {
    const zone = withZone ? ` ${dates.zone(at)}` : '';
    return <Time at={at} words={dates.clock(at) + zone} />;
  }
  return (
    <>
      late, <Time at={at} words={dates.stamp(at)} />
    </>
  );
}
