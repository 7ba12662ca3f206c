import { expect, test } from 'vitest';
import { encoded, finish } from '../http/finished-answer.js';
import { createPageCache } from './page-cache.js';

test('keeps encodings apart and stays within its bytes', async () => {
  const cache = createPageCache(20_000);
  const about = { status: 200, type: 'text/html', cacheControl: 'public' };
  const made = { revision: 1, shows: [], until: 1 };
  const finished = finish('x'.repeat(5_000), about);
  cache.keep('/', { ...made, finished });
  cache.keep('/', { ...made, finished: await encoded(finished, 'gzip') });
  expect(cache.find('/', 'gzip')?.finished.body.length).toBeLessThan(200);
  for (let n = 0; n < 20; n += 1) cache.keep(`/${n}`, { ...made, finished });
  expect(cache.find('/', 'identity')).toBeUndefined();
  expect(cache.find('/19', 'identity')?.finished).toBe(finished);
});
