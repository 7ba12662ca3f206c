// Why much of a file stands apart though it says the same, or could have been one event: a spam
// feed or a stuck ticker, whose words tell nothing, and the guard on growth.

import type { Engine, Report } from '../../group/group.js';
import { printable } from '../printable.js';
import { counted } from '../plural.js';

interface Grouped {
  readonly reports: readonly Report[];
  readonly engine: Pick<Engine, 'whyHere'>;
  /** Article to event. */
  readonly events: ReadonlyMap<string, string>;
}

/** Said by fewer, a title is told by --explain alone. */
const sayingMin = 50;
const titlesShown = 3;
const titleShown = 80;
/** An event this large may have kept others out. */
const largeMin = 150;
/** Asked why they stand apart, of however many: an answer costs a tenth of a millisecond. */
const askedMax = 200;
/** So large a share of the asked is worth a word. */
const shareMin = 0.1;

const commonplace = 'words that so many articles say tell no event from another';
const growth = 'an event that is large or long already takes only the likest, in the end none';

/** For standard error, a line each; empty when nothing of the kind is there. */
export function keptApart(grouped: Grouped): string {
  const byTitle = sayings(grouped.reports);
  const titles = [...byTitle.values()].flatMap((ids) => titleTold(ids, grouped));
  const lines = titles.slice(0, titlesShown);
  const more = titles.length - lines.length;
  if (more > 0) {
    lines.push(`${counted(more, 'more title stands', 'more titles stand')} apart likewise.`);
  }
  lines.push(...othersTold(byTitle, grouped));
  if (lines.length > 0) lines.push('--explain ID tells of one article why it stands as it does.');
  return lines.map((line) => `${line}\n`).join('');
}

/** What is said very often, with who says it; the most said first. */
function sayings(reports: readonly Report[]): ReadonlyMap<string, readonly Report[]> {
  const byTitle = new Map<string, Report[]>();
  for (const report of reports) {
    if (report.headline === '') continue;
    const known = byTitle.get(report.headline);
    if (known === undefined) byTitle.set(report.headline, [report]);
    else known.push(report);
  }
  const many = [...byTitle].filter(([, those]) => those.length >= sayingMin);
  return new Map(many.sort(([, one], [, two]) => two.length - one.length));
}

function titleTold(those: readonly Report[], grouped: Grouped): readonly string[] {
  const sizes = sizesOf(those.map(({ id }) => grouped.events.get(id) ?? ''));
  if (sizes.size === 1) return [];
  // Most may be forgotten by now, and others find a new event that would take them.
  const hasGrown = Math.max(...new Set(sizes.values())) >= largeMin;
  const { asked, causes } = causesOf(those, grouped);
  const why = [
    ...(causes.commonplace >= asked * shareMin ? [commonplace] : []),
    ...(hasGrown || causes.growth >= asked * shareMin ? [growth] : []),
  ];
  if (why.length === 0) return [];
  const title = printable(those[0]?.headline ?? '').slice(0, titleShown);
  const who = counted(those.length, 'article');
  return [`${who} say “${title}” and stand in ${sizes.size} events: ${why.join('; ')}.`];
}

/** Those beside, that a large event has kept out. */
function othersTold(told: ReadonlyMap<string, unknown>, grouped: Grouped): readonly string[] {
  const sizes = sizesOf(grouped.events.values());
  const sizeOf = ({ id }: Report): number => sizes.get(grouped.events.get(id) ?? '') ?? 0;
  const large = Math.max(0, ...new Set(sizes.values()));
  if (large < largeMin) return [];
  const others = grouped.reports.filter(
    (report) => sizeOf(report) < largeMin && !told.has(report.headline),
  );
  const { asked, causes } = causesOf(others, grouped);
  if (asked === 0 || causes.growth < asked * shareMin) return [];
  const about = Math.round((others.length * causes.growth) / asked);
  return [`About ${counted(about, 'other article')} stand apart: ${growth}.`];
}

/** By event, how often it is among these. */
function sizesOf(events: Iterable<string>): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const event of events) sizes.set(event, (sizes.get(event) ?? 0) + 1);
  return sizes;
}

/** Why they are not in the next likeliest event, of some of them, evenly drawn. */
function causesOf(those: readonly Report[], { engine }: Grouped) {
  const causes = { growth: 0, commonplace: 0 };
  const asked = Math.min(askedMax, those.length);
  for (let at = 0; at < asked; at++) {
    const report = those[Math.floor((at * those.length) / asked)];
    const cause = report && engine.whyHere(report.id)?.runnerUp?.obstacle?.kind;
    if (cause === 'growth' || cause === 'commonplace') causes[cause] += 1;
  }
  return { asked, causes };
}
