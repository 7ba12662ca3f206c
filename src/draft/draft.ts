// DOOR, stage 4: an event changed, so its roundup is drafted, redrafted, or given more lines.

import type { Handler } from '../bus/bus.js';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import type { NewId } from '../domain/id.js';
import type { Outlet } from '../domain/outlet.js';
import { newestPages, type Roundup } from '../domain/roundup.js';
import type { Records, Store } from '../store/store.js';
import { assignEvents } from './assign-events.js';
import { decide, type Decision } from './decide.js';
import type { DraftStyle, EventParts } from './draft-roundup.js';
import { createReportEventsFinder, type ReportEventsFinder } from './report-events.js';
import { createPagesByReport } from './pages-by-report.js';
import type { RoundupChange } from './merge.js';
import { dropMovedLines } from './drop-moved-lines.js';
import { lookupsOf, quotedArticles } from './record.js';
import { stringsOf, verifyRoundup, type Finding, type Lookups } from './verify.js';
import { articlesElsewhere, pageEventsOf } from './page-events.js';

export { applyEdit, type Material } from './edit/edit.js';
export { compositionOf, draftByHand, materialFrom } from './edit/composition.js';
export { renderText } from './render-text.js';
export type { Finding } from './verify.js';

interface DrafterParts {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly config: Pick<
    Config,
    'draftOriginsMin' | 'draftAgeHoursMax' | 'linesMax' | 'excerptWordsMax' | 'headingPattern'
  >;
}

interface Drafter {
  /** Idempotent: drafting the same event again changes nothing and sends no message. */
  readonly handle: Handler<'events.changed' | 'lines.wanted'>;
}

/** The site's language. It is preferred when an event is reported in several. */
const siteLanguage = 'en';

export function createDrafter({ clock, newId, config }: DrafterParts): Drafter {
  const style: DraftStyle = { ...config, language: siteLanguage };
  const pages = createPagesByReport();
  return {
    handle: async (delivery) => {
      // Loaded inside the transaction, so that a page published meanwhile is seen as published.
      await delivery.settle(async (tx) => {
        const changed: Roundup[] = [];
        const now = clock();
        if (pages.needsPages()) pages.add(await tx.roundups.list(newestPages));
        const finder = createReportEventsFinder(tx);
        const asked = delivery.body.eventIds;
        const { assignments, eventIds } = await pageEventsOf(asked, tx, pages, finder);
        for (const change of assignEvents(assignments, now)) {
          changed.push(...(await apply(tx, change)));
        }
        const outlets = new Map((await tx.outlets.list()).map((outlet) => [outlet.id, outlet]));
        const parts: DecisionParts = { outlets, style, finder, now, newId };
        for (const id of eventIds) {
          const decision = await decideFor(tx, id, parts);
          if (decision.kind === 'emptied') await tx.roundups.remove(decision.roundupId);
          if ('roundup' in decision) changed.push(await save(tx, decision));
        }
        for (const id of eventIds) changed.push(...(await withoutMovedLines(tx, id, now)));
        pages.add(changed);
        await announce(tx, changed);
      });
    },
  };
}

async function apply(tx: Records, { kind, roundup }: RoundupChange): Promise<readonly Roundup[]> {
  await (kind === 'put' ? tx.roundups.put(roundup) : tx.roundups.remove(roundup.id));
  return kind === 'put' ? [roundup] : [];
}

/** Removes the lines of an event's page that another published page lists by now. */
async function withoutMovedLines(
  tx: Records,
  eventId: string,
  now: number,
): Promise<readonly Roundup[]> {
  const page = await tx.roundups.findByEvent(eventId);
  if (page?.state !== 'published') return [];
  const pages = new Map<string, Roundup>();
  for (const { movedTo } of page.lines) {
    if (movedTo === undefined || pages.has(movedTo)) continue;
    const other = await tx.roundups.findByEvent(movedTo);
    if (other?.state === 'published') pages.set(movedTo, other);
  }
  const after = dropMovedLines(page, pages, now);
  return after === page ? [] : [await save(tx, { kind: 'grown', roundup: after })];
}

/** What the decisions of one message share. */
interface DecisionParts {
  readonly outlets: ReadonlyMap<string, Outlet>;
  readonly style: DraftStyle;
  readonly finder: ReportEventsFinder;
  readonly now: number;
  readonly newId: NewId;
}

async function decideFor(tx: Records, eventId: string, known: DecisionParts): Promise<Decision> {
  const { outlets, style, finder } = known;
  const event = await tx.events.find(eventId);
  if (event === undefined) return { kind: 'unchanged' };
  const existing = await tx.roundups.findByEvent(eventId);
  // The coverage page shows wordings and placements that the roundup may not show.
  if (existing?.state === 'published') await tx.touchSite([`roundup ${existing.id}`]);
  const articles = await sureArticles(tx, eventId, existing);
  const isPage = existing?.state === 'published';
  const elsewhere = isPage ? await articlesElsewhere(existing, tx, finder) : [];
  const parts: EventParts = { event, articles: [...articles, ...elsewhere], outlets };
  return decide(existing, parts, style, known);
}

/** The articles that surely belong to the event, and those a published page already lists. */
async function sureArticles(
  tx: Records,
  eventId: string,
  existing: Roundup | undefined,
): Promise<EventParts['articles']> {
  const articles = await tx.articles.ofEvent(eventId);
  const unsure = await tx.events.unsureOf(eventId);
  if (unsure.size === 0) return articles;
  const listed = existing?.state === 'published' ? new Set(quotedArticles(existing)) : new Set();
  return articles.filter(({ id }) => !unsure.has(id) || listed.has(id));
}

async function save(
  tx: Records,
  decision: Extract<Decision, { readonly roundup: Roundup }>,
): Promise<Roundup> {
  const { kind, roundup } = decision;
  await (kind === 'drafted' ? tx.roundups.add(roundup) : tx.roundups.put(roundup));
  return roundup;
}

/** Reports every changed roundup, published ones too: publishing decides what follows. */
async function announce(tx: Records, changed: readonly Roundup[]): Promise<void> {
  if (changed.length === 0) return;
  await tx.outbox.add('roundups.drafted', {
    roundupIds: [...new Set(changed.map(({ id }) => id))],
  });
}

interface SiteFindings {
  readonly roundups: number;
  readonly strings: number;
  readonly findings: readonly Finding[];
}

/**
 * Checks every string of every draft and published roundup against the stored articles.
 * @param onProgress is called with the roundups checked so far and their total number.
 */
export async function verifySite(
  store: Store,
  config: Config,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<SiteFindings> {
  const names = new Map((await store.outlets.list()).map(({ id, name }) => [id, name]));
  const total =
    (await store.roundups.count({ state: 'published' })) +
    (await store.roundups.count({ state: 'draft' }));
  const findings: Finding[] = [];
  let done = 0;
  let strings = 0;
  for await (const roundup of draftsAndPages(store)) {
    findings.push(...verifyRoundup(roundup, await recordOf(store, roundup, names, config)));
    strings += stringsOf(roundup).length;
    onProgress(++done, Math.max(done, total));
  }
  return { roundups: done, strings, findings };
}

/** Roundups loaded at a time. */
const pageSize = 100;

/** In the order of their ids, so that a roundup that changes meanwhile is checked exactly once. */
async function* draftsAndPages(store: Store): AsyncGenerator<Roundup> {
  for (let after = ''; ;) {
    const page = await store.roundups.stream(after, pageSize);
    yield* page.filter(({ state }) => state !== 'withdrawn');
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.id;
  }
}

async function recordOf(
  store: Store,
  roundup: Roundup,
  names: ReadonlyMap<string, string>,
  config: Config,
): Promise<Lookups> {
  const articles = await store.articles.findMany(quotedArticles(roundup));
  const versions = [];
  for (const { id } of articles) versions.push(...(await store.articles.versions(id)));
  return lookupsOf({ articles, versions, names, settings: config });
}
