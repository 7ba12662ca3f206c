// A roundup with the material that edits can use.

import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { Fault } from '../domain/fault.js';
import type { NewId } from '../domain/id.js';
import type { Outlet } from '../domain/outlet.js';
import type { Roundup } from '../domain/roundup.js';
import { materialFrom, type Material } from '../draft/draft.js';
import type { Publisher } from '../publish/publish.js';
import type { ReadRecords, Store } from '../store/store.js';

export interface ComposerDeps {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly config: Pick<
    Config,
    'draftOriginsMin' | 'draftAgeHoursMax' | 'linesMax' | 'excerptWordsMax' | 'headingPattern'
  >;
}

export interface Composed {
  readonly roundup: Roundup;
  readonly material: Material;
  readonly outlets: ReadonlyMap<string, Outlet>;
}

const siteLanguage = 'en';

/** The settings that drafts and edits follow. */
export const styleOf = ({ config }: Pick<ComposerDeps, 'config'>) => ({
  ...config,
  language: siteLanguage,
});

/** The roundup of this id with its material. Fault `not-found`. */
export async function composed(
  records: ReadRecords,
  roundupId: string,
  deps: ComposerDeps,
): Promise<Composed> {
  const roundup = await records.roundups.find(roundupId);
  if (roundup === undefined) throw new Fault('not-found', 'There is no such roundup.');
  return withMaterial(records, roundup, deps);
}

/** Adds the reports of the roundup's event and all outlets. */
export async function withMaterial(
  records: ReadRecords,
  roundup: Roundup,
  deps: ComposerDeps,
): Promise<Composed> {
  const outlets = await outletsById(records);
  const { eventId } = roundup;
  const event = eventId === undefined ? undefined : await records.events.find(eventId);
  const articles = event === undefined ? [] : await records.articles.ofEvent(event.id);
  const material = materialFrom(event && { event, articles, outlets }, styleOf(deps));
  return { roundup, material, outlets };
}

export async function outletsById(records: ReadRecords): Promise<ReadonlyMap<string, Outlet>> {
  return new Map((await records.outlets.list()).map((outlet) => [outlet.id, outlet]));
}
