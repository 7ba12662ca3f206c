// The roundup as plain text, ready to be pasted into a blog editor.

import type { Config } from '../config.js';
import type { Outlet } from '../domain/outlet.js';
import { fillPattern } from '../domain/pattern.js';
import type { Lead, Line, Roundup } from '../domain/roundup.js';

export type Patterns = Pick<
  Config,
  'leadPattern' | 'columnPattern' | 'linePattern' | 'jointPattern' | 'readMore' | 'timeZone'
>;

/** Date, title, lead, excerpt, link, heading and the shown lines; ends in a line break. */
export function renderText(
  roundup: Roundup,
  outlets: ReadonlyMap<string, Outlet>,
  patterns: Patterns,
): string {
  const { lead, note, sectionHeading } = roundup;
  const shown = roundup.lines.filter(({ folded }) => !folded);
  const blocks = [
    dateHeading(roundup.datedAt ?? roundup.publishedAt ?? roundup.draftedAt, patterns.timeZone),
    roundup.title.text,
    ...(lead === undefined ? [] : leadBlocks(lead, outlets, patterns)),
    ...(note === undefined ? [] : [`Editor: ${note.text}`]),
    ...(sectionHeading === undefined || shown.length === 0 ? [] : [sectionHeading.text]),
    shown.map((line) => lineText(line, outlets, patterns)).join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function leadBlocks(
  lead: Lead,
  outlets: ReadonlyMap<string, Outlet>,
  patterns: Patterns,
): readonly string[] {
  const pattern = lead.author === undefined ? patterns.leadPattern : patterns.columnPattern;
  const credit = fillPattern(pattern, {
    author: lead.author?.text ?? '',
    outlet: creditOf(lead, outlets, patterns),
    headline: lead.headline.text,
  });
  return [credit, ...lead.excerpt.map(({ text }) => text), patterns.readMore];
}

function lineText(line: Line, outlets: ReadonlyMap<string, Outlet>, patterns: Patterns): string {
  return fillPattern(patterns.linePattern, {
    headline: line.headline.text,
    outlet: creditOf(line, outlets, patterns),
  });
}

/** `Washington Post/AP`: the outlet, then each agency whose text it carries. */
function creditOf(
  { outletId, agencyIds }: Pick<Line, 'outletId' | 'agencyIds'>,
  outlets: ReadonlyMap<string, Outlet>,
  { jointPattern }: Patterns,
): string {
  const nameOf = (id: string): string => outlets.get(id)?.name ?? id;
  return agencyIds.reduce(
    (outlet, agency) => fillPattern(jointPattern, { outlet, agency: nameOf(agency) }),
    nameOf(outletId),
  );
}

function dateHeading(at: number, timeZone: string): string {
  const format: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    year: 'numeric',
    timeZone,
  };
  return new Intl.DateTimeFormat('en-US', format).format(at);
}
