// Lines of a roundup, `headline -- Outlet`, with a bracket around lines that carry the same text.

import type { ArticleHead } from '../../../domain/article.js';
import type { Line as RoundupLine } from '../../../domain/roundup.js';
import type { Destination } from './moved-report.js';
import type { SiteFacts } from '../facts.js';
import type { Register } from '../register.js';
import { byOrigin, originOf } from '../listed-report.js';
import { Credit } from './credit.js';
import { Headline } from './headline.js';
import { MovedReport } from './moved-report.js';
import { Pattern } from './pattern.js';
import { TakenBack } from './taken-back.js';

export interface LinesContext {
  readonly facts: SiteFacts;
  readonly register: Register;
  readonly articles: ReadonlyMap<string, ArticleHead>;
  readonly destinations: ReadonlyMap<string, Destination>;
}

export interface LinesProps extends LinesContext {
  readonly lines: readonly RoundupLine[];
}

/** Keeps the order of the lines and brackets neighbours that carry the same text. */
export function Lines({ lines, ...context }: LinesProps) {
  const found = runs(withOrigins(lines, context));
  return <ul class="lines">{found.map((run) => bracketed(run, context))}</ul>;
}

/** Brings lines with the same text together, in the order of first appearance. */
export function FoldedLines({ lines, ...context }: LinesProps) {
  const groups = byOrigin(withOrigins(lines, context));
  return <ul class="lines">{groups.map(({ reports }) => bracketed(reports, context))}</ul>;
}

const withOrigins = (lines: readonly RoundupLine[], { articles }: LinesContext) =>
  lines.map((line) => ({ ...line, originId: originOf(line, articles) }));

function bracketed(run: readonly RoundupLine[], context: LinesContext) {
  const rows = run.map((line) => <LineRow key={line.articleId} line={line} {...context} />);
  if (run.length === 1) return rows;
  return (
    <li class="one-text">
      <span class="unseen">{run.length} reports that carry the same text:</span>
      <ul>{rows}</ul>
    </li>
  );
}

function LineRow({ line, ...context }: { readonly line: RoundupLine } & LinesContext) {
  const { facts, register, articles, destinations } = context;
  const language = articles.get(line.articleId)?.language;
  return (
    <li>
      <Pattern
        pattern={facts.house.linePattern}
        slots={{
          headline: <Headline text={line.headline.text} url={line.url} language={language} />,
          outlet: (
            <Credit
              outletId={line.outletId}
              agencyIds={line.agencyIds}
              register={register}
              jointPattern={facts.house.jointPattern}
            />
          ),
        }}
      />
      <TakenBack at={line.withdrawnAt} dates={facts.dates} />
      <MovedReport to={line.movedTo} destinations={destinations} />
    </li>
  );
}

function runs(lines: readonly RoundupLine[]): readonly (readonly RoundupLine[])[] {
  const found: RoundupLine[][] = [];
  for (const line of lines) {
    const open = found.at(-1);
    if (open?.[0]?.originId === line.originId) open.push(line);
    else found.push([line]);
  }
  return found;
}
