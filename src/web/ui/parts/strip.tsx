// The wire strip: the reports of one event on a time line, small on the front page, full width on
// roundup and event pages. Its text alternative contains the same facts.

import { minuteMs } from '../../../domain/time.js';
import type { Register } from '../register.js';
import { byOrigin, type ListedReport } from '../listed-report.js';
import { counted } from '../words/counts.js';
import type { Dates } from '../words/dates.js';
import { spanWords } from '../words/spans.js';
import { layOutStrip, type Mark } from './strip-layout.js';

export interface StripProps {
  readonly reports: readonly ListedReport[];
  /** The counts shown on the page, so that the strip repeats the same numbers. */
  readonly counts: Counts;
  readonly register: Register;
  readonly dates: Dates;
  readonly width: number;
}

export interface Counts {
  readonly reports: number;
  readonly origins: number;
}

const small = { pad: 4, pitch: 7, rowsMax: 3 };
const full = { padPercent: 1.5, pitch: 10, rowsMax: 8, gap: 0.03, nameRows: 4, nameHeight: 16 };
/** `letter`: average width of a letter, px. `space`: least gap between two names, px. */
const names = { letter: 7, space: 14, lettersMax: 26 };

/** `width` in pixels. */
export function Strip({ reports, counts, register, dates, width }: StripProps) {
  const inner = width - 2 * small.pad;
  const { marks, rows } = layOutStrip(reports, { gap: 7.5 / inner, rowsMax: small.rowsMax });
  if (marks.length === 0) return null;
  const height = Math.max(1, rows) * small.pitch + 2;
  const last = small.pad + Math.max(...marks.map(({ x }) => x)) * inner;
  return (
    <svg
      class="strip"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={stripWords(reports, counts, register, dates)}
    >
      <path class="line" d={`M${small.pad} 4.5H${round(last)}`} />
      {marks.map((mark) => (
        <use
          href={`#k-${kindOf(mark, register)}`}
          class={kindOf(mark, register)}
          x={round(small.pad + mark.x * inner)}
          y={4.5 + mark.row * small.pitch}
        />
      ))}
    </svg>
  );
}

/**
 * Stretches with the page: positions are percentages, heights are pixels. `width` is the greatest
 * width; the style sheet hides the names where the strip is narrower.
 */
export function FullStrip({ reports, counts, register, dates, width }: StripProps) {
  const { marks, rows, firstAt, lastAt } = layOutStrip(reports, full);
  if (marks.length === 0) return null;
  const [from, to] = dates.ends(firstAt, lastAt);
  return (
    <figure class="full-strip">
      <Names heads={placeNames(marks, register, width)} />
      <svg
        width="100%"
        height={5 + rows * full.pitch}
        role="img"
        aria-label={stripWords(reports, counts, register, dates)}
      >
        <line class="line" x1="0" x2="100%" y1="5" y2="5" />
        {marks.map((mark) => (
          <use
            href={`#k-${kindOf(mark, register)}`}
            class={kindOf(mark, register)}
            x={percent(mark.x)}
            y={5 + mark.row * full.pitch}
          />
        ))}
      </svg>
      <figcaption>
        <span>First {from}</span>
        {lastAt - firstAt >= minuteMs && <span>last {to}</span>}
      </figcaption>
    </figure>
  );
}

function Names({ heads }: { readonly heads: readonly Head[] }) {
  const height = Math.max(0, ...heads.map(({ row }) => row + 1)) * full.nameHeight + 6;
  return (
    <svg class="names" width="100%" height={height} aria-hidden="true">
      {heads.map(({ mark, row }) => (
        <line
          x1={percent(mark.x)}
          x2={percent(mark.x)}
          y1={row * full.nameHeight + 14}
          y2={height}
        />
      ))}
      {heads.map(({ mark, name, row }) => (
        <text x={percent(mark.x)} y={row * full.nameHeight + 12} text-anchor={anchor(mark.x)}>
          {name}
        </text>
      ))}
    </svg>
  );
}

/** The text alternative of a strip. */
export function stripWords(
  reports: readonly ListedReport[],
  counts: Counts,
  register: Register,
  dates: Dates,
): string {
  const groups = byOrigin(reports);
  const inTime = reports.toSorted((a, b) => a.at - b.at);
  const first = inTime[0];
  const last = inTime.at(-1);
  if (first === undefined || last === undefined) return 'No reports yet.';
  const span = last.at > first.at ? ` over ${spanWords(last.at - first.at)}` : '';
  const copies = reports.length - groups.length;
  const most = groups.toSorted((a, b) => b.reports.length - a.reports.length)[0];
  const origin = most?.reports[0];
  const carried =
    copies > 0 && origin !== undefined && most !== undefined
      ? `; ${copies === 1 ? '1 copy' : `${copies} copies`}, most of the text of ` +
        `${register.find(origin.outletId).name} (${most.reports.length - 1})`
      : '';
  return (
    `${counted(counts.reports, 'report')} of ${counted(counts.origins, 'origin')}${span}, the ` +
    `first by ${register.find(first.outletId).name} at ${dates.clock(first.at)}${carried}.`
  );
}

interface Head {
  readonly mark: Mark;
  readonly name: string;
  readonly row: number;
}

/** Puts each name in the lowest row where it overlaps no other; leaves out those without room. */
function placeNames(
  marks: readonly Mark[],
  register: Register,
  pageWidth: number,
): readonly Head[] {
  const ends: number[] = Array.from({ length: full.nameRows }, () => -Infinity);
  const heads: Head[] = [];
  for (const mark of marks.filter(({ row }) => row === 0)) {
    const whole = register.find(mark.report.outletId).name;
    const name =
      whole.length > names.lettersMax ? `${whole.slice(0, names.lettersMax - 1)}…` : whole;
    const width = name.length * names.letter;
    const x = mark.x * pageWidth;
    const start = { start: x, middle: x - width / 2, end: x - width }[anchor(mark.x)];
    // Rows fill upwards, so that the hairline of a column to the left never crosses a name.
    const free = ends.findLastIndex((end) => start >= end);
    if (free < 0) continue;
    ends[free] = start + width + names.space;
    heads.push({ mark, name, row: free });
  }
  const top = Math.min(full.nameRows, ...heads.map(({ row }) => row));
  return heads.map((head) => ({ ...head, row: head.row - top }));
}

const anchor = (x: number) => (x < 0.08 ? 'start' : x > 0.92 ? 'end' : 'middle');
const kindOf = (mark: Mark, register: Register) => register.find(mark.report.outletId).kind;
const round = (x: number) => Math.round(x * 10) / 10;
const percent = (x: number) => `${round(full.padPercent + x * (100 - 2 * full.padPercent))}%`;
