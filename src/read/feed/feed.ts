// Door of feeds: reads the bytes of a feed in linear time, whatever the bytes are.

import { entriesPerFeedMax } from '../../domain/limits.js';
import { decodeXml } from '../encoding/encoding.js';
import type { Decoded } from '../encoding/encoding.js';
import { scanXml } from '../xml/xml.js';
import { resolveAddress } from './address.js';
import { bodyKind, refusalOf } from './body-kind.js';
import type { Element } from './element.js';
import { elements } from './element.js';
import { readEntry } from './entry.js';
import { formatOf, readHead } from './head.js';
import { readJsonFeed } from './json.js';
import { keepNewest } from './newest.js';
import { languageOf } from './children.js';
import { present } from './reading.js';
import type { EntryReading, FeedReading, Served } from './reading.js';
import { createTreeBuilder } from './tree.js';

export type { EntryReading, FeedReading, Markup, Person, Served } from './reading.js';

/** Reads a feed. Never throws: a document that is no feed has a `refusal` and no entries. */
export function readFeed(bytes: Uint8Array, served: Served = {}): FeedReading {
  const headers = served.headers ?? {};
  const decoded = decodeXml(bytes, headers['content-type']);
  const location = headers['content-location'];
  const base = location === undefined ? served.url : resolveAddress(location, served.url);
  const body = bodyKind(decoded.text);
  if (body.kind === 'json') {
    const json = readJsonFeed(body.text, base, entriesPerFeedMax);
    if (json !== undefined) {
      const { encoding, repaired, warnings } = decoded;
      return {
        ...json,
        format: 'json',
        wellFormed: !repaired,
        encoding,
        warnings: [...warnings, ...json.warnings],
      };
    }
  }
  const junk = body.kind === 'xml' && body.junk;
  const warnings = junk ? ['Something before the feed was left out.'] : [];
  const xml = { ...decoded, text: body.text, warnings: [...decoded.warnings, ...warnings] };
  const reading = readXmlFeed(xml, base, languageOf(headers['content-language']));
  return junk ? { ...reading, wellFormed: false } : reading;
}

function readXmlFeed(
  decoded: Decoded,
  base: string | undefined,
  language: string | undefined,
): FeedReading {
  const { text, encoding } = decoded;
  const newest = keepNewest(entriesPerFeedMax);
  const warnings = [...decoded.warnings];
  let atom: boolean | undefined;
  let unreadable = 0;
  const tree = createTreeBuilder({ base, language: undefined }, (element, cut) => {
    atom ??= formatOf(tree.root(), true) === 'atom';
    const inAtom = atom;
    newest.add(() => {
      const entry = readEntryOrNone(cut ? withoutLastField(element) : element, inAtom);
      if (entry === undefined) unreadable += 1;
      const says = entry?.title !== undefined || entry?.link !== undefined;
      return cut && !says ? undefined : entry;
    });
  });
  const report = scanXml(text, tree.sink);
  if (!report.wellFormed)
    warnings.push(`The XML is broken and was repaired: ${report.faults.join('; ')}.`);
  if (tree.unbound()) warnings.push('A namespace prefix is used that is declared nowhere.');
  if (newest.dropped() > 0) warnings.push(`${newest.dropped()} older entries were left out.`);
  if (unreadable > 0) warnings.push(`${unreadable} entries could not be read.`);
  const wellFormed = report.wellFormed && !decoded.repaired && !tree.unbound();
  const root = tree.root();
  const entries = newest.kept();
  const format = formatOf(root, entries.length > 0);
  if (root === undefined || format === undefined) {
    return { ...empty, refusal: refusalOf(text), wellFormed, encoding, warnings };
  }
  const head = readHead(root, format, language);
  const fields = {
    ...empty,
    ...head,
    format,
    wellFormed,
    encoding,
    entries,
    warnings,
    refusal: undefined,
  };
  return present<FeedReading>(fields as { [K in keyof FeedReading]: FeedReading[K] | undefined });
}

const empty = { authors: [], categories: [], entries: [] };

/** An entry that cannot be read does not affect the others. */
function readEntryOrNone(element: Element, atom: boolean): EntryReading | undefined {
  try {
    return readEntry(element, atom);
  } catch {
    return undefined;
  }
}

/** The document ended inside this entry, so its last field is incomplete and dropped. */
function withoutLastField(element: Element): Element {
  const last = elements(element).at(-1);
  return { ...element, children: element.children.filter((child) => child !== last) };
}
