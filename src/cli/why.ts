// Why each report of an event stands there, where it stood before, and what kept it from the next
// likeliest event.

import type { ArticleHead } from '../domain/article.js';
import type { Placement } from '../domain/event.js';
import { obstacleWords } from '../domain/reason-words.js';
import { Fault } from '../domain/fault.js';
import type { Store } from '../store/store.js';
import { fullId } from './full-id.js';
import { printable } from './printable.js';
import { counted } from './plural.js';
import { explainReport, type Known } from './why-words.js';

/** Reports told of one event, the first seen … */
const reportsMax = 1_000;
/** … and of those that left it. */
const departuresMax = 100;

/** The title of its roundup, or the headline of its first report. */
export async function aboutOf(store: Store, eventId: string): Promise<string> {
  const roundup = await store.roundups.findByEvent(eventId);
  if (roundup !== undefined) return roundup.title.text;
  const [first] = await store.articles.headsOf(eventId, 1);
  return first?.headline ?? '';
}

/**
 * Lines, for a person or as JSON. `id`: of an event or of its roundup.
 * @throws Fault `not-found`
 */
export async function* why(store: Store, id: string, json: boolean): AsyncGenerator<string> {
  const full = await fullId(store, ['roundup', 'event'], id);
  const eventId =
    (full?.kind === 'roundup' ? (await store.roundups.find(full.id))?.eventId : full?.id) ?? id;
  const event = await store.events.resolve(eventId);
  if (event === undefined) throw new Fault('not-found', `No event ${id}. muster events shows all.`);
  const articles = await store.articles.headsOf(event.id, reportsMax);
  const placements = new Map(
    (await store.events.placements(event.id)).map((one) => [one.articleId, one]),
  );
  const names = new Map((await store.outlets.list()).map((outlet) => [outlet.id, outlet.name]));
  const outletOf = ({ outletId }: ArticleHead): string => names.get(outletId) ?? outletId;
  for (const article of articles) {
    const placement = placements.get(article.id);
    const known = await knownOf(store, placement, articles);
    if (json) yield JSON.stringify({ ...article, placement, ...known });
    else
      for (const line of explainReport(article, outletOf(article), placement, known))
        yield printable(line);
  }
  if (!json) yield* gone(store, event.id, outletOf);
}

async function knownOf(
  store: Store,
  placement: Placement | undefined,
  articles: readonly ArticleHead[],
): Promise<Known> {
  const { runnerUp, cameFrom, nearest: nearestId } = placement ?? {};
  const nextBest = runnerUp && (await leadsTo(store, runnerUp.eventId));
  const before = cameFrom === undefined ? undefined : await leadsTo(store, cameFrom);
  const nearest =
    nearestId === undefined
      ? undefined
      : (articles.find(({ id }) => id === nearestId) ?? (await store.articles.find(nearestId)));
  return {
    ...(nextBest && { nextBest }),
    ...(before && { before }),
    ...(nearest && {
      nearest: {
        articleId: nearest.id,
        headline: nearest.headline,
        isHere: nearest.eventId === placement?.eventId,
      },
    }),
  };
}

/** As it is now: events become one, and an event can lose all its reports. */
async function leadsTo(store: Store, id: string): Promise<NonNullable<Known['nextBest']>> {
  const now = await store.events.resolve(id);
  if (now === undefined) return { about: '' };
  return { eventId: now.id, about: await aboutOf(store, now.id) };
}

/** Those that stand in other events by now. */
async function* gone(
  store: Store,
  eventId: string,
  outletOf: (article: ArticleHead) => string,
): AsyncGenerator<string> {
  const departures = await store.events.departures(eventId, departuresMax);
  if (departures.length === 0) return;
  yield '';
  yield `${counted(departures.length, 'report')} left this event:`;
  for (const { articleId, eventId: to, departure } of departures) {
    const article = await store.articles.find(articleId);
    if (article === undefined) continue;
    yield printable(`${article.headline} -- ${outletOf(article)}`);
    const { eventId: now = to, about } = await leadsTo(store, to);
    yield printable(`    stands in “${about}” (event ${now})`);
    const obstacle = departure?.obstacle;
    if (obstacle !== undefined) yield printable(`           ${obstacleWords(obstacle)}`);
  }
}
