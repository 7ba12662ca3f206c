// Why each report of an event stands there, and what kept it from the next likeliest event.

import type { ArticleHead } from '../domain/article.js';
import type { Placement } from '../domain/event.js';
import { Fault } from '../domain/fault.js';
import type { Store } from '../store/store.js';
import { plainly } from './plainly.js';

/** Reports told of one event, the first seen. */
const reportsMax = 1_000;
/** Reasons that weigh less are shown in --json only. */
const weightShownMin = 0.05;

/** As it is now: events become one, and an event can lose all its reports. */
interface NextBest {
  /** Where it leads to by now; undefined when it is gone. */
  readonly eventId?: string;
  readonly about: string;
}

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
    const rival = placement?.runnerUp?.eventId;
    const nextBest = rival === undefined ? undefined : await nextBestOf(store, rival);
    if (json) yield JSON.stringify({ ...article, placement, nextBest });
    else
      for (const line of told(article, names.get(article.outletId), placement, nextBest))
        yield plainly(line);
  }
}

async function nextBestOf(store: Store, rival: string): Promise<NextBest> {
  const now = await store.events.resolve(rival);
  if (now === undefined) return { about: '' };
  return { eventId: now.id, about: await aboutOf(store, now.id) };
}

function* told(
  { headline, outletId }: ArticleHead,
  outlet: string | undefined,
  placement: Placement | undefined,
  nextBest: NextBest | undefined,
): Generator<string> {
  const { reasons = [], pinned = false, runnerUp } = placement ?? {};
  const weights = reasons
    .filter(({ weight }) => weight === 0 || Math.abs(weight) >= weightShownMin)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  yield `${headline} -- ${outlet ?? outletId}`;
  if (pinned) yield '    an editor put it here';
  if (reasons.length === 0 && !pinned) yield '    the first report of the event';
  for (const { text, weight } of weights) yield `    ${weight.toFixed(2).padStart(5)}  ${text}`;
  if (runnerUp === undefined || nextBest === undefined) return;
  yield `    next best: ${named(nextBest, placement)}, ${runnerUp.score.toFixed(2)}`;
  if (runnerUp.missing !== undefined) yield `           ${runnerUp.missing}`;
}

function named({ eventId, about }: NextBest, placement: Placement | undefined): string {
  if (eventId === placement?.eventId) return 'an event that this one has taken in since';
  if (eventId === undefined || about === '') return 'an event that has no report any more';
  return `“${about}” (event ${eventId})`;
}
