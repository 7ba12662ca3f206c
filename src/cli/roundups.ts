// `muster roundups …`: read the drafts, publish or withdraw one, until the desk does it.

import type { Command } from 'commander';
import { Fault } from '../domain/fault.js';
import type { Roundup } from '../domain/roundup.js';
import { renderText } from '../draft/draft.js';
import { createPublisher } from '../publish/publish.js';
import type { Store } from '../store/store.js';
import type { House } from './house.js';
import { table } from './table.js';

const listedMax = 100;

export function addRoundups(program: Command, house: House): void {
  const roundups = program.command('roundups').summary('read, publish and withdraw roundups');
  roundups
    .command('list', { isDefault: true })
    .summary('list drafts and published roundups, newest first')
    .option('--drafts', 'only drafts', false)
    .option('--json', 'one JSON object a line', false)
    .action((options: { drafts: boolean; json: boolean }) => list(house, options));
  roundups
    .command('show')
    .summary('print one as it would be typed')
    .argument('<id>')
    .action((id: string) =>
      withStore(house, async (store) => {
        const roundup = await findRoundup(store, id);
        const outlets = (await store.outlets.list()).map((outlet) => [outlet.id, outlet] as const);
        process.stdout.write(renderText(roundup, new Map(outlets), house.config));
      }),
    );
  roundups
    .command('publish')
    .summary('publish a draft')
    .argument('<id>')
    .action((id: string) =>
      withStore(house, async (store) => {
        const { path } = await createPublisher({ ...house, store }).publish(
          (await findRoundup(store, id)).id,
        );
        console.log(`Published at ${path}`);
      }),
    );
  roundups
    .command('withdraw')
    .summary('take a published roundup back; its address says so')
    .argument('<id>')
    .action((id: string) =>
      withStore(house, async (store) => {
        await createPublisher({ ...house, store }).withdraw((await findRoundup(store, id)).id);
        console.log('Withdrawn. roundups publish brings it back to the same address.');
      }),
    );
}

async function list(house: House, options: { drafts: boolean; json: boolean }): Promise<void> {
  await withStore(house, async (store) => {
    const drafts = await store.roundups.list({ state: 'draft', limit: listedMax });
    const published = options.drafts
      ? []
      : await store.roundups.list({ state: 'published', limit: listedMax });
    const all = [...drafts, ...published];
    if (options.json) for (const roundup of all) console.log(JSON.stringify(roundup));
    else console.log(all.length === 0 ? 'No roundups yet.' : asTable(all));
  });
}

function asTable(roundups: readonly Roundup[]): string {
  const rows = roundups.map(({ id, state, reports, origins, title }) => [
    id,
    state,
    `${reports} reports, ${origins} origins`,
    title.text,
  ]);
  return table(['id', 'state', 'counts', 'title'], rows);
}

async function findRoundup(store: Store, id: string): Promise<Roundup> {
  const roundup = await store.roundups.find(id);
  if (roundup === undefined)
    throw new Fault('not-found', `No roundup ${id}. muster roundups shows all.`);
  return roundup;
}

async function withStore(house: House, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await house.openStore('site');
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
