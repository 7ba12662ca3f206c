// The list of feeds that the site reads, as a public OPML file.

import type { Feed } from '../../../domain/feed.js';
import { writeOpml } from '../../../domain/opml.js';
import type { SiteFacts } from '../../ui/facts.js';
import type { Register } from '../../ui/register.js';

export const opmlType = 'text/x-opml; charset=utf-8';

/**
 * Sorted by title, without the editor's private labels. Leaves out feeds that are gone, and
 * addresses that contain a password.
 */
export function listFeeds(feeds: readonly Feed[], register: Register, facts: SiteFacts): string {
  const listed = feeds
    .filter((feed) => feed.state !== 'gone' && isPublic(feed.url))
    .map((feed) => ({
      ...feed,
      title: feed.title === '' ? register.find(feed.outletId).name : feed.title,
      labels: [],
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  return writeOpml(listed, `Feeds read by ${facts.name}`);
}

function isPublic(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
