import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Notice, Roundup } from '../domain/roundup.js';
import { assignEvents, type Assignment } from './assign-events.js';
import { morning } from './newsroom.fixture.js';
import { noticeOf } from './notices.js';

const now = morning + 60_000;

function roundup(id: string, eventId: string, rest: Partial<Roundup> = {}): Roundup {
  return {
    ...{ id, eventId, state: 'published', lines: [], labels: [], notices: [], touched: [] },
    ...{ reports: 3, origins: 3, draftedAt: morning, changedAt: morning },
    title: { text: id, from: { kind: 'typed', by: 'ed', at: morning } },
    publishedAt: morning + Number(id.slice(1)),
    ...rest,
  };
}
const wish = (to: string, ...of: Parameters<typeof roundup>): Assignment => ({
  roundup: roundup(...of),
  eventId: to,
});

/** `id event`, with what goes on for those that do not; `-` for what is forgotten. */
function told(wishes: readonly Assignment[]): readonly string[] {
  return assignEvents(wishes, now)
    .map(({ kind, roundup: { id, eventId, continuedBy } }) =>
      kind === 'remove' ? `${id} -` : `${id} ${eventId ?? `> ${continuedBy ?? ''}`}`,
    )
    .sort();
}

const draft = { state: 'draft' } as const;
const edited = { ...draft, touched: ['title'] } as const;
const withdrawn = { state: 'withdrawn' } as const;
const elsewhere: Partial<Roundup> = {
  lead: {
    ...{ articleId: 'a', outletId: 'o', agencyIds: [], url: 'u', excerpt: [], why: [] },
    ...{ headline: { text: 'h', from: { kind: 'house' as const, name: 'h' } }, movedTo: 'e9' },
  },
};

test('two pages merged again show no notice that they were apart', () => {
  const one = roundup('r1', 'e1');
  const other = roundup('r2', 'e2');
  const retitled = noticeOf('retitled', one.title, now);
  const parted = [
    noticeOf('parted', other.title, now, 'r2'),
    noticeOf('parted', one.title, now, 'r1'),
  ];
  const before = noticeOf('merged', other.title, morning);
  const away = noticeOf('parted', other.title, now, 'r3');
  const notices = [retitled, ...parted, before, away];
  const [, settled] = assignEvents(
    [
      { roundup: { ...one, notices }, eventId: 'e2' },
      { roundup: other, eventId: 'e2' },
    ],
    now,
  );
  const merged = noticeOf('merged', other.title, now);
  expect(settled?.roundup).toMatchObject({ id: 'r1', notices: [retitled, away, merged] });
});

test('a merged page does not take over the notice of the other page’s former title', () => {
  const one = roundup('r1', 'e1');
  const other = roundup('r2', 'e2');
  const merged = noticeOf('merged', one.title, morning);
  const parted = noticeOf('parted', one.title, morning, 'r3');
  const typed: Notice = { kind: 'update', at: morning, text: one.title };
  const headed = [noticeOf('led', one.title, morning), noticeOf('retitled', one.title, morning)];
  const notices = [merged, parted, typed, ...headed];
  const [, settled] = assignEvents(
    [
      { roundup: one, eventId: 'e2' },
      { roundup: { ...other, notices }, eventId: 'e2' },
    ],
    now,
  );
  const said = [merged, parted, typed, noticeOf('merged', other.title, now)];
  expect(settled?.roundup).toMatchObject({ id: 'r1', notices: said });
});

test.each<readonly [string, readonly Assignment[], readonly string[]]>([
  ['who stays is left alone', [wish('e1', 'r1', 'e1')], []],
  ['who goes takes the new event', [wish('e2', 'r1', 'e1')], ['r1 e2']],
  [
    'the older of two pages goes on, though it comes',
    [wish('e2', 'r1', 'e1'), wish('e2', 'r2', 'e2')],
    ['r1 e2', 'r2 > r1'],
  ],
  [
    'the older of two pages goes on, though the other comes',
    [wish('e2', 'r3', 'e1'), wish('e2', 'r2', 'e2')],
    ['r2 e2', 'r3 > r2'],
  ],
  [
    'the younger one goes on when the lead of the older is elsewhere',
    [wish('e2', 'r3', 'e1'), wish('e2', 'r2', 'e2', elsewhere)],
    ['r2 > r3', 'r3 e2'],
  ],
  ['two change places', [wish('e2', 'r1', 'e1'), wish('e1', 'r2', 'e2')], ['r1 e2', 'r2 e1']],
  [
    'three meet in one',
    [wish('e3', 'r2', 'e2'), wish('e3', 'r1', 'e1'), wish('e3', 'r3', 'e3')],
    ['r1 e3', 'r2 > r1', 'r3 > r1'],
  ],
  [
    'a draft makes room',
    [wish('e2', 'r1', 'e1'), wish('e2', 'r2', 'e2', draft)],
    ['r1 e2', 'r2 -'],
  ],
  [
    'a draft with an editor’s words is kept aside',
    [wish('e2', 'r1', 'e1'), wish('e2', 'r2', 'e2', edited)],
    ['r1 e2', 'r2 > r1'],
  ],
  [
    'what an editor withdrew makes no room',
    [wish('e2', 'r1', 'e1'), wish('e2', 'r2', 'e2', withdrawn)],
    [],
  ],
  [
    'and who finds no room bars his own event',
    [wish('e2', 'r2', 'e1'), wish('e2', 'r3', 'e2', withdrawn), wish('e1', 'r1', 'e4')],
    ['r1 e1', 'r2 > r1'],
  ],
  ['what an editor withdrew goes with its subject', [wish('e2', 'r1', 'e1', withdrawn)], ['r1 e2']],
  [
    'but takes nobody’s place',
    [wish('e2', 'r1', 'e1', withdrawn), wish('e2', 'r2', 'e2', draft)],
    [],
  ],
  [
    'nor that of a page that comes; it stays, and bars its own event',
    [
      wish('e2', 'r1', 'e1', withdrawn),
      wish('e2', 'r2', 'e2'),
      wish('e1', 'r3', 'e3'),
      wish('e3', 'r4', 'e4'),
    ],
    ['r3 e3', 'r4 > r3'],
  ],
  [
    'who is barred by one that is barred stays, too',
    [
      wish('e2', 'r1', 'e1'),
      wish('e3', 'r2', 'e2', withdrawn),
      wish('e3', 'r3', 'e3', withdrawn),
      wish('e1', 'r4', 'e4'),
    ],
    ['r1 e1', 'r4 > r1'],
  ],
  [
    'a draft gives up before what an editor withdrew',
    [wish('e2', 'r1', 'e1', draft), wish('e2', 'r2', 'e2', withdrawn)],
    ['r1 -'],
  ],
])('%s', (_, wishes, expected) => {
  expect(told(wishes)).toEqual(expected);
  expect(told([...wishes].reverse())).toEqual(expected);
});

test('no event has two roundups after any assignment', () => {
  const eventIds = ['e0', 'e1', 'e2', 'e3', 'e4', 'e5'];
  const places = fc.array(
    fc.record({
      to: fc.constantFrom(...eventIds),
      rest: fc.constantFrom<Partial<Roundup>>({}, draft, edited, withdrawn, elsewhere),
    }),
    { minLength: 1, maxLength: eventIds.length },
  );
  fc.assert(
    fc.property(places, (some) => {
      const wishes = some.map(({ to, rest }, at) => wish(to, `r${at}`, `e${at}`, rest));
      const after = new Map(wishes.map(({ roundup: one }) => [one.id, one]));
      for (const { kind, roundup: one } of assignEvents(wishes, now)) {
        if (kind === 'put') after.set(one.id, one);
        else after.delete(one.id);
      }
      const taken = [...after.values()].flatMap(({ eventId }) => eventId ?? []);
      expect(new Set(taken).size).toBe(taken.length);
    }),
  );
});
