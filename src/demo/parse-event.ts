// Parses one event file of the demo. demo/README.md describes the format.

import { Fault } from '../domain/fault.js';
import { minuteMs, dayMs } from '../domain/time.js';
import { creditPlaces, demoForms } from './newsroom.js';
import type { CreditPlace, DemoForm, Timed } from './newsroom.js';

/** An article as written in the file, without the text of its original. */
export interface ArticleDraft {
  readonly outletId: string;
  readonly line: number;
  readonly at: number;
  readonly headlines: readonly Timed[];
  readonly paragraphs: readonly Timed[];
  readonly form: DemoForm;
  readonly labels: readonly string[];
  readonly summary?: string;
  readonly byline?: string;
  readonly dateline?: string;
  readonly foot?: string;
  readonly correction?: string;
  readonly withdrawn?: Timed;
  readonly reprint?: {
    readonly outletId: string;
    readonly ordinal: number;
    readonly trim: number;
    readonly credit: CreditPlace;
  };
}

export interface EventDraft {
  readonly title: string;
  readonly articles: readonly ArticleDraft[];
}

/** Marks the place of the reprinted text within a reprint's own text. */
export const reprintMark = '[reprint]';

const fieldNames = [
  'by',
  'dateline',
  'form',
  'labels',
  'summary',
  'foot',
  'correction',
  'withdrawn',
  'reprint',
  'trim',
  'credit',
];

interface Block {
  readonly line: number;
  readonly lines: readonly string[];
}

/** @throws Fault `invalid` with file and line. */
export function parseEvent(text: string, file: string): EventDraft {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const title = /^# (.+)$/.exec(lines[0] ?? '')?.[1];
  if (title === undefined) throw wrong(file, 1, 'the first line must be "# title of the event"');
  const starts = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []));
  const labels = splitList(fieldsOf({ line: 1, lines: lines.slice(1, starts[0]) }, file).labels);
  const articles = starts.map((start, index) =>
    parseArticle({ line: start + 1, lines: lines.slice(start, starts[index + 1]) }, labels, file),
  );
  return { title, articles };
}

function parseArticle(block: Block, eventLabels: readonly string[], file: string): ArticleDraft {
  const head = /^## ([a-z0-9-]+), day (-?\d+ \d\d:\d\d)$/.exec(block.lines[0] ?? '');
  const [, outletId, when] = head ?? [];
  if (outletId === undefined || when === undefined) {
    throw wrong(file, block.line, 'wanted "## outlet-id, day D HH:MM"');
  }
  const at = offsetOf(when, file, block.line);
  const body = { line: block.line + 1, lines: block.lines.slice(1) };
  const blank = body.lines.findIndex((line) => line === '');
  const top = { line: body.line, lines: blank < 0 ? body.lines : body.lines.slice(0, blank) };
  const fields = fieldsOf(top, file);
  const form = demoForms.find((one) => one === (fields.form ?? 'report'));
  if (form === undefined) throw wrong(file, block.line, `unknown form "${fields.form ?? ''}"`);
  const headlines = headlinesOf(top, at, file);
  const paragraphs = paragraphsOf(blank < 0 ? [] : body.lines.slice(blank), at, file, block.line);
  const reprint = reprintOf(fields, file, block.line);
  if (paragraphs.length === 0 && reprint === undefined) {
    throw wrong(file, block.line, 'an article needs text or a reprint');
  }
  return {
    outletId,
    line: block.line,
    at,
    headlines,
    paragraphs,
    form,
    labels: [...eventLabels, ...splitList(fields.labels)],
    ...(fields.summary === undefined ? {} : { summary: fields.summary }),
    ...(fields.by === undefined ? {} : { byline: fields.by }),
    ...(fields.dateline === undefined ? {} : { dateline: fields.dateline }),
    ...(fields.foot === undefined ? {} : { foot: fields.foot }),
    ...(fields.correction === undefined ? {} : { correction: fields.correction }),
    ...(fields.withdrawn === undefined
      ? {}
      : { withdrawn: timedFrom(fields.withdrawn, at, file, block.line) }),
    ...(reprint === undefined ? {} : { reprint }),
  };
}

function headlinesOf(top: Block, at: number, file: string): readonly Timed[] {
  const texts = top.lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
  const [first, ...later] = texts;
  if (first === undefined) throw wrong(file, top.line, 'an article needs a headline ("> …")');
  const versions = later.map((text) => timedFrom(text, at, file, top.line));
  return inOrder([{ at, text: first }, ...versions], file, top.line);
}

function paragraphsOf(
  lines: readonly string[],
  at: number,
  file: string,
  line: number,
): readonly Timed[] {
  const texts = lines
    .join('\n')
    .split(/\n{2,}/)
    .map((text) => text.replaceAll('\n', ' ').trim())
    .filter((text) => text !== '');
  return texts.map((text) => {
    const [, when, words] = /^\[([^\]]+)\] (.+)$/.exec(text) ?? [];
    if (when === undefined || words === undefined) return { at, text };
    return timedFrom(`${when} ${words}`, at, file, line);
  });
}

type Fields = Partial<Record<string, string>>;

function fieldsOf(top: Block, file: string): Fields {
  const pairs = top.lines.flatMap((text, index) => {
    if (text === '' || text.startsWith('> ')) return [];
    const [, name, value] = /^([a-z]+): (.+)$/.exec(text) ?? [];
    if (name === undefined || value === undefined || !fieldNames.includes(name)) {
      const wanted = `"> headline" or one of ${fieldNames.join(', ')}, then a blank line`;
      throw wrong(file, top.line + index, `"${text.slice(0, 40)}": wanted ${wanted}`);
    }
    return [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}

function reprintOf(fields: Fields, file: string, line: number): ArticleDraft['reprint'] {
  if (fields.reprint === undefined) return undefined;
  const [, outletId, ordinal] = /^([a-z0-9-]+)(?: (\d+))?$/.exec(fields.reprint) ?? [];
  if (outletId === undefined) throw wrong(file, line, 'wanted "reprint: outlet-id [ordinal]"');
  const trim = Number(fields.trim ?? '99');
  if (!Number.isInteger(trim) || trim < 1) throw wrong(file, line, '"trim" counts paragraphs');
  const credit = creditPlaces.find((one) => one === (fields.credit ?? 'dateline'));
  if (credit === undefined) {
    throw wrong(file, line, `"credit" is one of ${creditPlaces.join(', ')}`);
  }
  return { outletId, ordinal: Number(ordinal ?? '1'), trim, credit };
}

function timedFrom(value: string, after: number, file: string, line: number): Timed {
  const [, when, text] = /^(-?\d+ \d\d:\d\d) (.+)$/.exec(value) ?? [];
  if (when === undefined || text === undefined) {
    throw wrong(file, line, `"${value.slice(0, 40)}": wanted "D HH:MM words"`);
  }
  const timed = { at: offsetOf(when, file, line), text };
  if (timed.at <= after) throw wrong(file, line, `${when} is not after the article itself`);
  return timed;
}

function inOrder(timed: readonly Timed[], file: string, line: number): readonly Timed[] {
  const ordered = timed.every(({ at }, index) => index === 0 || (timed[index - 1]?.at ?? 0) < at);
  if (!ordered) throw wrong(file, line, 'times are not in order');
  return timed;
}

/** `3 09:12` → milliseconds from midnight of day 1. Days before it are 0, -1, … */
function offsetOf(when: string, file: string, line: number): number {
  const [day, clock] = when.split(' ');
  const [hours, minutes] = (clock ?? '').split(':').map(Number);
  if (hours === undefined || minutes === undefined || hours > 23 || minutes > 59) {
    throw wrong(file, line, `"${when}" is not a time of day`);
  }
  return (Number(day) - 1) * dayMs + (hours * 60 + minutes) * minuteMs;
}

function splitList(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  return value.split(',').map((part) => part.trim());
}

function wrong(file: string, line: number, what: string): Fault {
  return new Fault('invalid', `${file}:${line}: ${what}.`);
}
