// Says what a document is that is no feed, in words an editor understands.

/** Only this much of the text is read, in UTF-16 units. */
const headLength = 4_000;

export function refusalOf(text: string): string {
  const head = text.slice(0, headLength).trimStart();
  if (head === '') return 'The answer is empty.';
  if (/<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(head)) {
    return /just a moment|challenge-platform|cf-chl|captcha|checking your browser/i.test(head)
      ? 'This address answers with a check for robots, not a feed.'
      : 'This address serves a web page, not a feed.';
  }
  if (head.startsWith('{') || head.startsWith('['))
    return 'This address serves JSON that is no feed.';
  if (/<opml[\s>]/i.test(head)) return 'This is a list of feeds (OPML), not a feed.';
  if (/<sitemapindex[\s>]/i.test(head)) return 'This is an index of sitemaps, not a feed.';
  return head.startsWith('<') ? 'This is XML, but no feed.' : 'This is no feed.';
}
