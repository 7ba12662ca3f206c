// Computes the positions in the wire strip: time runs to the right, each column is one independent
// text, and its copies are stacked beneath.
//
//   ●     ■  ●        ◆
//   ▲        ▲
//   ▲

import { byOrigin, type ListedReport } from '../listed-report.js';

export interface Mark {
  readonly report: ListedReport;
  /** Fraction of the width, 0 to 1. */
  readonly x: number;
  /** 0 for the origin of the text, then 1, 2, … for copies. */
  readonly row: number;
}

export interface StripLayout {
  readonly marks: readonly Mark[];
  readonly rows: number;
  /** How many copies did not fit. */
  readonly hidden: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface StripRoom {
  /** Least distance of two columns, as a fraction of the width. */
  readonly gap: number;
  readonly rowsMax: number;
}

/** Places each column at the time of its first report; moves it aside only to keep the gap. */
export function layOutStrip(reports: readonly ListedReport[], room: StripRoom): StripLayout {
  const groups = byOrigin(reports)
    .map((group) => ({ ...group, at: Math.min(...group.reports.map((report) => report.at)) }))
    .toSorted((a, b) => a.at - b.at);
  const firstAt = groups[0]?.at ?? 0;
  const lastAt = groups.at(-1)?.at ?? 0;
  const span = Math.max(1, lastAt - firstAt);
  const xs = spread(
    groups.map((group) => (group.at - firstAt) / span),
    room.gap,
  );
  const marks = groups.flatMap((group, column) =>
    group.reports
      .slice(0, room.rowsMax)
      .map((report, row) => ({ report, x: xs[column] ?? 0, row })),
  );
  return {
    marks,
    rows: marks.reduce((most, mark) => Math.max(most, mark.row + 1), 0),
    hidden: reports.length - marks.length,
    firstAt,
    lastAt,
  };
}

/**
 * Moves positions apart to at least `gap`, in the same order and within 0 to 1. Spaces them evenly
 * if there are too many for the gap. `wanted` is ascending.
 */
export function spread(wanted: readonly number[], gap: number): readonly number[] {
  const last = wanted.length - 1;
  if (last * gap >= 1) return wanted.map((_, index) => (last === 0 ? 0 : index / last));
  const placed: number[] = [];
  for (const x of wanted) placed.push(Math.max(x, (placed.at(-1) ?? -gap) + gap));
  for (let index = last; index >= 0; index -= 1) {
    const limit = index === last ? 1 : (placed[index + 1] ?? 1) - gap;
    placed[index] = Math.min(placed[index] ?? 0, limit);
  }
  return placed;
}
