// `/search?q=…`, by outlet, label and days.

import type { SearchFilter } from '../../../store/store.js';
import type { RouteRequest, Route } from '../route.js';
import type { SiteFacts } from '../../ui/facts.js';
import { searchPage } from '../pages/search.js';
import type { SearchTerms } from '../../ui/parts/search-form.js';
import { pagingOf } from '../paging.js';
import { isPublic } from '../../ui/public-roundup.js';

const pageSize = 20;
const wordsLengthMax = 200;
/** Nobody reads further pages of results. */
const searchPagesMax = 50;

export const search: Route = {
  pattern: '/search',
  query: ['q', 'outlet', 'label', 'from', 'to', 'page', 'updated-max'],
  isCostly: () => true,
  async answer({ query }, { store, facts, register }) {
    // Blogger's address of older posts.
    if (query['updated-max'] !== undefined && query['q'] === undefined) {
      return { kind: 'moved', to: monthOf(query['updated-max'], facts) };
    }
    const terms = termsOf(query);
    const page = pagingOf(query['page'], searchPagesMax * pageSize, pageSize);
    if (page === undefined) return { kind: 'missing' };
    const { hits, total } =
      terms.text === ''
        ? { hits: [], total: 0 }
        : await store.roundups.search({
            ...filterOf(terms, facts),
            limit: pageSize,
            offset: page.offset,
          });
    const labels = await store.roundups.labels();
    const known = await register();
    const view = {
      terms,
      complaints: complaintsOf(terms, query, {
        outlet: known.knows(terms.outletId ?? ''),
        label: labels.some(({ label }) => label === terms.label),
      }),
      hits: hits.flatMap(({ roundup, passage }) =>
        isPublic(roundup) ? [{ roundup, passage }] : [],
      ),
      total,
      page: page.page,
      pages: Math.min(searchPagesMax, Math.max(1, Math.ceil(total / pageSize))),
      register: known,
      labels,
    };
    return { kind: 'page', page: searchPage(view, facts), shows: ['lists', 'outlets'] };
  },
};

function termsOf(query: RouteRequest['query']): SearchTerms {
  const day = (name: string) => (isDay(query[name]) ? { [name]: query[name] } : {});
  return {
    text: (query['q'] ?? '').trim().slice(0, wordsLengthMax),
    ...(query['outlet'] === undefined ? {} : { outletId: query['outlet'] }),
    ...(query['label'] === undefined ? {} : { label: query['label'] }),
    ...day('from'),
    ...day('to'),
  };
}

/** Sentences about filters that were not understood or cannot match. */
function complaintsOf(
  terms: SearchTerms,
  query: RouteRequest['query'],
  known: { readonly outlet: boolean; readonly label: boolean },
): readonly string[] {
  const { outletId, label, from, to } = terms;
  const found: string[] = [];
  if (outletId !== undefined && !known.outlet)
    found.push(`The register has no outlet “${outletId}”.`);
  if (label !== undefined && !known.label) found.push(`No roundup has the label “${label}”.`);
  for (const name of ['from', 'to'] as const) {
    const given = query[name];
    if (given !== undefined && !isDay(given)) {
      found.push(`“${given}” is not a date, so it was ignored. Dates are written 2017-03-02.`);
    }
  }
  if (from !== undefined && to !== undefined && from > to) {
    found.push('The last day is before the first, so nothing can be found.');
  }
  return found;
}

function filterOf(terms: SearchTerms, facts: SiteFacts): Omit<SearchFilter, 'limit' | 'offset'> {
  const { text, outletId, label, from, to } = terms;
  return {
    text,
    ...(outletId === undefined ? {} : { outletId }),
    ...(label === undefined ? {} : { label }),
    ...(from === undefined ? {} : { from: startOf(from, 0, facts) }),
    ...(to === undefined ? {} : { before: startOf(to, 1, facts) }),
  };
}

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

function startOf(day: string, daysLater: number, facts: SiteFacts): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return facts.dates.calendar.startOf({ year, month, day: date + daysLater });
}

function monthOf(instant: string, facts: SiteFacts): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '/archive';
  const { year, month } = facts.dates.calendar.dayOf(at);
  return `/${String(year).padStart(4, '0')}/${String(month).padStart(2, '0')}/`;
}
