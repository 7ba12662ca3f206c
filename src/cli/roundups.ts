// `muster roundups …`: lists and shows roundups, publishes and withdraws them.

import type { Command } from 'commander';
import { Fault } from '../domain/fault.js';
import type { Roundup } from '../domain/roundup.js';
import { renderText } from '../draft/draft.js';
import { createPublisher } from '../publish/publish.js';
import type { Store } from '../store/store.js';
import type { App } from '../app.js';
import { fullId, shortIds } from './full-id.js';
import { numberOption } from './options.js';
import { printableLines } from './printable.js';
import { counted } from './plural.js';
import { table } from './table.js';
import { withStore } from './with-store.js';

const listedDefault = 100;

export function addRoundups(program: Command, app: App): void {
  const roundups = program.command('roundups').summary('read, publish and withdraw roundups');
  roundups
    .command('list', { isDefault: true })
    .summary('list drafts and published roundups, newest first')
    .option('--drafts', 'only drafts', false)
    .option('--limit <count>', 'at most so many roundups', numberOption(1, 100_000), listedDefault)
    .option('--json', 'one JSON object a line', false)
    .action((options: Listing) => list(app, options));
  roundups
    .command('show')
    .summary('print a roundup as text')
    .argument('<id>', 'the first letters of its id')
    .action((id: string) =>
      withStore(app, 'site', async (store) => {
        const roundup = await findRoundup(store, id);
        const outlets = (await store.outlets.list()).map((outlet) => [outlet.id, outlet] as const);
        process.stdout.write(printableLines(renderText(roundup, new Map(outlets), app.config)));
      }),
    );
  roundups
    .command('publish')
    .summary('publish a draft')
    .argument('<id>', 'the first letters of its id')
    .option('--anyway', 'even without a lead, or with only one report', false)
    .action((id: string, { anyway }: { anyway: boolean }) =>
      withStore(app, 'site', async (store) => {
        const roundup = await findRoundup(store, id);
        if (!anyway) refuseUnfit(roundup);
        const { path } = await createPublisher({ ...app, store }).publish(roundup.id);
        console.log(`Published at ${path}`);
      }),
    );
  roundups
    .command('withdraw')
    .summary('take a published roundup back; its page says so')
    .argument('<id>', 'the first letters of its id')
    .action((id: string) =>
      withStore(app, 'site', async (store) => {
        await createPublisher({ ...app, store }).withdraw((await findRoundup(store, id)).id);
        console.log('Withdrawn. muster roundups publish brings it back to the same address.');
      }),
    );
}

interface Listing {
  readonly drafts: boolean;
  readonly limit: number;
  readonly json: boolean;
}

async function list(app: App, { drafts, limit, json }: Listing): Promise<void> {
  await withStore(app, 'site', async (store) => {
    const shown: Roundup[] = [];
    let all = 0;
    for (const state of drafts ? (['draft'] as const) : (['draft', 'published'] as const)) {
      all += await store.roundups.count({ state });
      const room = limit - shown.length;
      if (room > 0) shown.push(...(await store.roundups.list({ state, limit: room })));
    }
    if (json) for (const roundup of shown) console.log(JSON.stringify(roundup));
    else console.log(all === 0 ? 'No roundups yet.' : asTable(shown));
    if (shown.length < all && !json) console.log(`${shown.length} of ${all}; --limit shows more.`);
  });
}

/** @throws Fault `conflict` for a draft that looks unfinished to a reader. */
function refuseUnfit({ id, state, lead, reports }: Roundup): void {
  if (state !== 'draft') return;
  const why =
    lead === undefined ? 'It has no lead' : reports < 2 ? 'It has only one report' : undefined;
  if (why === undefined) return;
  throw new Fault('conflict', `${why}. muster roundups publish ${id} --anyway publishes it.`);
}

function asTable(roundups: readonly Roundup[]): string {
  const short = shortIds(roundups.map(({ id }) => id));
  const rows = roundups.map(({ id, state, reports, origins, title }) => [
    short(id),
    state,
    `${counted(reports, 'report')}, ${counted(origins, 'origin')}`,
    title.text,
  ]);
  return table(['id', 'state', 'counts', 'title'], rows);
}

async function findRoundup(store: Store, id: string): Promise<Roundup> {
  const full = await fullId(store, ['roundup'], id);
  const roundup = full && (await store.roundups.find(full.id));
  if (roundup === undefined)
    throw new Fault('not-found', `No roundup ${id}. muster roundups shows all.`);
  return roundup;
}
