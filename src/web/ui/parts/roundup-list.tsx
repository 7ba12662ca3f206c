// Roundups as plain rows under their days, for label and archive pages.

import type { PublicRoundup } from '../public-roundup.js';
import type { SiteFacts } from '../facts.js';
import { countsLine } from '../words/counts.js';
import { byDay } from './days.js';

export interface RoundupListProps {
  readonly roundups: readonly PublicRoundup[];
  readonly facts: SiteFacts;
}

export function RoundupList({ roundups, facts }: RoundupListProps) {
  return (
    <>
      {byDay(roundups, facts.dates).map((day) => (
        <section class="rows" key={day.key}>
          <h2>{day.heading}</h2>
          <ul>
            {day.roundups.map((roundup) => (
              <li key={roundup.id}>
                <a href={roundup.path}>{roundup.title.text}</a>
                <span class="n">{countsLine(roundup)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
