// All corrections of the site, newest first, each with its roundup.

import type { PublicRoundup } from '../../ui/public-roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import type { Page } from '../../ui/page.js';
import { NoticeWords } from '../../ui/parts/notice-words.js';
import { Time } from '../../ui/parts/time.js';

/** `spokenOf`: paths of the pages that notices are about, by roundup id. */
export function correctionsPage(
  roundups: readonly PublicRoundup[],
  spokenOf: ReadonlyMap<string, string>,
  facts: SiteFacts,
): Page {
  const corrections = roundups
    .flatMap((roundup) =>
      roundup.notices
        .filter((notice) => notice.kind === 'correction')
        .map((notice) => ({ roundup, notice })),
    )
    .toSorted((a, b) => b.notice.at - a.notice.at);
  return {
    title: 'Corrections',
    description: 'What this site got wrong, and when it was corrected.',
    path: '/p/corrections.html',
    section: 'corrections',
    body: (
      <>
        <header class="page-head">
          <h1>Corrections</h1>
          <p class="prose">
            What we got wrong, and when we corrected it. The corrected page shows its correction,
            too. When an outlet changes its own wording, All coverage shows both.
          </p>
        </header>
        {corrections.length === 0 && <p class="nothing">No corrections so far.</p>}
        <ol class="hits">
          {corrections.map(({ roundup, notice }) => (
            <li>
              <h2>
                <a href={roundup.path}>{roundup.title.text}</a>
              </h2>
              <p>
                <NoticeWords notice={notice} spokenOf={spokenOf} />
              </p>
              <p class="data">
                <Time at={notice.at} words={facts.dates.stamp(notice.at)} />
              </p>
            </li>
          ))}
        </ol>
      </>
    ),
  };
}
