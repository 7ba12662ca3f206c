import { expect, test } from 'vitest';
import { outletPlace } from './outlet-place.js';

test.each([
  ['https://feeds.paper.example/world.xml', 'paper.example'],
  ['https://alma.substack.com/feed', 'alma.substack.com'],
  ['https://bert.substack.com/feed', 'bert.substack.com'],
  ['https://medium.com/feed/@carla', 'medium.com/@carla'],
  ['https://medium.com/@carla', 'medium.com/@carla'],
  ['https://medium.com/feed/the-review', 'medium.com/the-review'],
  ['https://dora.medium.com/feed', 'dora.medium.com'],
  ['https://www.youtube.com/feeds/videos.xml?channel_id=UCabc', 'youtube.com/UCabc'],
  ['https://www.youtube.com/channel/UCabc', 'youtube.com/UCabc'],
  ['https://feeds.feedburner.com/TheMarsh', 'feedburner.com/TheMarsh'],
  ['https://emil.wordpress.com/feed/', 'emil.wordpress.com'],
  ['https://www.reddit.com/r/news/.rss', 'reddit.com/r/news'],
  ['http://127.0.0.1:8190/one/feed', '127.0.0.1:8190'],
])('%s is of the outlet %s', (address, name) => {
  expect(outletPlace(address)?.name).toBe(name);
});

test('a place on a platform claims no domain of the platform', () => {
  expect(outletPlace('https://medium.com/feed/@carla')?.domains).toEqual([]);
  expect(outletPlace('not an address')).toBeUndefined();
});
