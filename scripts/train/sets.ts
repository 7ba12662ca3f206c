// Reads the open labelled sets as streams of reports.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { dayMs } from '../../src/domain/time.js';
import { dayOfAddress } from '../../src/domain/address.js';
import { headlineAlone, outletNamed } from '../../src/domain/outlet-headline.js';
import { inStreamOrder, type Report } from '../../src/group/group.js';

export interface LabelledSet {
  readonly name: string;
  /** Sets of one origin share a family: they are held out together. */
  readonly family: string;
  readonly titleOnly: boolean;
  /** Whether its times are hidden, including those that its texts give. */
  readonly timeless?: boolean;
  /** Path of the file it was read from. */
  readonly file: string;
  readonly reports: readonly Report[];
  /** Gold label by article id. */
  readonly gold: ReadonlyMap<string, string>;
}

interface Line {
  readonly id: string;
  readonly title?: string;
  readonly text?: string;
  readonly url?: string;
  readonly outlet?: string;
  readonly date?: string;
  readonly language?: string;
  readonly cluster?: string;
}

/** Every set twice, with its texts and with headlines only; once if it has no texts. */
export function readSets(folder: string): readonly LabelledSet[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
  return files.sort().flatMap((file) => {
    const at = path.resolve(folder, file);
    const lines = readLines(at).filter((line) => line.cluster !== undefined);
    const hasText = lines.filter((line) => line.text !== undefined).length * 2 >= lines.length;
    const modes = hasText ? [false, true] : [true];
    return modes.map((titleOnly) => labelled(at, lines, titleOnly));
  });
}

export function readLines(file: string): readonly Line[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}

/** The report of a line, as `muster group` reads it. */
export function reportOf(line: Line, titleOnly: boolean): Report {
  const time = timeOf(line);
  return {
    id: line.id,
    headline: headlineAlone(line.title ?? '', outletNamed(line.outlet ?? '')),
    text: titleOnly ? '' : (line.text ?? ''),
    ...(time === undefined ? {} : { time }),
    ...(line.outlet === undefined ? {} : { outlet: line.outlet }),
    ...(line.language === undefined ? {} : { language: line.language.slice(0, 2) }),
  };
}

function timeOf({ date, url }: Line): number | undefined {
  const time = Date.parse(date ?? '');
  if (!Number.isNaN(time)) return time;
  const day = dayOfAddress(url ?? '');
  return day === undefined ? undefined : (day + 0.5) * dayMs;
}

function labelled(file: string, lines: readonly Line[], titleOnly: boolean): LabelledSet {
  const name = path.basename(file, '.jsonl');
  return {
    name,
    file,
    family: name.split('-')[0] ?? name,
    titleOnly,
    reports: inStreamOrder(lines.map((line) => reportOf(line, titleOnly))),
    gold: new Map(lines.map((line) => [line.id, line.cluster ?? ''])),
  };
}
