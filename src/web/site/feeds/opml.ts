// The feeds we read, as a list anyone can take along.

import { generateOpml } from 'feedsmith';
import type { Feed } from '../../../domain/feed.js';
import type { SiteFacts } from '../facts.js';
import type { Register } from '../register.js';

export const opmlType = 'text/x-opml; charset=utf-8';

/** Addresses that hold a password stay at home, and so do feeds that are gone. */
export function writeOpml(feeds: readonly Feed[], register: Register, facts: SiteFacts): string {
  const outlines = feeds
    .filter((feed) => feed.state !== 'gone' && isPublic(feed.url))
    .map((feed) => {
      const title = feed.title === '' ? register.find(feed.outletId).name : feed.title;
      return {
        type: 'rss',
        text: title,
        title,
        xmlUrl: feed.url,
        ...(feed.siteUrl === undefined ? {} : { htmlUrl: feed.siteUrl }),
        ...(feed.language === undefined ? {} : { language: feed.language }),
      };
    })
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  return generateOpml({ head: { title: `Feeds read by ${facts.name}` }, body: { outlines } });
}

function isPublic(url: string): boolean {
  try {
    const { protocol, username, password } = new URL(url);
    return /^https?:$/.test(protocol) && username === '' && password === '';
  } catch {
    return false;
  }
}
