// An empty site says why it is empty and what to do.

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openSampleSite } from '../../test/open-site.fixture.js';

const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

async function emptySite(environment: Readonly<Record<string, string>>) {
  const site = await openSampleSite({ environment });
  for (const roundup of site.roundups) {
    await site.store.roundups.put({ ...roundup, state: 'withdrawn' });
  }
  const front = async () => wordsOf((await site.web.app.inject({ url: '/' })).body);
  return { site, front };
}

test('says how many drafts wait for an editor', async () => {
  const { site, front } = await emptySite({});
  expect(await front()).toMatch(/An editor publishes here, and there are no drafts yet/);
  const [sample] = site.roundups;
  if (sample === undefined) throw new Error('The sample has roundups.');
  const add = () => {
    const { title, lines, labels, notices, touched } = sample;
    const counts = { reports: 2, origins: 2, draftedAt: 1, changedAt: 1 };
    const parts = { title, lines, labels, notices, touched, ...counts };
    return site.store.roundups.add({ ...parts, id: randomUUID(), state: 'draft' });
  };
  await add();
  expect(await front()).toMatch(/and 1 draft is waiting\. .*muster roundups publish ID/);
  await add();
  expect(await front()).toMatch(/and 2 drafts are waiting\. .*MUSTER_PUBLISH_UNATTENDED=yes/);
  await site.close();
});

test('says how many origins unattended publishing needs', async () => {
  const { site, front } = await emptySite({
    MUSTER_PUBLISH_UNATTENDED: 'yes',
    MUSTER_PUBLISH_ORIGINS_MIN: '4',
  });
  expect(await front()).toMatch(/as soon as 4 independent origins report one event/);
  await site.close();
});
