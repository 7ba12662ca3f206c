// What grouping on four machines would lose: the plan of docs/decisions/0013, simulated in
// one process. A router, four real engines, a pass that joins events across them.

import path from 'node:path';
import { shown, toTable, type Cells } from '../scripts/score/tables.js';
import { measure } from '../scripts/train/bcubed.js';
import { readSets } from '../scripts/train/sets.js';
import type { Report } from '../src/group/group.js';
import type { Grouping } from '../src/group/changed-pairs.fixture.js';
import { groupFile, newEngine } from './group/streams.js';
import { synthesiseStream } from '../src/group/synthetic-stream.fixture.js';
import { keyOf, reconcile, type Shards } from './sharding/reconcile.js';
import { createRouter } from './sharding/router.js';

interface Stream {
  readonly name: string;
  readonly titleOnly: boolean;
  readonly reports: readonly Report[];
  readonly gold: Grouping;
}

const shardCount = 4;
const rejudgeEvery = 8_000;
const syntheticReports = 20_000;
const folder = process.env['MUSTER_LABELLED'] ?? '../shared/data/grouping';
const labelled = readSets(path.resolve(import.meta.dirname, '..', folder, 'labelled'));
if (labelled.length === 0) console.warn(`SKIPPED: the open sets, since there are none.`);
const synthetic = [true, false].map((titleOnly): Stream => {
  const options = { articles: syntheticReports, titleOnly, articlesPerDay: 8_000, seed: 7 };
  return { name: `synthetic, ${syntheticReports}`, titleOnly, ...synthesiseStream(options) };
});

console.log(
  `B-cubed F1 of one engine and of ${shardCount}, without and with the pass that joins events ` +
    'across shards. _Copies_: reports sent to a second shard by the router, and sent over to be ' +
    'compared. _Fullest_: reports in the fullest shard, against the mean. _Busiest_: processor ' +
    'time of the busiest shard against that of the one engine; _router_: of the router.\n',
);
const rows = [...labelled, ...synthetic].map(compared);
console.log(toTable(rows));
const losses = rows.slice(0, labelled.length).map((row) => Number(row['loss']));
const meanLoss = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
console.log(`\nMean loss over the open sets: ${meanLoss.toFixed(3)}.`);
console.log('Times are worth reading on the synthetic streams alone: the others are too short.');

function compared(stream: Stream): Cells {
  const { name, titleOnly, reports, gold } = stream;
  const [whole, wholeMs] = timed(() => groupFile(reports));
  const sharded = runSharded(reports);
  const f1 = (grouping: Grouping): number => measure(gold, grouping).f1;
  const [one, apart, joined] = [f1(whole), f1(sharded.apart), f1(sharded.joined)];
  console.error(`${name}: ${shown(one)} ${shown(apart)} ${shown(joined)}`);
  const share = (count: number): string => `${((count / reports.length) * 100).toFixed(0)} %`;
  const mean = sharded.sizes.reduce((sum, size) => sum + size, 0) / shardCount;
  return {
    stream: name,
    input: titleOnly ? 'headlines' : 'text',
    one: shown(one),
    apart: shown(apart),
    joined: shown(joined),
    loss: (one - joined).toFixed(3),
    'copies, router': share(sharded.guests),
    'copies, compared': share(sharded.visits),
    fullest: `${(Math.max(...sharded.sizes) / mean).toFixed(2)} ×`,
    busiest: `${(Math.max(...sharded.busyMs) / wholeMs).toFixed(2)} ×`,
    router: `${(sharded.routerMs / wholeMs).toFixed(2)} ×`,
  };
}

function runSharded(reports: readonly Report[]) {
  const router = createRouter(shardCount);
  const engines = Array.from({ length: shardCount }, newEngine);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const homeOf = new Map<string, number>();
  const sizes = new Float64Array(shardCount);
  const busyMs = new Float64Array(shardCount);
  let [guests, visits, routerMs] = [0, 0, 0];

  const busy = (shard: number, work: () => unknown): void => {
    busyMs[shard] = (busyMs[shard] as number) + timed(work)[1];
  };
  const send = (report: Report, shard: number): void => {
    sizes[shard] = (sizes[shard] as number) + 1;
    busy(shard, () => engines[shard]?.place(report));
  };
  const shards: Shards = {
    engines,
    homeOf,
    visit(articleId, shard) {
      visits++;
      const report = byId.get(articleId);
      if (report !== undefined) send(report, shard);
    },
  };
  reports.forEach((report, at) => {
    const [{ home, guestOf }, ms] = timed(() => router.route(report));
    routerMs += ms;
    homeOf.set(report.id, home);
    send(report, home);
    if (guestOf !== undefined) {
      guests++;
      send(report, guestOf);
    }
    if (at % rejudgeEvery !== rejudgeEvery - 1) return;
    engines.forEach((engine, shard) => busy(shard, () => engine.rejudge('touched', Infinity)));
  });
  const scope = reports.length <= rejudgeEvery ? 'all' : 'touched';
  engines.forEach((engine, shard) => busy(shard, () => engine.rejudge(scope, Infinity)));
  const apart = placementsOf(shards, new Map());
  const joined = placementsOf(shards, namesAfter(reconcile(shards)));
  return { apart, joined, sizes, busyMs, guests, visits, routerMs };
}

/** Joined events take the name of the first. */
function namesAfter(groups: ReturnType<typeof reconcile>): ReadonlyMap<string, string> {
  return new Map(
    groups.flatMap((group) => {
      const [first] = group.map(keyOf);
      return group.map((held) => [keyOf(held), first ?? ''] as const);
    }),
  );
}

/** Every report's event in its home shard. */
function placementsOf({ engines, homeOf }: Shards, names: ReadonlyMap<string, string>): Grouping {
  const placements = [...homeOf].map(([id, shard]) => {
    const key = keyOf({ shard, eventId: engines[shard]?.eventOf(id) ?? `forgotten ${id}` });
    return [id, names.get(key) ?? key] as const;
  });
  return new Map(placements);
}

function timed<T>(work: () => T): readonly [T, number] {
  const before = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(before);
  return [answer, (user + system) / 1000];
}
