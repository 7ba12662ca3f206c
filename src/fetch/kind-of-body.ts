// A glance at a body: is it a feed at all, and all of it? The reader looks closely later.

export type BodyKind =
  | { readonly kind: 'feed' }
  /** A feed whose end is missing. */
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'page' }
  /** A page that wants proof that a person is asking. */
  | { readonly kind: 'bot-check' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'other' };

/** Bytes looked at, at either end. */
const glance = 64 * 1024;
const feedRoot = /<((?:[\w-]+:)?(?:rss|feed|rdf|channel|urlset))(?=[\s/>])/i;
const pageRoot = /<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i;
const botCheck = new RegExp(
  'challenge-platform|cf[-_]chl[-_]|just a moment\\.\\.\\.|ddos-guard|' +
    'captcha-delivery|px-captcha|_incapsula_resource',
  'i',
);

export function kindOfBody(body: Uint8Array): BodyKind {
  const head = asciiOf(body.subarray(0, glance));
  const start = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').trimStart();
  if (start === '') return { kind: body.length > glance ? 'other' : 'empty' };
  const tail = asciiOf(body.subarray(-glance));
  if (start.startsWith('{')) return jsonKind(start, tail);
  const root = feedRoot.exec(start);
  const page = pageRoot.exec(start);
  if (root !== null && (page === null || root.index < page.index)) {
    return { kind: isClosed(root[1] ?? '', start, tail) ? 'feed' : 'cut-off' };
  }
  if (botCheck.test(start)) return { kind: 'bot-check' };
  return { kind: page === null ? 'other' : 'page' };
}

function jsonKind(start: string, tail: string): BodyKind {
  const isFeed =
    /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/.test(start) || /"items"\s*:\s*\[/.test(start);
  if (!isFeed) return { kind: 'other' };
  return { kind: tail.trimEnd().endsWith('}') ? 'feed' : 'cut-off' };
}

function isClosed(root: string, start: string, tail: string): boolean {
  const name = root.toLowerCase();
  return (
    tail.toLowerCase().includes(`</${name}`) || new RegExp(`<${name}[^<>]*/>`, 'i').test(start)
  );
}

/** Latin letters of any encoding: those of UTF-16 and UTF-32 lie between zero bytes. */
function asciiOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replaceAll('\0', '');
}
