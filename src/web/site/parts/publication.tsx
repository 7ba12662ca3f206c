// When a page went out: the clock alone, since it stands under its day; with the day, and as late,
// where it stands under the day of its last report.

import type { PublicRoundup } from '../public-roundup.js';
import type { Dates } from '../words/dates.js';
import { Time } from './time.js';

export interface PublicationProps {
  readonly roundup: PublicRoundup;
  readonly dates: Dates;
}

export function Publication({ roundup, dates }: PublicationProps) {
  const { datedAt, publishedAt: at } = roundup;
  if (datedAt === undefined) return <Time at={at} words={`${dates.clock(at)} ${dates.zone(at)}`} />;
  return (
    <>
      late, <Time at={at} words={dates.stamp(at)} />
    </>
  );
}
