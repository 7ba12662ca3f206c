// A quick look at a body: is it a feed, and is it complete? The reader parses it later.

export type BodyKind =
  | { readonly kind: 'feed' }
  /** A feed whose end is missing. */
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'page' }
  /** A page that asks for proof that a person is reading. */
  | { readonly kind: 'bot-check' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'other' };

/** Bytes examined at each end. */
const glance = 64 * 1024;
const feedRoot = /<((?:[\w-]+:)?(?:rss|feed|rdf|channel|urlset))(?=[\s/>])/i;
const pageRoot = /<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i;
const botCheck = new RegExp(
  'challenge-platform|cf[-_]chl[-_]|just a moment\\.\\.\\.|ddos-guard|' +
    'captcha-delivery|px-captcha|_incapsula_resource',
  'i',
);

/** Judges by the first and last bytes; never throws. */
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

/** ASCII letters in any encoding: in UTF-16 and UTF-32 they lie between zero bytes. */
function asciiOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replaceAll('\0', '');
}
