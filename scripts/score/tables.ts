// Tables as markdown: printed, kept in bench/results.md, and read out of it again.

export type Cells = Readonly<Record<string, string>>;

/** Columns in the order of the first row's; a cell a row lacks stays empty. */
export function toTable(rows: readonly Cells[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const width = (name: string): number =>
    Math.max(name.length, ...rows.map((row) => (row[name] ?? '').length));
  const line = (cell: (name: string) => string): string =>
    `| ${names.map((name) => cell(name).padEnd(width(name))).join(' | ')} |`;
  const rule = `| ${names.map((name) => '-'.repeat(width(name))).join(' | ')} |`;
  return [line((name) => name), rule, ...rows.map((row) => line((name) => row[name] ?? ''))].join(
    '\n',
  );
}

/** The rows of the first table in a text; empty when it has none. */
export function firstTable(text: string): readonly Cells[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith('|'));
  const after = lines.findIndex((line, at) => at > from && !line.startsWith('|'));
  const [names = [], , ...rows] = lines.slice(from, after < 0 ? undefined : after).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  if (from < 0) return [];
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
}

/** A share as a table shows it. */
export const shown = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3);
