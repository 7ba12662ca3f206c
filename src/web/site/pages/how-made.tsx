// The section "How this page was made" of a roundup: where each string comes from, why this report
// leads, and how the counts are computed.

import { reportsIn } from '../../../domain/roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import { outletAddress } from '../../ui/parts/credit.js';
import { Time } from '../../ui/parts/time.js';
import { byOrigin, reportsOf } from '../../ui/listed-report.js';
import type { Register } from '../../ui/register.js';
import { counted, textsWords } from '../../ui/words/counts.js';
import { provenanceWords } from '../../ui/words/provenance.js';
import type { RoundupView } from './roundup-view.js';

export interface HowMadeProps {
  readonly view: RoundupView;
  readonly facts: SiteFacts;
}

export function HowMade({ view, facts }: HowMadeProps) {
  const { roundup, articles, register } = view;
  const outletIds = new Map(
    reportsIn(roundup).map(({ articleId, outletId }) => [articleId, outletId]),
  );
  const names = {
    register,
    outletIdOf: (id: string) => outletIds.get(id) ?? articles.get(id)?.outletId,
    stamp: facts.dates.stamp,
  };
  const { lead } = roundup;
  return (
    <details class="making">
      <summary>How this page was made</summary>
      <dl>
        <dt>Title</dt>
        <dd>{provenanceWords(roundup.title, names)}</dd>
        {lead && (
          <>
            <dt>Lead</dt>
            <dd>{lead.why.length > 0 ? lead.why.join('; ') : 'Chosen by an editor.'}</dd>
            <dt>Excerpt</dt>
            {lead.excerpt.map((paragraph) => (
              <dd>{provenanceWords(paragraph, names)}</dd>
            ))}
          </>
        )}
        {roundup.sectionHeading && (
          <>
            <dt>Section heading</dt>
            <dd>{provenanceWords(roundup.sectionHeading, names)}</dd>
          </>
        )}
        <dt>Lines</dt>
        <dd>
          Headlines are shown as the outlets wrote them. Agencies come first, then joint agency
          copy, state agencies, newspapers and broadcasters, then background, then video. Each text
          has one line; the others are folded. Reports unlike most others are listed as related and
          not counted. Published lines do not move.
        </dd>
        <dt>Counts</dt>
        <Counts view={view} register={register} />
        <dt>Times</dt>
        <dd>
          Drafted <Time at={roundup.draftedAt} words={facts.dates.stamp(roundup.draftedAt)} />; last
          changed <Time at={roundup.changedAt} words={facts.dates.stamp(roundup.changedAt)} />.
        </dd>
      </dl>
    </details>
  );
}

/** How the counts under the title are computed, and which outlets carry the same text. */
function Counts({ view, register }: { readonly view: RoundupView; readonly register: Register }) {
  const { roundup, articles } = view;
  const { lead, lines } = roundup;
  const reports = reportsOf(roundup, articles);
  const groups = byOrigin(reports).toSorted((a, b) => b.reports.length - a.reports.length);
  const outlets = new Set(reports.map((report) => report.outletId)).size;
  const copies = groups.some((group) => group.reports.length > 1);
  const adds = groups.length === roundup.origins && reports.length === roundup.reports;
  const related = lines.filter((line) => line.related !== undefined).length;
  const left = lines.length - related + (lead === undefined ? 0 : 1) - reports.length;
  const sum = groups.map((group) => group.reports.length).join(' + ');
  return (
    <dd>
      <p>
        {counted(roundup.reports, 'report')} by {counted(outlets, 'outlet')},{' '}
        {counted(roundup.origins, 'origin')}
        {adds && copies && `: ${reports.length} = ${sum}`}. Copies of one text count once.
        {groups.length > roundup.origins && ` ${textsWords(groups.length)}`}
      </p>
      {left > 0 && <p>{leftWords(left)}</p>}
      <ul>
        {groups
          .filter((group) => group.reports.length > 1)
          .map((group) => (
            <li>
              {group.reports.map((report, index) => {
                const outlet = register.find(report.outletId);
                return (
                  <>
                    {index > 0 && ', '}
                    <a href={outletAddress(outlet, register)}>{outlet.name}</a>
                  </>
                );
              })}{' '}
              carry the same text
            </li>
          ))}
      </ul>
    </dd>
  );
}

function leftWords(left: number): string {
  const one = left === 1;
  return (
    `${counted(left, 'more line')} ${one ? 'stays' : 'stay'} although the report was taken back ` +
    `or is no longer counted with this event. The counts leave ${one ? 'it' : 'them'} out.`
  );
}
