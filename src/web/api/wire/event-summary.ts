// What the wire shows of an event, without what depends on the editor who looks.

import { articleTime, type ArticleHead } from '../../../domain/article.js';
import type { Event } from '../../../domain/event.js';
import type { Outlet, OutletKind } from '../../../domain/outlet.js';
import type { Roundup } from '../../../domain/roundup.js';
import { risingOf, sparkOf, type TimedReport } from '../rising.js';

export interface EventSummary {
  readonly event: Event;
  readonly title: string;
  readonly kinds: Readonly<Partial<Record<OutletKind, number>>>;
  readonly spark: readonly number[];
  /** For the rising figure, which changes with time. */
  readonly reports: readonly TimedReport[];
  readonly roundup?: Pick<Roundup, 'id' | 'state' | 'path'>;
  /** Title, headlines and outlets in lower case, for finding by words. */
  readonly words: string;
}

const sparkSpans = 12;

/** @param heads the articles of the event, in the order seen. */
export function summaryOf(
  event: Event,
  heads: readonly ArticleHead[],
  outlets: ReadonlyMap<string, Outlet>,
  roundup: Roundup | undefined,
): EventSummary {
  const outletIds = [...new Set(heads.map(({ outletId }) => outletId))];
  const names = outletIds.map((id) => outlets.get(id)?.name ?? id);
  const title = roundup?.title.text ?? titleFrom(heads, outlets);
  return {
    event,
    title,
    kinds: kindsOf(outletIds, outlets),
    spark: sparkOf(heads.map(articleTime), sparkSpans),
    reports: heads.map(({ id, outletId, originId, seenAt }) => ({
      articleId: id,
      outletId,
      originId: originId ?? id,
      at: seenAt,
    })),
    ...(roundup === undefined ? {} : { roundup: briefly(roundup) }),
    words: [title, ...names, ...heads.map(({ headline }) => headline)].join('\n').toLowerCase(),
  };
}

export const risingNow = ({ reports }: EventSummary, now: number): number => risingOf(reports, now);

function briefly({ id, state, path }: Roundup): NonNullable<EventSummary['roundup']> {
  return { id, state, ...(path === undefined ? {} : { path }) };
}

/** The headline of the first agency, else of the first report. */
function titleFrom(heads: readonly ArticleHead[], outlets: ReadonlyMap<string, Outlet>): string {
  const valid = heads.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const agency = valid.find(({ outletId }) => outlets.get(outletId)?.medium === 'agency');
  return (agency ?? valid[0] ?? heads[0])?.headline ?? 'No report is left';
}

function kindsOf(
  outletIds: readonly string[],
  outlets: ReadonlyMap<string, Outlet>,
): EventSummary['kinds'] {
  const counts: Partial<Record<OutletKind, number>> = {};
  for (const id of outletIds) {
    const kind = outlets.get(id)?.kind ?? 'unreviewed';
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
