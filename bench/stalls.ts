// Does anything stall the engine? The longest single call to place a report, to judge again and to
// run a slice of hindsight, and the longest step of a snapshot, in CPU ms, on what a hostile or
// broken feed may send. Every call is made in three equal runs, and the shortest counts, to leave
// out other work of the machine. None should take over 50.

import { createEngine, shipped, type Report } from '../src/group/group.js';

const facts = shipped();
const dayMs = 86_400_000;
const windowMs = 7 * dayMs;
const start = Date.UTC(2031, 1, 1);
const warmUps = 300;
const rounds = 3;
const text =
  'A ferry carrying more than 80 passengers sank off the island of Lomea on Sunday, killing at ' +
  'least 12 people, the coast guard said. ';

type Draft = Partial<Report>;

const many = (count: number, draft: (at: number) => Draft): readonly Draft[] =>
  Array.from({ length: count }, (_, at) => draft(at));
const shuffled = (at: number): string =>
  Array.from({ length: 8 }, (_, k) => `Topic${(at * 7 + k * (1 + (at % 13))) % 40}`).join(' ');
/** A word for every number. */
const unheard = (number: number): string =>
  [...(number + 1e6).toString(11)].map((sign) => 'bcdfglmnrst'[parseInt(sign, 11)]).join('a');
const unheardOf = (at: number): string =>
  Array.from({ length: 8 }, (_, k) => unheard(at * 8 + k)).join(' ');
const languages = ['es', 'fr', 'de', 'it', 'pt', 'ru', 'ar', 'tr', 'nl'];
const unlike = Array.from({ length: 600_000 }, (_, at) => `w${at.toString(36)}x`).join(' ');

const streams: readonly (readonly [string, readonly Draft[]])[] = [
  ['10,000 identical titles at one instant', many(10_000, () => ({ headline: 'Win a phone' }))],
  [
    '4,000 identical texts',
    many(4_000, () => ({ headline: 'Ferry sinks', text: text.repeat(15) })),
  ],
  ['5 MB of few words', many(3, () => ({ text: 'word and more '.repeat(370_000) }))],
  ['5 MB of unlike words', many(3, () => ({ text: unlike }))],
  [
    '5 MB in one word, twice',
    many(3, () => ({ headline: 'x'.repeat(5e6), text: 'y'.repeat(5e6) })),
  ],
  ['5 MB of headline', many(3, () => ({ headline: unlike }))],
  ['6,000 of one small vocabulary', many(6_000, (at) => ({ headline: shuffled(at) }))],
  ['500 emoji', many(500, () => ({ headline: '🔥🔥🔥' }))],
  [
    '50,000 of words never said before, 35,000 a week',
    many(50_000, (at) => ({ headline: unheardOf(at), time: start + (at * dayMs) / 5_000 })),
  ],
  [
    '30,000 in a week, 100 a month later',
    many(30_100, (at) => ({
      headline: shuffled(at),
      time: start + (at * dayMs) / 5_000 + (at < 30_000 ? 0 : 30 * dayMs),
    })),
  ],
  ['one in each of nine languages', languages.map((language) => ({ headline: 'Roma', language }))],
];

function cpuMs(work: () => void): number {
  const [before, begun] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.min((user + system) / 1_000, performance.now() - begun);
}

/** Of every call, in order, in CPU ms. */
interface Calls {
  readonly place: number[];
  readonly rejudge: number[];
  readonly slice: number[];
  readonly copy: number[];
  readonly turn: number[];
}

function run(drafts: readonly Draft[]): Calls {
  const calls: Calls = { place: [], rejudge: [], slice: [], copy: [], turn: [] };
  let events = 0;
  const engine = createEngine({ ...facts, newId: () => `e${++events}`, windowMs });
  const send = (id: string, draft: Draft): void => {
    engine.place({ id, headline: '', text: '', time: start, ...draft });
  };
  for (let at = 0; at < warmUps; at++) {
    send(`w${at}`, { headline: `Warm word${at} other${at % 7}` });
    engine.rejudge();
  }
  drafts.forEach((draft, at) => {
    calls.place.push(cpuMs(() => send(`r${at}`, draft)));
    calls.rejudge.push(cpuMs(() => engine.rejudge()));
  });
  for (let isDone = false; !isDone;) {
    calls.slice.push(cpuMs(() => (isDone = engine.hindsightSlice() === undefined)));
  }
  let parts: Iterator<Uint8Array> | undefined;
  calls.copy.push(cpuMs(() => (parts = engine.snapshot()[Symbol.iterator]())));
  for (let isDone = false; !isDone;) {
    calls.turn.push(cpuMs(() => (isDone = parts?.next().done !== false)));
  }
  return calls;
}

const longest = (runs: readonly (readonly number[])[]): string =>
  (runs[0] ?? [])
    .reduce((most, _, at) => Math.max(most, Math.min(...runs.map((one) => one[at] ?? 0))), 0)
    .toFixed(1);

console.log('| sent | calls | place | rejudge | slices | slice | snapshot, copied | written |');
console.log('|---|--:|--:|--:|--:|--:|--:|--:|');
for (const [name, drafts] of streams) {
  const runs = Array.from({ length: rounds }, () => run(drafts));
  const of = (kind: keyof Calls): string => longest(runs.map((one) => one[kind]));
  const cells = [of('place'), of('rejudge'), runs[0]?.slice.length, of('slice'), of('copy')];
  console.log(`| ${name} | ${drafts.length} | ${cells.join(' | ')} | ${of('turn')} |`);
}
