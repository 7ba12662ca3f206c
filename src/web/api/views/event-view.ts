// An event with all its reports, as the desk shows it.

import { articleTime, carriedAgencies, type Article } from '../../../domain/article.js';
import type { Placement } from '../../../domain/event.js';
import { obstacleWords, reasonWords } from '../../../domain/reason-words.js';
import type { Outlet } from '../../../domain/outlet.js';
import type { ReadRecords } from '../../../store/store.js';
import type { EventReport, EventView, WireRow } from '../api-types.js';

const excerptLengthMax = 400;
const runnerUpsMax = 200;

/** Adds the reports to the row of an event, with the reasons for each. */
export async function eventView(row: WireRow, records: ReadRecords): Promise<EventView> {
  const articles = await records.articles.ofEvent(row.id);
  const placements = new Map(
    (await records.events.placements(row.id)).map((placement) => [placement.articleId, placement]),
  );
  const outlets = new Map((await records.outlets.list()).map((outlet) => [outlet.id, outlet]));
  const titles = await runnerUpTitles([...placements.values()], records);
  const all: EventReport[] = [];
  for (const article of articles) {
    const earlier = article.version > 1 ? await earlierHeadlines(article, records) : [];
    const placement = placements.get(article.id);
    all.push({ ...reportView(article, outlets), earlier, ...placementView(placement, titles) });
  }
  return { ...row, all };
}

function reportView(
  article: Article,
  outlets: ReadonlyMap<string, Outlet>,
): Omit<EventReport, 'earlier' | 'pinned' | 'unsure' | 'reasons'> {
  const outlet = outlets.get(article.outletId);
  return {
    articleId: article.id,
    headline: article.headline,
    outletId: article.outletId,
    outlet: outlet?.name ?? article.outletId,
    kind: outlet?.kind ?? 'unreviewed',
    agencies: carriedAgencies(article).map((id) => outlets.get(id)?.name ?? id),
    url: article.url,
    at: articleTime(article),
    originId: article.originId ?? article.id,
    form: article.form,
    ...(article.language === undefined ? {} : { language: article.language }),
    withdrawn: article.withdrawnAt !== undefined,
    excerpt: (article.summary || article.text).slice(0, excerptLengthMax),
  };
}

function placementView(
  placement: Placement | undefined,
  titles: ReadonlyMap<string, string>,
): Pick<EventReport, 'pinned' | 'unsure' | 'reasons' | 'runnerUp'> {
  if (placement === undefined) return { pinned: false, unsure: false, reasons: [] };
  const { runnerUp } = placement;
  const title = runnerUp && titles.get(runnerUp.eventId);
  return {
    pinned: placement.pinned,
    unsure: placement.unsure !== undefined,
    reasons: placement.reasons.map(reasonWords),
    ...(runnerUp !== undefined &&
      title !== undefined && {
        runnerUp: {
          eventId: runnerUp.eventId,
          title,
          why: runnerUp.obstacle === undefined ? '' : obstacleWords(runnerUp.obstacle),
        },
      }),
  };
}

/** The titles of runners-up: the headline of the first report of each. */
async function runnerUpTitles(
  placements: readonly Placement[],
  records: ReadRecords,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(placements.flatMap(({ runnerUp }) => runnerUp?.eventId ?? []));
  const titles = new Map<string, string>();
  for (const id of [...ids].slice(0, runnerUpsMax)) {
    const event = await records.events.resolve(id);
    const [head] = event === undefined ? [] : await records.articles.headsOf(event.id, 1);
    if (head !== undefined) titles.set(id, head.headline);
  }
  return titles;
}

async function earlierHeadlines(
  { id, headline }: Article,
  records: ReadRecords,
): Promise<EventReport['earlier']> {
  const versions = await records.articles.versions(id);
  return versions
    .filter((version, at) => {
      return version.headline !== headline && version.headline !== versions[at - 1]?.headline;
    })
    .map(({ seenAt, headline: said }) => ({ at: seenAt, headline: said }));
}
