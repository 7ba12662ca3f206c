// The search page: the form with its filters, and each result with its matching passage.

import type { SiteFacts } from '../../ui/facts.js';
import type { Page } from '../../ui/page.js';
import { Pager } from '../../ui/parts/pager.js';
import { SearchForm, type SearchTerms } from '../../ui/parts/search-form.js';
import { Time } from '../../ui/parts/time.js';
import { dateOf, type PublicRoundup } from '../../ui/public-roundup.js';
import type { Register } from '../../ui/register.js';
import { counted, countsLine } from '../../ui/words/counts.js';

export interface SearchHit {
  readonly roundup: PublicRoundup;
  /** Each match is enclosed in U+E000 and U+E001. */
  readonly passage: string;
}

export interface SearchView {
  readonly terms: SearchTerms;
  readonly hits: readonly SearchHit[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly register: Register;
  readonly labels: readonly { readonly label: string; readonly count: number }[];
  /** Sentences about filters that were not understood or cannot match. */
  readonly complaints: readonly string[];
}

export function searchPage(view: SearchView, facts: SiteFacts): Page {
  const { terms, page, pages } = view;
  const newer = page > 1 ? searchAddress(terms, page - 1) : undefined;
  const older = page < pages ? searchAddress(terms, page + 1) : undefined;
  const searched = terms.text !== '';
  return {
    title: searched ? `Search: ${terms.text}` : 'Search',
    description: 'Search all roundups by words, outlet, label and date.',
    path: searchAddress(terms, page),
    section: 'search',
    query: terms.text,
    unlisted: true,
    newer,
    older,
    body: (
      <>
        <header class="page-head">
          <h1>Search</h1>
        </header>
        <SearchForm terms={terms} register={view.register} labels={view.labels} />
        {view.complaints.map((complaint) => (
          <p class="complaint">{complaint}</p>
        ))}
        {searched && <Found view={view} />}
        <ol class="hits">
          {view.hits.map((hit) => (
            <Hit key={hit.roundup.id} hit={hit} facts={facts} />
          ))}
        </ol>
        <Pager newer={newer} older={older} words={`Page ${page} of ${pages}`} />
      </>
    ),
  };
}

function Found({ view }: { readonly view: SearchView }) {
  const { terms, total } = view;
  const prefix = prefixSearch(terms.text);
  return (
    <p class="data" role="status">
      {total > 0 && `${counted(total, 'roundup')} found.`}
      {total === 0 && <span>Nothing was found. Try fewer words or no filters.</span>}
      {total === 0 && prefix !== undefined && (
        <span>
          A star finds words with this beginning:{' '}
          <a href={searchAddress({ ...terms, text: prefix })}>{prefix}</a>
        </span>
      )}
    </p>
  );
}

/** The same words with a star at the end; undefined if the last word cannot take one. */
function prefixSearch(text: string): string | undefined {
  return /(?:^|\s)[\p{L}\p{N}]{2,}$/u.test(text) ? `${text}*` : undefined;
}

function Hit({ hit, facts }: { readonly hit: SearchHit; readonly facts: SiteFacts }) {
  const { roundup, passage } = hit;
  const at = dateOf(roundup);
  return (
    <li>
      <h2>
        <a href={roundup.path}>{roundup.title.text}</a>
      </h2>
      <p class="passage" dir="auto">
        {marked(passage)}
      </p>
      <p class="data">
        <Time at={at} words={facts.dates.day(at)} />
        <span>{countsLine(roundup)}</span>
      </p>
    </li>
  );
}

function marked(passage: string) {
  return passage
    .split(/\uE000([^\uE000\uE001]*)\uE001/)
    .map((piece, index) => (index % 2 === 1 ? <mark>{piece}</mark> : unmarked(piece)));
}

const unmarked = (text: string) => text.replace(/[\uE000\uE001]/g, '');

export function searchAddress(terms: SearchTerms, page = 1): string {
  const query = new URLSearchParams();
  if (terms.text !== '') query.set('q', terms.text);
  if (terms.outletId !== undefined) query.set('outlet', terms.outletId);
  if (terms.label !== undefined) query.set('label', terms.label);
  if (terms.from !== undefined) query.set('from', terms.from);
  if (terms.to !== undefined) query.set('to', terms.to);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? '/search' : `/search?${text}`;
}
