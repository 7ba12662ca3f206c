// The register of outlets: owner, country and kind of each, with the evidence. Outlets that nobody
// reviewed are marked.

import type { Evidence, Outlet } from '../../../domain/outlet.js';
import type { SiteFacts } from '../../ui/facts.js';
import type { Page } from '../../ui/page.js';
import { KindMark } from '../../ui/parts/kind.js';
import { countryOf } from '../../ui/words/country.js';
import { counted } from '../../ui/words/counts.js';
import { kindWords, type KindWords } from '../../ui/words/kinds.js';
import { webLink } from '../../ui/words/link.js';

export function outletsPage(outlets: readonly Outlet[], facts: SiteFacts): Page {
  const reviewed = outlets.filter((outlet) => outlet.reviewed).length;
  return {
    title: 'Outlets',
    description: `Owner, country and kind of ${counted(outlets.length, 'outlet')}, with evidence.`,
    path: '/p/outlets.html',
    section: 'outlets',
    body: (
      <>
        <header class="page-head">
          <h1>Outlets</h1>
          <p class="data">
            <span>{counted(outlets.length, 'outlet')}</span>
            <span>{reviewed} reviewed</span>
            <a href="/opml.xml">The feeds we read (OPML)</a>
          </p>
          <p class="prose">
            Who is behind a report is part of the report. {facts.name} shows owner, country and kind
            of every outlet it reads, with the public source of each fact. Nothing is hidden,
            nothing is scored, and what is unknown is shown as unknown.
          </p>
        </header>
        <Kinds outlets={outlets} />
        {kindWords.map((words) => (
          <KindSection
            key={words.kind}
            words={words}
            outlets={outlets
              .filter((outlet) => outlet.kind === words.kind)
              .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))}
          />
        ))}
      </>
    ),
  };
}

/** Links to the section of each kind, since the list is long. */
function Kinds({ outlets }: { readonly outlets: readonly Outlet[] }) {
  const counts = kindWords.map((words) => ({
    ...words,
    count: outlets.filter((outlet) => outlet.kind === words.kind).length,
  }));
  return (
    <nav class="labels kinds" aria-label="Kinds of outlets">
      <ul>
        {counts
          .filter(({ count }) => count > 0)
          .map(({ kind, heading, count }) => (
            <li>
              <a href={`#${kind}`}>{heading}</a> <span class="n">{count}</span>
            </li>
          ))}
      </ul>
    </nav>
  );
}

interface KindSectionProps {
  readonly words: KindWords;
  readonly outlets: readonly Outlet[];
}

function KindSection({ words, outlets }: KindSectionProps) {
  if (outlets.length === 0 && words.kind !== 'unreviewed') return null;
  return (
    <section class="kind" id={words.kind}>
      <h2>
        <KindMark kind={words.kind} /> {words.heading} <span class="n">{outlets.length}</span>
      </h2>
      <p class="meaning">{words.meaning}</p>
      {words.kind === 'unreviewed' && (
        <p class="meaning">An outlet that is not in this register counts as unreviewed too.</p>
      )}
      {outlets.length > 0 && (
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">Outlet</th>
                <th scope="col">Country</th>
                <th scope="col">Owner</th>
                <th scope="col">Found in</th>
              </tr>
            </thead>
            <tbody>
              {outlets.map((outlet) => (
                <OutletRow key={outlet.id} outlet={outlet} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function OutletRow({ outlet }: { readonly outlet: Outlet }) {
  const home = webLink(outlet.homepage);
  return (
    <tr id={outlet.id}>
      <th scope="row">
        {home === undefined ? outlet.name : <a href={home}>{outlet.name}</a>}
        <span class="medium">{outlet.medium}</span>
      </th>
      <td data-of="Country">{countryOf(outlet) ?? <Unknown />}</td>
      <td data-of="Owner">{outlet.owner ?? <Unknown />}</td>
      <td data-of="Found in">
        {outlet.evidence.map((evidence, index) => (
          <>
            {index > 0 && ', '}
            <EvidenceLink evidence={evidence} outlet={outlet.name} />
          </>
        ))}
        {!outlet.reviewed && (
          <span class="unknown">{outlet.evidence.length > 0 ? '; unreviewed' : 'unreviewed'}</span>
        )}
      </td>
    </tr>
  );
}

function EvidenceLink({
  evidence,
  outlet,
}: {
  readonly evidence: Evidence;
  readonly outlet: string;
}) {
  const href = webLink(evidence.url);
  if (href === undefined) return <>{evidence.claim}</>;
  return (
    <a href={href} aria-label={`${evidence.claim} of ${outlet}`}>
      {evidence.claim}
    </a>
  );
}

const Unknown = () => <span class="unknown">unknown</span>;
