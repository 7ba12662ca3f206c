// Does anything hold the engine up? The longest single call to place a report, to judge again and
// to look back, in CPU milliseconds, on what a hostile or broken feed may send. Wanted: none over
// 50.

import { createEngine, shipped, type Report } from '../src/group/group.js';

const facts = shipped();
const windowMs = 7 * 86_400_000;
const start = Date.UTC(2031, 1, 1);
const warmUps = 300;
const text =
  'A ferry carrying more than 80 passengers sank off the island of Lomea on Sunday, killing at ' +
  'least 12 people, the coast guard said. ';

type Draft = Partial<Report>;

const many = (count: number, draft: (at: number) => Draft): readonly Draft[] =>
  Array.from({ length: count }, (_, at) => draft(at));
const shuffled = (at: number): string =>
  Array.from({ length: 8 }, (_, k) => `Topic${(at * 7 + k * (1 + (at % 13))) % 40}`).join(' ');
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
];

function cpuMs(work: () => void): number {
  const [before, begun] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.min((user + system) / 1_000, performance.now() - begun);
}

console.log(
  '| sent | calls | longest place, ms | longest rejudge, ms | slices | longest slice, ms |',
);
console.log('|---|--:|--:|--:|--:|--:|');
for (const [name, drafts] of streams) {
  let events = 0;
  const engine = createEngine({ ...facts, newId: () => `e${++events}`, windowMs });
  const send = (id: string, draft: Draft): void => {
    engine.place({ id, headline: '', text: '', time: start, ...draft });
  };
  for (let at = 0; at < warmUps; at++) {
    send(`w${at}`, { headline: `Warm word${at} other${at % 7}` });
    engine.rejudge();
  }
  let [place, rejudge] = [0, 0];
  drafts.forEach((draft, at) => {
    place = Math.max(
      place,
      cpuMs(() => send(`r${at}`, draft)),
    );
    rejudge = Math.max(
      rejudge,
      cpuMs(() => engine.rejudge()),
    );
  });
  let [slices, slice, isDone] = [0, 0, false];
  for (; !isDone; slices++) {
    const look = () => (isDone = engine.lookBack() === undefined);
    slice = Math.max(slice, cpuMs(look));
  }
  const told = [place.toFixed(1), rejudge.toFixed(1), slices, slice.toFixed(1)];
  console.log(`| ${name} | ${drafts.length} | ${told.join(' | ')} |`);
}
