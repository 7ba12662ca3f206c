// Where the marks of the wire strip stand: time runs to the right, one column an independent
// text, copies of it stacked beneath.
//
//   ●     ■  ●        ◆
//   ▲        ▲
//   ▲

import { byOrigin, type ListedReport } from '../listed-report.js';

export interface Mark {
  readonly report: ListedReport;
  /** Share of the width, 0 to 1. */
  readonly x: number;
  /** 0 for the bearer of the text, then 1, 2, … */
  readonly row: number;
}

export interface StripLayout {
  readonly marks: readonly Mark[];
  readonly rows: number;
  /** Copies that found no room, by column; in the order of the columns. */
  readonly hidden: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface StripRoom {
  /** Least distance of two columns, as a share of the width. */
  readonly gap: number;
  readonly rowsMax: number;
}

/** A column stands at the time of its text's first report, moved aside only to stay legible. */
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

/** Keeps the order, keeps the gap, stays within 0 to 1; too many columns share the width evenly. */
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
