// A roundup as the composer shows it.

import type { Composed } from '../../../compose/compose.js';
import type { Config } from '../../../config.js';
import type { Lead, Line, Roundup } from '../../../domain/roundup.js';
import type { Sourced } from '../../../domain/sourced.js';
import { compositionOf } from '../../../draft/draft.js';
import { slugFor } from '../../../publish/publish.js';
import type { RoundupView, SourcedView } from '../api-types.js';
import { creditText, lineView, type LineContext } from './line-view.js';
import { roundupWarnings } from './roundup-warnings.js';

/** The composer's view. The times are ms UTC. */
export function roundupView(
  { roundup, material, outlets }: Composed,
  config: Pick<Config, 'jointPattern' | 'excerptWordsMax' | 'linesMax'>,
): RoundupView {
  const { titles, paragraphs, additions, leftOut, excerptWords } = compositionOf(roundup, material);
  const context: LineContext = { outlets, jointPattern: config.jointPattern };
  const family = [...roundup.lines, ...additions];
  const viewOf = (line: Line) => lineView(line, family, context);
  const { eventId, lead, sectionHeading, publishedAt, path } = roundup;
  const excerpt = new Set(lead?.excerpt.map(({ text }) => text));
  return {
    id: roundup.id,
    version: roundup.version ?? 0,
    ...(eventId === undefined ? {} : { eventId }),
    state: roundup.state,
    title: sourcedView(roundup.title, roundup, 'title'),
    titles,
    ...(lead === undefined ? {} : { lead: leadView(lead, context) }),
    paragraphs: paragraphs.map((text) => ({ text, chosen: excerpt.has(text) })),
    excerptWords,
    excerptWordsMax: config.excerptWordsMax,
    ...(sectionHeading && { heading: sourcedView(sectionHeading, roundup, 'sectionHeading') }),
    lines: roundup.lines.map(viewOf),
    linesMax: config.linesMax,
    additions: additions.map(viewOf),
    leftOut: leftOut.map(viewOf),
    labels: roundup.labels.map(({ text }) => text),
    note: roundup.note?.text ?? '',
    notices: roundup.notices.map(({ kind, at, text }) => ({ kind, at, text: text.text })),
    reports: roundup.reports,
    origins: roundup.origins,
    changedAt: roundup.changedAt,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(path === undefined ? { pathPreview: `${slugFor(roundup.title.text)}.html` } : { path }),
    warnings: roundupWarnings(roundup, { excerptWords, ...config }),
  };
}

function sourcedView(
  { text, from }: Sourced,
  { touched }: Roundup,
  part: Roundup['touched'][number],
): SourcedView {
  const source = from.kind === 'typed' ? 'typed by an editor' : 'words of a report';
  return { text, from: source, untouched: !touched.includes(part) };
}

function leadView(lead: Lead, context: LineContext): NonNullable<RoundupView['lead']> {
  const line: Line = { ...lead, form: 'report', at: 0, originId: lead.articleId, folded: false };
  const credit = `${creditText(lead, context)}: ${lead.headline.text}`;
  const author = lead.author?.text;
  return {
    ...lineView(line, [], context),
    credit: author === undefined ? credit : `${author}, ${credit}`,
    ...(author === undefined ? {} : { author }),
    why: lead.why,
  };
}
