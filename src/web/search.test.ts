// What the search page says about wrong filters.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSampleSite, type SampleSite } from '../../test/open-site.fixture.js';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

const get = (url: string) => site.web.app.inject({ url });

describe('the search page explains', () => {
  test.each([
    ['q=harbour&from=2017-03-05&to=2017-03-01', 'The last day is before the first'],
    ['q=harbour&outlet=nobody', 'The register has no outlet “nobody”.'],
    ['q=harbour&label=nothing', 'No roundup has the label “nothing”.'],
    ['q=harbour&from=yesterday', '“yesterday” is not a date'],
    ['q=the+harbo', '<a href="/search?q=the+harbo*">the harbo*</a>'],
  ])('%s', async (query, holds) => {
    expect((await get(`/search?${query}`)).body).toContain(holds);
  });

  test('nothing if the search is fine', async () => {
    const { body } = await get('/search?q=harbour&outlet=vesta&from=2017-03-01&to=2017-03-05');
    expect(body).not.toContain('class="complaint"');
    expect((await get('/search?q=harbo*')).body).toContain('<mark>harbour</mark>');
  });
});
