// Reads the demo folder: outlets, events, and the text of every reprint from its original.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../domain/fault.js';
import type { DemoArticle, DemoEvent, DemoNewsroom, DemoOutlet, Timed } from './newsroom.js';
import { parseEvent, reprintMark } from './parse-event.js';
import type { ArticleDraft } from './parse-event.js';
import { readOutlets } from './read-outlets.js';

/**
 * Everything the newsroom publishes, with gold labels.
 * @throws Fault `invalid` with file and line of the mistake.
 */
export function readDemo(folder: string): DemoNewsroom {
  const outlets = readOutlets(path.join(folder, 'outlets.json'));
  const known = new Map(outlets.map((one) => [one.outlet.id, one]));
  const eventFolder = path.join(folder, 'events');
  const files = readdirSync(eventFolder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const events = files.map((file) => readEvent(path.join(eventFolder, file), file, known));
  const articles = events
    .flatMap((event) => event.articles)
    .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
  return { outlets, events, articles };
}

type Known = ReadonlyMap<string, DemoOutlet>;

function readEvent(at: string, file: string, known: Known): DemoEvent {
  const key = file.replace(/\.md$/, '');
  const draft = parseEvent(readFileSync(at, 'utf8'), file);
  const counts = new Map<string, number>();
  const articles = new Map<string, DemoArticle>();
  for (const one of draft.articles) {
    const ordinal = (counts.get(one.outletId) ?? 0) + 1;
    counts.set(one.outletId, ordinal);
    const id = `${key}.${one.outletId}.${ordinal}`;
    articles.set(id, fillIn({ draft: one, id, key, file }, articles, known));
  }
  return { key, title: draft.title, articles: [...articles.values()] };
}

interface Place {
  readonly draft: ArticleDraft;
  readonly id: string;
  readonly key: string;
  readonly file: string;
}

function fillIn(
  place: Place,
  written: ReadonlyMap<string, DemoArticle>,
  known: Known,
): DemoArticle {
  const { draft, id, key, file } = place;
  if (!known.has(draft.outletId)) {
    throw new Fault('invalid', `${file}:${draft.line}: no outlet "${draft.outletId}".`);
  }
  const original = originalOf(place, written);
  const paragraphs = original === undefined ? draft.paragraphs : mingle(draft, original);
  const credit = original && draft.reprint && creditOf(original, draft, known);
  const byline =
    draft.byline ?? (draft.reprint?.credit === 'byline' ? original?.byline : undefined);
  const dateline = draft.dateline ?? original?.dateline;
  return {
    id,
    token: createHash('sha256').update(id).digest('hex').slice(0, 10),
    eventKey: key,
    outletId: draft.outletId,
    form: draft.form,
    at: draft.at,
    headlines: draft.headlines,
    paragraphs,
    summary: draft.summary ?? paragraphs[0]?.text ?? '',
    labels: draft.labels,
    wordsAt: original?.wordsAt ?? draft.at,
    ...(byline === undefined ? {} : { byline }),
    ...(dateline === undefined ? {} : { dateline }),
    ...(draft.foot === undefined ? {} : { foot: draft.foot }),
    ...(draft.correction === undefined ? {} : { correction: draft.correction }),
    ...(draft.withdrawn === undefined ? {} : { withdrawn: draft.withdrawn }),
    ...(original === undefined ? {} : { reprintOf: original.id }),
    ...(credit === undefined ? {} : { credit }),
  };
}

function originalOf(
  { draft, key, file }: Place,
  written: ReadonlyMap<string, DemoArticle>,
): DemoArticle | undefined {
  if (draft.reprint === undefined) return undefined;
  const id = `${key}.${draft.reprint.outletId}.${draft.reprint.ordinal}`;
  const original = written.get(id);
  if (original === undefined) {
    const what = `reprint of ${id}, which does not precede it`;
    throw new Fault('invalid', `${file}:${draft.line}: ${what}.`);
  }
  if (original.at > draft.at) {
    throw new Fault('invalid', `${file}:${draft.line}: reprinted before ${id} was published.`);
  }
  return original;
}

/** The original's first paragraphs as of the reprint's time, and the reprint's own. */
function mingle(draft: ArticleDraft, original: DemoArticle): readonly Timed[] {
  const taken = original.paragraphs
    .filter((one) => one.at <= draft.at)
    .slice(0, draft.reprint?.trim)
    .map((one) => ({ at: draft.at, text: one.text }));
  const mark = draft.paragraphs.findIndex((one) => one.text === reprintMark);
  if (mark < 0) return [...taken, ...draft.paragraphs];
  return [...draft.paragraphs.slice(0, mark), ...taken, ...draft.paragraphs.slice(mark + 1)];
}

/** A reprint of a reprint still credits the agency. */
function creditOf(original: DemoArticle, draft: ArticleDraft, known: Known): DemoArticle['credit'] {
  const place = draft.reprint?.credit ?? 'none';
  const name = original.credit?.name ?? known.get(original.outletId)?.outlet.name;
  return name === undefined ? undefined : { name, place };
}
