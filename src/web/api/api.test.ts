import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestSession } from '../../../test/open-desk.fixture.js';
import { sampleId } from '../../../test/sample-site.fixture.js';
import type { EventView, RoundupView, VersionView, WirePage, WireRow } from './api-types.js';

let desk: TestDesk;
let ana: TestSession;
let ben: TestSession;

beforeEach(async () => {
  desk = await openTestDesk();
  ana = await desk.signIn('owner', 'Ana');
  ben = await desk.signIn('editor', 'Ben');
});
afterEach(() => desk.close());

const roundupId = sampleId('roundup', 0, 0);
const eventId = sampleId('event', 0, 0);

async function roundup(session = ana, id = roundupId): Promise<RoundupView> {
  return (await session.get(`/api/roundups/${id}`)).json();
}

const shownIds = ({ lines }: RoundupView) =>
  lines.filter(({ folded }) => !folded).map(({ articleId }) => articleId);

describe('the wire', () => {
  const rows = async (query = '', session = ana) =>
    ((await session.get(`/api/wire${query}`)).json() as WirePage).rows;

  test('lists the events of the last days, by what rises, time or size', async () => {
    const newest = await rows('?order=newest');
    expect(newest.map(({ lastAt }) => lastAt)).toEqual(
      newest.map(({ lastAt }) => lastAt).sort((a, b) => b - a),
    );
    const largest = await rows('?order=size');
    expect(largest[0]?.origins).toBe(Math.max(...newest.map(({ origins }) => origins)));
    expect((await rows()).length).toBe(newest.length);
    expect(newest.find(({ id }) => id === eventId)).toMatchObject({
      title:
        'Government Troops Backed By Veldt Air Force Have Recaptured Port Of Asker From Rebels',
      state: 'published',
    });
  });

  test('finds events by words of their headlines and outlets', async () => {
    expect((await rows('?q=asker+crumble')).length).toBeGreaterThan(0);
    expect(await rows('?q=no-such-word')).toEqual([]);
  });

  test('what one editor takes, the other sees; what is set aside leaves the list', async () => {
    const act = (session: TestSession, action: string) =>
      session.post(`/api/events/${eventId}/triage`, { action });
    const taken: WireRow = (await act(ana, 'take')).json();
    expect(taken).toMatchObject({ id: eventId, takenBy: 'Ana' });
    expect((await rows('?state=taken', ben)).map(({ takenBy }) => takenBy)).toEqual(['Ana']);
    await act(ben, 'release');
    expect(await rows('?state=taken')).toEqual([]);
    const seen: WireRow = (await act(ana, 'see')).json();
    expect(seen.sinceSeen).toBe(0);
    const unread: WireRow = (await act(ana, 'unsee')).json();
    expect(unread).not.toHaveProperty('sinceSeen');
    expect((await act(ana, 'dance')).statusCode).toBe(400);
  });

  test('goes page by page without showing a row twice', async () => {
    const first: WirePage = (await ana.get('/api/wire')).json();
    expect(first.cursor).toBeUndefined();
    expect(new Set(first.rows.map(({ id }) => id)).size).toBe(first.total);
  });
});

test('an event has all its reports, with copies, reasons and times', async () => {
  const event: EventView = (await ana.get(`/api/events/${eventId}`)).json();
  expect(event.all.length).toBe(event.reports);
  const copy = event.all.find(({ originId, articleId }) => originId !== articleId);
  expect(copy?.agencies.length).toBeGreaterThan(0);
  expect(event.all[1]?.reasons.join(' ')).toContain('Asker');
  expect((await ana.get('/api/events/none')).statusCode).toBe(404);
});

describe('a roundup', () => {
  const edit = (session: TestSession, version: number, body: object, id = roundupId) =>
    session.post(`/api/roundups/${id}/edits`, body, version);

  test('changes as the editor wishes, and says so on the public page', async () => {
    const before = await roundup();
    const answer = await edit(ana, before.version, { kind: 'title', text: 'Asker Retaken' });
    const after: RoundupView = answer.json();
    expect(after).toMatchObject({ version: before.version + 1, title: { text: 'Asker Retaken' } });
    const noted = await edit(ana, after.version, {
      kind: 'note',
      text: 'See https://a.example/<script>.',
    });
    expect(noted.statusCode).toBe(200);
    const page = await desk.inject({ url: before.path ?? '' });
    expect(page.body).toContain('Asker Retaken');
    expect(page.body).toContain('<strong>Editor: </strong>See <a href="https://a.example/">');
    expect(page.body).not.toContain('<script>');
  });

  test('a stale change is refused and kept', async () => {
    const { version } = await roundup();
    expect((await edit(ana, version, { kind: 'title', text: 'Of Ana' })).statusCode).toBe(200);
    const late = await edit(ben, version, { kind: 'title', text: 'Of Ben' });
    expect([late.statusCode, late.json()]).toMatchObject([409, { error: { code: 'conflict' } }]);
    expect((await roundup()).title.text).toBe('Of Ana');
    const versions: VersionView[] = (await ben.get(`/api/roundups/${roundupId}/versions`)).json();
    expect(versions[0]).toMatchObject({ what: 'refused', by: 'Ben', title: 'Of Ben' });
    const { version: now } = await roundup();
    const restored = await ben.post(
      `/api/roundups/${roundupId}/restore`,
      { versionId: versions[0]?.id ?? '' },
      now,
    );
    expect((restored.json() as RoundupView).title.text).toBe('Of Ben');
  });

  test('of many changes at once from one version, one is taken', async () => {
    const { version } = await roundup();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        edit(ana, version, { kind: 'title', text: `Title ${at}` }),
      ),
    );
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
  });

  test('a change without a version is refused', async () => {
    const answer = await ana.post(`/api/roundups/${roundupId}/edits`, { kind: 'title', text: 'x' });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { error: { code: 'invalid' } }]);
  });

  test('each change is undone, the last one first', async () => {
    const start = await roundup();
    const [first = '', second = ''] = shownIds(start);
    let now: RoundupView = (
      await edit(ana, start.version, { kind: 'line-out', articleId: first })
    ).json();
    now = (await edit(ana, now.version, { kind: 'line-out', articleId: second })).json();
    expect(now.leftOut.map(({ articleId }) => articleId).sort()).toEqual([first, second].sort());
    const undo = async () => {
      const answer = await ana.post(`/api/roundups/${roundupId}/undo`, {}, now.version);
      if (answer.statusCode === 200) now = answer.json();
      return answer.statusCode;
    };
    expect(await undo()).toBe(200);
    expect(shownIds(now)).toContain(second);
    expect(await undo()).toBe(200);
    expect(shownIds(now)).toEqual(shownIds(start));
    expect(await undo()).toBe(400);
  });

  test('is withdrawn and published again at its address', async () => {
    const before = await roundup();
    const path = before.path ?? '';
    const gone = await ana.post(`/api/roundups/${roundupId}/withdraw`, {}, before.version);
    expect((gone.json() as RoundupView).state).toBe('withdrawn');
    expect((await desk.inject({ url: path })).statusCode).toBe(410);
    const { version } = await roundup();
    const stale = await ana.post(`/api/roundups/${roundupId}/publish`, {}, version - 1);
    expect(stale.statusCode).toBe(409);
    const back = await ana.post(`/api/roundups/${roundupId}/publish`, {}, version);
    expect((back.json() as RoundupView).path).toBe(path);
    expect((await desk.inject({ url: path })).statusCode).toBe(200);
  });

  test('is copied as text and as HTML', async () => {
    const text = (await ana.get(`/api/roundups/${roundupId}/as-text`)).json() as { text: string };
    expect(text.text).toContain(' -- ');
    const html = (await ana.get(`/api/roundups/${roundupId}/as-html`)).json() as { text: string };
    expect(html.text).toMatch(/^<h2>.*<\/h2>\n<p><b><a href="https:/);
  });
});

test('a post without an event is written and published', async () => {
  const made: RoundupView = (await ana.post('/api/roundups', {})).json();
  expect(made).toMatchObject({ state: 'draft', title: { text: 'Untitled' } });
  expect(made.warnings[0]).toMatch(/still “Untitled”/);
  const post = async (body: object, version: number) =>
    (await ana.post(`/api/roundups/${made.id}/edits`, body, version)).json() as RoundupView;
  const titled = await post({ kind: 'title', text: 'No Posts This Week' }, made.version);
  const noted = await post({ kind: 'note', text: 'We are back on Monday.' }, titled.version);
  const answer = await ana.post(`/api/roundups/${made.id}/publish`, {}, noted.version);
  const { path }: RoundupView = answer.json();
  const page = await desk.inject({ url: path ?? '' });
  expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining('back on Monday')]);
});

test('a draft is made of any event, and once', async () => {
  const { articleId } = (await roundup()).lead ?? { articleId: '' };
  const id = 'lone-event';
  const event = await desk.store.events.find(eventId);
  const lone = await desk.store.articles.find(articleId);
  if (event === undefined || lone === undefined) throw new Error('The sample lacks its event.');
  await desk.store.events.add({ ...event, id, articles: 1, outlets: 1, origins: 1 });
  await desk.store.articles.add({ ...lone, id: 'lone' }, []);
  await desk.store.events.place([
    { articleId: 'lone', eventId: id, placedAt: 1, score: 0, reasons: [], pinned: false },
  ]);
  const first: RoundupView = (await ana.post(`/api/events/${id}/draft`, {})).json();
  const second: RoundupView = (await ben.post(`/api/events/${id}/draft`, {})).json();
  expect(second.id).toBe(first.id);
  expect(first.state).toBe('draft');
});
