// When a roundup was published: the time of day, since its day is the heading. A roundup published
// late is listed under another day, so it shows the full date.

import type { PublicRoundup } from '../public-roundup.js';
import type { Dates } from '../words/dates.js';
import { Time } from './time.js';

export interface PublicationProps {
  readonly roundup: PublicRoundup;
  readonly dates: Dates;
  /** Adds the time zone; lists leave it out. */
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
