// What a file of articles holds that is no article, or is likely a slip, for standard error.

import { Fault } from '../../domain/fault.js';
import { counted } from '../plural.js';
import type { Noted } from './noted.js';
import type { ReadFile } from './read-reports.js';

/** `doubles`: articles with the id of another. A line each; empty when there is nothing to tell. */
export function wordsOnFile(read: ReadFile, doubles: number): string {
  const { reports, leftOut, undated, datedByAddress, garbled } = read;
  const wordless = reports.filter(({ headline, text }) => headline === '' && text === '').length;
  const timeless = reports.filter(({ time }) => time === undefined).length - undated.count;
  const someTimed = reports.some(({ time }) => time !== undefined);
  const odd = [
    [doubles, 'the id of another; of each id the last in time counts.'],
    [wordless, `neither title nor text; nothing can stand with ${wordless === 1 ? 'it' : 'them'}.`],
    [someTimed ? timeless : 0, 'no date, while others have one. Taken after all others.'],
    [undated.count, `${lostDate(undated)} Counted as undated, after all others.`],
    [datedByAddress.count, `${lostDate(datedByAddress)} The day in the address counts.`],
    [garbled.count, `bytes that are no UTF-8${places(garbled)}; those signs are lost.`],
  ] as const;
  return [
    ...wordsLeftOut(leftOut, reports.length),
    ...(reports.length === 0 ? [`There is no article in the file.${wanted(leftOut)}`] : []),
    ...odd
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${counted(count, 'article has', 'articles have')} ${what}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** For one who gave something else. */
const wanted = ({ count }: Noted): string =>
  count === 0 ? '' : ' Wanted is one a line, such as {"id": 1, "title": "Ferry sinks"}.';

function wordsLeftOut({ count, first }: Noted, articles: number): readonly string[] {
  if (count === 0) return [];
  const more = count - first.length;
  const [are, them] = count === 1 ? ['is no article', 'it'] : ['are no articles', 'them'];
  return [
    ...first,
    ...(more > 0 ? [`And so on: ${more} more.`] : []),
    ...(articles > 0 ? [`${count} of ${count + articles} ${are}; grouped without ${them}.`] : []),
  ];
}

const lostDate = (lost: Noted): string => `a date that cannot be read${places(lost)}.`;

function places({ count, first }: Noted): string {
  return ` (${first.join(', ')}${count > first.length ? ', …' : ''})`;
}

/** @throws Fault `invalid` when something of the file is lost. */
export function refused({ leftOut, undated, datedByAddress, garbled, faults }: ReadFile): void {
  const lost = [
    ...leftOut.first,
    ...undated.first.map((place) => `${place} has a date that cannot be read.`),
    ...datedByAddress.first.map((place) => `${place} has a date that cannot be read.`),
    ...garbled.first.map((place) => `${place} is not written in UTF-8.`),
  ];
  if (lost[0] === undefined) return;
  const more = faults === 1 ? '' : ` ${counted(faults - 1, 'more is', 'more are')} at fault.`;
  throw new Fault('invalid', `${lost[0]}${more}`);
}
