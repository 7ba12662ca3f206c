// The open labelled sets, as they stream in.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inStreamOrder, type Report } from '../../src/group/group.js';

export interface LabelledSet {
  readonly name: string;
  /** Sets of one origin share a family: they are held out together. */
  readonly family: string;
  readonly titleOnly: boolean;
  readonly reports: readonly Report[];
  /** Gold label by article id. */
  readonly gold: ReadonlyMap<string, string>;
}

interface Line {
  readonly id: string;
  readonly title?: string;
  readonly text?: string;
  readonly outlet?: string;
  readonly date?: string;
  readonly language?: string;
  readonly cluster?: string;
}

/** Every set with its text, where it has texts, and with headlines only. */
export function readSets(folder: string): readonly LabelledSet[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
  return files.sort().flatMap((file) => {
    const lines = readLines(path.join(folder, file)).filter((line) => line.cluster !== undefined);
    const name = path.basename(file, '.jsonl');
    const hasText = lines.filter((line) => line.text !== undefined).length * 2 >= lines.length;
    const modes = hasText ? [false, true] : [true];
    return modes.map((titleOnly) => labelled(name, lines, titleOnly));
  });
}

export function readLines(file: string): readonly Line[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}

export function reportOf(line: Line, titleOnly: boolean): Report {
  const time = Date.parse(line.date ?? '');
  return {
    id: line.id,
    headline: line.title ?? '',
    text: titleOnly ? '' : (line.text ?? ''),
    ...(Number.isNaN(time) ? {} : { time }),
    ...(line.outlet === undefined ? {} : { outlet: line.outlet }),
    ...(line.language === undefined ? {} : { language: line.language }),
  };
}

function labelled(name: string, lines: readonly Line[], titleOnly: boolean): LabelledSet {
  return {
    name,
    family: name.split('-')[0] ?? name,
    titleOnly,
    reports: inStreamOrder(lines.map((line) => reportOf(line, titleOnly))),
    gold: new Map(lines.map((line) => [line.id, line.cluster ?? ''])),
  };
}
