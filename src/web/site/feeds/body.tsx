// A roundup inside a feed: plain HTML that any feed reader can show, with absolute links. It has no
// shapes, folds or styles.

import { renderToString } from 'preact-render-to-string';
import type { Line } from '../../../domain/roundup.js';
import type { PublicRoundup } from '../../ui/public-roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import { creditName } from '../../ui/parts/credit.js';
import { EditorNote } from '../../ui/parts/editor-note.js';
import { uncountedWords } from '../../ui/parts/moved-report.js';
import { Pattern } from '../../ui/parts/pattern.js';
import type { Register } from '../../ui/register.js';
import { webLink } from '../../ui/words/link.js';

export interface FeedBodyProps {
  readonly roundup: PublicRoundup;
  readonly register: Register;
  readonly facts: SiteFacts;
}

export function feedBody(props: FeedBodyProps): string {
  return renderToString(<Body {...props} />);
}

function Body({ roundup, register, facts }: FeedBodyProps) {
  const { house } = facts;
  const { lead } = roundup;
  const shown = roundup.lines.filter((line) => !line.folded);
  const folded = roundup.lines.filter((line) => line.folded && line.related === undefined).length;
  const credit = (part: Pick<Line, 'outletId' | 'agencyIds'>) =>
    creditName(part.outletId, part.agencyIds, register, house.jointPattern);
  return (
    <>
      {roundup.datedAt !== undefined && (
        <p>Published late, {facts.dates.stamp(roundup.publishedAt)}.</p>
      )}
      {lead && (
        <>
          <p>
            <Pattern
              pattern={lead.author === undefined ? house.leadPattern : house.columnPattern}
              slots={{
                author: lead.author?.text,
                outlet: credit(lead),
                headline: <Anchor url={lead.url} text={lead.headline.text} />,
              }}
            />
            {takenBack(lead.withdrawnAt, facts)}
            {movedOn(lead.movedTo)}
          </p>
          <blockquote>
            {lead.excerpt.map((paragraph) => (
              <p>{paragraph.text}</p>
            ))}
          </blockquote>
          <p>
            <Anchor url={lead.url} text={house.readMore} />
          </p>
        </>
      )}
      {roundup.note && <EditorNote note={roundup.note} />}
      {roundup.notices.map((notice) => (
        <p>
          <strong>{notice.kind === 'update' ? 'Update:' : 'Correction:'}</strong>{' '}
          {`${notice.text.text} (${facts.dates.stamp(notice.at)})`}
        </p>
      ))}
      {roundup.sectionHeading && <h2>{roundup.sectionHeading.text}</h2>}
      <ul>
        {shown.map((line) => (
          <li>
            <Pattern
              pattern={house.linePattern}
              slots={{
                headline: <Anchor url={line.url} text={line.headline.text} />,
                outlet: credit(line),
              }}
            />
            {takenBack(line.withdrawnAt, facts)}
            {movedOn(line.movedTo)}
          </li>
        ))}
      </ul>
      {folded > 0 && roundup.path !== undefined && (
        <p>
          <a href={facts.url + roundup.path}>Also reported by {folded} more</a>
        </p>
      )}
    </>
  );
}

const takenBack = (at: number | undefined, { dates }: SiteFacts) =>
  at === undefined ? '' : ` (taken back by the outlet ${dates.stamp(at)})`;

const movedOn = (to: string | undefined) => (to === undefined ? '' : ` (${uncountedWords})`);

function Anchor({ url, text }: { readonly url: string; readonly text: string }) {
  const href = webLink(url);
  return href === undefined ? <>{text}</> : <a href={href}>{text}</a>;
}
