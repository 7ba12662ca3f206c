import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '../change.js';
import { createEngine, shipped, type Engine, type Report } from '../group.js';
import { openNewsroom, type Newsroom } from '../newsroom.contract.js';

const facts = shipped();
const noon = Date.UTC(2031, 4, 6, 12);
const minute = 60_000;

function engineOf(): Engine {
  let events = 0;
  return createEngine({ ...facts, newId: () => `e${++events}`, windowMs: 7 * 86_400_000 });
}

const english = (id: string, outlet: string, at: number): Report => ({
  id,
  outlet,
  language: 'en',
  time: noon + at * minute,
  headline: `Train derails near Oskara, killing 14 (${outlet})`,
  text: 'A passenger train left the rails near Oskara on Tuesday, killing 14 and injuring 60.',
});

const spanish = (id: string, outlet: string, at: number, more: Partial<Report> = {}): Report => ({
  id,
  outlet,
  language: 'es',
  time: noon + at * minute,
  headline: `Descarrila un tren cerca de Oskara y mueren 14 personas (${outlet})`,
  text: 'Un tren descarriló el martes cerca de Oskara; murieron 14 personas y hay 60 heridos.',
  ...more,
});

/** The last word on every report: whether it stands in doubt. */
function doubts(changes: readonly Change[]): Readonly<Record<string, boolean>> {
  const last: Record<string, boolean> = {};
  for (const change of changes) {
    if ('placement' in change)
      last[change.placement.articleId] = change.placement.unsure !== undefined;
  }
  return last;
}

function run(reports: readonly Report[], engine = engineOf()): readonly Change[] {
  const changes = reports.flatMap((report) => engine.place(report));
  return [...changes, ...engine.rejudge()];
}

const home = [english('a', 'Courier', 0), english('b', 'Herald', 5), english('c', 'Post', 9)];

describe('a report in another language than its event', () => {
  test('is likely the same, and says so', () => {
    const engine = engineOf();
    const changes = run([...home, spanish('s', 'Faro', 20)], engine);
    expect(engine.eventOf('s')).toBe(engine.eventOf('a'));
    expect(doubts(changes)).toEqual({ a: false, b: false, c: false, s: true });
    const placement = changes.flatMap((one) => ('placement' in one ? [one.placement] : [])).at(-1);
    const sum = placement?.reasons.reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(placement?.score ?? NaN);
  });

  test('is sure when three outlets of its language agree', () => {
    const two = [spanish('s', 'Faro', 20), spanish('t', 'Pueblo', 25)];
    expect(doubts(run([...home, ...two]))).toMatchObject({ s: true, t: true });
    const three = [...two, spanish('u', 'Diario', 30)];
    expect(doubts(run([...home, ...three]))).toMatchObject({ s: false, t: false, u: false });
    const oneOutlet = three.map((report) => ({ ...report, outlet: 'Faro' }));
    expect(doubts(run([...home, ...oneOutlet]))).toMatchObject({ s: true, t: true, u: true });
  });

  test('is sure when an agency tells the same toll at the same place', () => {
    const agency = spanish('s', 'Agencia', 20, { isAgency: true });
    expect(doubts(run([...home, agency]))).toMatchObject({ s: false });
    const silent = { ...agency, headline: 'Descarrila un tren cerca de Oskara', text: '' };
    const engine = engineOf();
    for (const report of home) engine.place(report);
    engine.settle(silent, engine.eventOf('a') ?? '', false);
    expect(doubts(engine.place(spanish('t', 'Pueblo', 25)))).toMatchObject({ t: true });
  });

  test('is sure when an editor put one of its language there', () => {
    const engine = engineOf();
    for (const report of home) engine.settle(report, 'known', false);
    engine.settle(spanish('s', 'Faro', 20), 'known', true);
    const changes = [...engine.place(spanish('t', 'Pueblo', 25)), ...engine.rejudge()];
    expect(engine.eventOf('t')).toBe('known');
    expect(doubts(changes)).toEqual({ t: false });
  });

  test('nothing is said of events told in one language', () => {
    expect(Object.values(doubts(run(home)))).not.toContain(true);
    const onlySpanish = [spanish('s', 'Faro', 0), spanish('t', 'Pueblo', 5)];
    expect(Object.values(doubts(run(onlySpanish)))).not.toContain(true);
  });

  test('an engine that was rebuilt has no news of marks that stand', () => {
    const engine = engineOf();
    for (const report of home) engine.settle(report, 'known', false);
    engine.settle(spanish('s', 'Faro', 20), 'known', false);
    expect(engine.rejudge('all')).toEqual([]);
    const changes = engine.place(spanish('t', 'Pueblo', 25));
    expect(doubts(changes)).toEqual({ t: true });
  });
});

describe('at the door', () => {
  const told = {
    es: {
      headline: 'Descarrila un tren cerca de Oskara y mueren 14 personas',
      text: 'Un tren de pasajeros descarriló el martes cerca de Oskara; murieron 14 personas.',
    },
    en: {
      headline: 'Train derails near Oskara, killing 14',
      text: 'A passenger train left the rails near Oskara on Tuesday, killing 14 people.',
    },
  };
  let newsroom: Newsroom;
  beforeEach(async () => {
    newsroom = await openNewsroom();
    for (const outletId of ['courier', 'herald', 'post']) {
      await newsroom.report(`${told.en.headline} (${outletId})`, { outletId, text: told.en.text });
    }
  });
  afterEach(() => newsroom.close());
  const spanishBy = (outletId: string): Promise<string> =>
    newsroom.report(`${told.es.headline} (${outletId})`, {
      outletId,
      text: told.es.text,
      language: 'es',
    });

  test('the store keeps the doubt, and loses it when an agency tells the same', async () => {
    const first = await spanishBy('faro');
    expect((await newsroom.placement(first))?.unsure).toBe('other language');
    const second = await spanishBy('agencia');
    expect((await newsroom.placement(second))?.eventId).toBe(await newsroom.eventOf(first));
    expect(await newsroom.placement(second)).not.toHaveProperty('unsure');
    expect(await newsroom.placement(first)).not.toHaveProperty('unsure');
  });
});
