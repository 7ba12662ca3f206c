// The links between neighbouring roundups, and counts that agree within a page.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSampleSite, type SampleSite } from '../../test/open-site.fixture.js';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

const body = async (url: string) => (await site.web.app.inject({ url })).body;

describe('links to older and newer roundups', () => {
  test('pass through all roundups, also those with the same time', async () => {
    const at = site.roundups[20]?.publishedAt ?? 0;
    for (const roundup of site.roundups.slice(5, 20)) {
      await site.store.roundups.put({ ...roundup, publishedAt: at });
    }
    const listed = await site.store.roundups.list({ state: 'published', limit: 100 });
    const inOrder = listed.map(({ path }) => path);
    const walked = [inOrder[0]];
    for (let here = inOrder[0]; here !== undefined && walked.length <= inOrder.length;) {
      const page = await body(here);
      const next = /<link rel="next" href="([^"]*)"/.exec(page)?.[1];
      const previous = /<link rel="prev" href="([^"]*)"/.exec(page)?.[1];
      expect(previous).toBe(walked.at(-2));
      if (next !== undefined) walked.push(next);
      here = next;
    }
    expect(walked).toEqual(inOrder);
  });
});

describe('counts', () => {
  test('agree in the head, the strip and the explanation of a page', async () => {
    for (const { path = '', eventId = '', reports, origins } of site.roundups.slice(0, 3)) {
      const counts = `${reports} reports`;
      const page = await body(path);
      expect(page).toContain(`<span>${counts} · ${origins} origins</span>`);
      expect(page).toMatch(new RegExp(`aria-label="${counts} of ${origins} origins`));
      expect(page).toMatch(new RegExp(`<p>${counts} by \\d+ outlets, ${origins} origins`));
      expect(await body(`/events/${eventId}`)).toContain(`<span>${counts} · ${origins} origins`);
    }
  });

  test('explain that several texts of one outlet are one origin', async () => {
    const [roundup] = site.roundups;
    if (roundup === undefined) throw new Error('The sample has roundups.');
    await site.store.roundups.put({ ...roundup, origins: roundup.origins - 2 });
    const page = await body(roundup.path ?? '');
    expect(page).toMatch(/texts; texts of one outlet count as one origin\./);
    expect(page).not.toMatch(/origins: \d+ =/);
  });
});
