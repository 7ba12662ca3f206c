// The same twelve invented events told in ten languages, look-alikes among them, for tests. A set
// this small and this neat says how languages compare, not how well grouping does on real streams.

import { readFileSync } from 'node:fs';
import { createEngine, groupStream, inStreamOrder, shipped, type Report } from './group.js';

export const tongues = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'tr', 'ru', 'ar'] as const;

export interface Told extends Report {
  /** Number of the event. */
  readonly gold: string;
}

const hourMs = 3_600_000;
const firstHour = 480_000;
export const windowMs = 7 * 24 * hourMs;

/** Languages differ by some minutes, so that no two reports come at one moment. */
export function toldIn(language: string): readonly Told[] {
  const file = new URL(`./golden/tongues/${language}.txt`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n');
  const minutes = tongues.findIndex((one) => one === language) * 4;
  return lines.flatMap((line, at) => {
    const [, gold = '', hour = '', headline = '', text = ''] =
      /^(\d+) (\d+) \| (.*?) \| (.*)$/.exec(line) ?? [];
    if (gold === '') return [];
    const time = (firstHour + Number(hour)) * hourMs + minutes * 60_000;
    return [
      {
        id: `${language}-${at}`,
        headline,
        text,
        time,
        outlet: `${language}-${at % 3}`,
        language,
        gold,
      },
    ];
  });
}

export const headlinesOnly = (told: readonly Told[]): readonly Told[] =>
  told.map((one) => ({ ...one, text: '' }));

export function grouped(told: readonly Told[]): ReadonlyMap<string, string> {
  let events = 0;
  const engine = createEngine({
    ...shipped(),
    newId: () => `e${++events}`,
    windowMs,
    explain: false,
  });
  return groupStream(inStreamOrder(told), engine);
}

export const goldOf = (told: readonly Told[]): ReadonlyMap<string, string> =>
  new Map(told.map(({ id, gold }) => [id, gold]));
