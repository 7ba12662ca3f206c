// What two articles share, what speaks against it, and whether they stand together.

import type { Engine } from '../../group/group.js';
import { named, sharedInWords, signed, weighed, type Reports } from './named.js';

interface Grouped {
  readonly reports: Reports;
  readonly engine: Engine;
}

export function pairInWords(a: string, b: string, { engine, reports }: Grouped): readonly string[] {
  const titles = [named(a, reports), named(b, reports), ''];
  const [one, two] = [engine.eventOf(a), engine.eventOf(b)];
  const explanation = engine.explain(a, b);
  if (explanation === undefined || one === undefined || two === undefined) {
    return [...titles, 'One of them lies too far back to be compared.'];
  }
  const { score, reasons, events } = explanation;
  const areOne = one === two;
  const verdict = score > 0 ? 'likely of one event' : 'likely of two events';
  return [
    ...titles,
    areOne ? `Both stand in ${one}.` : `They stand in two events, ${one} and ${two}.`,
    `By themselves they score ${signed(score)}: ${verdict}.`,
    ...weighed(reasons, score),
    ...sharedInWords(a, b, engine),
    ...allTheSame(score, areOne, events),
  ];
}

/** Where they stand otherwise than the two by themselves would. */
function allTheSame(score: number, areOne: boolean, events: number | undefined): readonly string[] {
  if (score > 0 === areOne) return [];
  if (areOne) return ['Other reports of the event tie them all the same.'];
  if (events === undefined || events > 0) return [];
  return [`But the events they stand in score ${signed(events)} as wholes, and stay two.`];
}
