// Reads lists of feeds in OPML. A list may be hostile: it is read in one pass over its tokens,
// under limits, and entities it declares itself are not expanded.

import type { FeedOffer } from '../domain/feed.js';
import { addressLengthMax } from '../domain/limits.js';
import { readTags } from './tags.js';

export interface DroppedOutline {
  /** Its title or address, as written. */
  readonly text: string;
  /** Why it was left out, as the end of a sentence. */
  readonly why: string;
}

export type OpmlReading =
  | {
      readonly kind: 'opml';
      readonly feeds: readonly FeedOffer[];
      /** Outlines of feeds that were left out, in order. */
      readonly dropped: readonly DroppedOutline[];
    }
  | { readonly kind: 'invalid'; readonly why: string };

export const opmlBytesMax = 5 * 1024 * 1024;
const feedsMax = 20_000;
const depthMax = 32;
const labelLengthMax = 100;
const titleLengthMax = 300;

/** Enclosing outlines become labels, outermost first. A repeated address is listed once. */
export function readOpml(bytes: Uint8Array): OpmlReading {
  if (bytes.length > opmlBytesMax) {
    return { kind: 'invalid', why: 'The list is larger than 5 MB.' };
  }
  const feeds = new Map<string, FeedOffer>();
  const folders: (string | undefined)[] = [];
  const dropped: DroppedOutline[] = [];
  /** The open outline without an address: a folder as soon as another outline follows in it. */
  let leaf: Attributes | undefined;
  let isOpml = false;
  readTags(
    decodeXml(bytes),
    {
      open: (name, attributes) => {
        isOpml ||= name === 'opml' || name === 'outline';
        if (name !== 'outline') return;
        leaf = undefined;
        const offer = offerOf(attributes, folders);
        folders.push(textIn(attributes, 'text', 'title'));
        if (offer === undefined) {
          leaf = attributes;
          return;
        }
        const why = whyDropped(offer, feeds, folders.length);
        if (why !== undefined) dropped.push({ text: nameOf(attributes), why });
        else if (offer !== 'no-address') feeds.set(offer.url, offer);
      },
      close: (name) => {
        if (name !== 'outline') return;
        folders.pop();
        if (leaf !== undefined) dropped.push({ text: nameOf(leaf), why: withoutAddress });
        leaf = undefined;
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  );
  if (!isOpml) return { kind: 'invalid', why: 'The file is not an OPML list of feeds.' };
  return { kind: 'opml', feeds: [...feeds.values()], dropped };
}

const withoutAddress = 'it has no web address';

function whyDropped(
  offer: FeedOffer | 'no-address',
  feeds: ReadonlyMap<string, FeedOffer>,
  depth: number,
): string | undefined {
  if (offer === 'no-address') return withoutAddress;
  if (feeds.has(offer.url)) return 'its address is in the list already';
  if (feeds.size >= feedsMax) return `the list has more than ${feedsMax} feeds`;
  if (depth > depthMax) return `it is nested more than ${depthMax} deep`;
  return undefined;
}

function nameOf(attributes: Attributes): string {
  const address = attributes['xmlurl'] ?? attributes['url'] ?? '';
  const name = textIn(attributes, 'title', 'text') ?? 'without a title';
  return (address.trim() === '' ? name : `${name}, ${address.trim()}`).slice(0, titleLengthMax);
}

type Attributes = Readonly<Record<string, string>>;

function offerOf(
  attributes: Attributes,
  folders: readonly (string | undefined)[],
): FeedOffer | 'no-address' | undefined {
  const isFeed = /^(?:rss|atom|feed)/i.test(attributes['type'] ?? '');
  const given = attributes['xmlurl'] ?? (isFeed ? attributes['url'] : undefined);
  if (given === undefined) return isFeed ? 'no-address' : undefined;
  const url = webAddress(given);
  if (url === undefined) return 'no-address';
  const title = textIn(attributes, 'title', 'text')?.slice(0, titleLengthMax);
  const siteUrl = webAddress(attributes['htmlurl'] ?? '');
  const categories = (attributes['category'] ?? '').split(',').flatMap((one) => one.split('/'));
  const labels = [...folders.map((one) => one ?? ''), ...categories]
    .map((label) => label.trim().slice(0, labelLengthMax))
    .filter((label) => label !== '');
  return {
    url,
    ...(title === undefined ? {} : { title }),
    ...(siteUrl === undefined ? {} : { siteUrl }),
    labels: [...new Set(labels)].slice(0, depthMax),
  };
}

function textIn(attributes: Attributes, ...names: readonly string[]): string | undefined {
  const texts = names.map((name) => (attributes[name] ?? '').replace(/\s+/g, ' ').trim());
  return texts.find((text) => text !== '');
}

/** Some programs write `feed:` in place of `http:`. */
function webAddress(text: string): string | undefined {
  const given = text
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  if (given.length > addressLengthMax || !URL.canParse(given)) return undefined;
  const url = new URL(given);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

function decodeXml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const mark = head.startsWith('\xff\xfe')
    ? 'utf-16le'
    : head.startsWith('\xfe\xff')
      ? 'utf-16be'
      : undefined;
  const declared = /^[^>]*encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  try {
    return new TextDecoder(mark ?? declared ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
