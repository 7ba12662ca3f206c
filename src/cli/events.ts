// `muster events …`: what was grouped, published or not, and why each report stands where it does.

import type { Command } from 'commander';
import type { ArticleHead } from '../domain/article.js';
import type { Event, Placement } from '../domain/event.js';
import { Fault } from '../domain/fault.js';
import type { House } from '../house.js';
import type { Store } from '../store/store.js';
import { addCorrections } from './corrections.js';
import { numberOption } from './options.js';
import { counted } from './plural.js';
import { table } from './table.js';
import { withStore } from './with-store.js';

const listedDefault = 30;
/** Reports told of one event, the first seen. */
const reportsMax = 1_000;
/** Reasons that weigh less are shown in --json only. */
const weightShownMin = 0.05;

interface Listing {
  readonly origins: number;
  readonly limit: number;
  readonly json: boolean;
}

export function addEvents(program: Command, house: House): void {
  const events = program.command('events').summary('see what was grouped, and why');
  events
    .command('list', { isDefault: true })
    .summary('list the events, last changed first')
    .option('--origins <count>', 'told by so many outlets at least', numberOption(1, 100_000), 1)
    .option('--limit <count>', 'so many at most', numberOption(1, 100_000), listedDefault)
    .option('--json', 'one JSON object a line', false)
    .action((options: Listing) => withStore(house, 'site', (store) => list(store, options)));
  events
    .command('why')
    .summary('tell why each report of an event stands there')
    .argument('<id>', 'of the event, or of its roundup')
    .option('--json', 'one JSON object a line', false)
    .action((id: string, { json }: { json: boolean }) =>
      withStore(house, 'site', (store) => why(store, id, json)),
    );
  addCorrections(events, house);
}

async function list(store: Store, { origins, limit, json }: Listing): Promise<void> {
  const found = await store.events.list({ originsMin: origins, limit });
  if (json) for (const event of found) console.log(JSON.stringify(event));
  else if (found.length === 0) console.log('No events yet.');
  else console.log(table(['id', 'counts', 'about'], await rowsOf(store, found)));
}

async function rowsOf(store: Store, events: readonly Event[]): Promise<readonly string[][]> {
  const rows: string[][] = [];
  for (const { id, articles, origins } of events) {
    const counts = `${counted(articles, 'report')}, ${counted(origins, 'origin')}`;
    rows.push([id, counts, await aboutOf(store, id)]);
  }
  return rows;
}

/** The title of its roundup, or the headline of its first report. */
async function aboutOf(store: Store, eventId: string): Promise<string> {
  const roundup = await store.roundups.findByEvent(eventId);
  if (roundup !== undefined) return roundup.title.text;
  const [first] = await store.articles.headsOf(eventId, 1);
  return first?.headline ?? '';
}

async function why(store: Store, id: string, json: boolean): Promise<void> {
  const eventId = (await store.roundups.find(id))?.eventId ?? id;
  const event = await store.events.resolve(eventId);
  if (event === undefined) throw new Fault('not-found', `No event ${id}. muster events shows all.`);
  const articles = await store.articles.headsOf(event.id, reportsMax);
  const placements = new Map(
    (await store.events.placements(event.id)).map((one) => [one.articleId, one]),
  );
  const names = new Map((await store.outlets.list()).map((outlet) => [outlet.id, outlet.name]));
  for (const article of articles) {
    const placement = placements.get(article.id);
    if (json) console.log(JSON.stringify({ ...article, placement }));
    else {
      const rival = placement?.runnerUp && (await aboutOf(store, placement.runnerUp.eventId));
      console.log(told(article, names.get(article.outletId), placement, rival).join('\n'));
    }
  }
}

function told(
  { headline, outletId }: ArticleHead,
  outlet: string | undefined,
  placement: Placement | undefined,
  rival = '',
): readonly string[] {
  const { reasons = [], pinned = false, runnerUp } = placement ?? {};
  const weights = reasons
    .filter(({ weight }) => weight === 0 || Math.abs(weight) >= weightShownMin)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return [
    `${headline} -- ${outlet ?? outletId}`,
    ...(pinned ? ['    an editor put it here'] : []),
    ...(reasons.length === 0 && !pinned ? ['    the first report of the event'] : []),
    ...weights.map(({ text, weight }) => `    ${weight.toFixed(2).padStart(5)}  ${text}`),
    ...(runnerUp === undefined ? [] : [nextBest(runnerUp, rival)]),
    ...(runnerUp?.missing === undefined ? [] : [`           ${runnerUp.missing}`]),
  ];
}

const nextBest = ({ eventId, score }: NonNullable<Placement['runnerUp']>, about: string): string =>
  `    next best: event ${eventId}, ${score.toFixed(2)}  ${about}`.trimEnd();
