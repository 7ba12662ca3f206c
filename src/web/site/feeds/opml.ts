// The feeds we read, as a list anyone can take along.

import { generateOpml } from 'feedsmith';
import type { Feed } from '../../../domain/feed.js';
import type { SiteFacts } from '../facts.js';
import type { Register } from '../register.js';
import { xmlSafe, xmlText } from '../words/xml-safe.js';

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
  const title = xmlSafe(`Feeds read by ${facts.name}`);
  // feedsmith takes an empty list for a mistake.
  if (outlines.length === 0) return empty(title);
  return xmlSafe(generateOpml({ head: { title }, body: { outlines } }));
}

const empty = (title: string): string =>
  '<?xml version="1.0" encoding="utf-8"?>\n' +
  `<opml version="2.0">\n<head><title>${xmlText(title)}</title></head>\n<body></body>\n</opml>\n`;

function isPublic(url: string): boolean {
  try {
    const { protocol, username, password } = new URL(url);
    return /^https?:$/.test(protocol) && username === '' && password === '';
  } catch {
    return false;
  }
}
