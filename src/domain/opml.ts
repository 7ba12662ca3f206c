// Feeds as a list anyone can take along: OPML 2.0, as the command line and the site hand it out.

import type { Feed } from './feed.js';
import { xmlText } from './markup.js';

/** What a list tells of a feed. */
export type ListedFeed = Pick<Feed, 'url' | 'title' | 'siteUrl' | 'language' | 'labels'>;

/** Feeds of one first label stand in one folder, in the order given. */
export function writeOpml(feeds: readonly ListedFeed[], title: string): string {
  const folders = new Map<string | undefined, ListedFeed[]>();
  for (const feed of feeds) {
    const [folder] = feed.labels;
    folders.set(folder, [...(folders.get(folder) ?? []), feed]);
  }
  const body = [...folders].map(([folder, inside]) => {
    const outlines = inside.map(outlineOf).join('');
    return folder === undefined
      ? outlines
      : `<outline text="${xmlText(folder)}">\n${outlines}</outline>\n`;
  });
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n` +
    `<head><title>${xmlText(title)}</title></head>\n<body>\n${body.join('')}</body>\n</opml>\n`
  );
}

function outlineOf({ title, url, siteUrl, language, labels }: ListedFeed): string {
  const attributes = [
    ['type', 'rss'],
    ['text', title],
    ['title', title],
    ['xmlUrl', url],
    ['htmlUrl', siteUrl],
    ['language', language],
    ['category', labels.length < 2 ? undefined : labels.join(',')],
  ] as const;
  const written = attributes.flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${xmlText(value)}"`],
  );
  return `<outline${written.join('')}/>\n`;
}
