// The search form with its filters. It uses GET, so every search has an address.

import type { Register } from '../register.js';

export interface SearchTerms {
  readonly text: string;
  readonly outletId?: string;
  readonly label?: string;
  /** Days as `2017-03-02`, in the site's time zone, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

export interface SearchFormProps {
  readonly terms: SearchTerms;
  readonly register: Register;
  readonly labels: readonly { readonly label: string; readonly count: number }[];
}

export function SearchForm({ terms, register, labels }: SearchFormProps) {
  const outlets = register.outlets.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return (
    <form class="search" action="/search" method="get" role="search" aria-label="All roundups">
      <p class="wide">
        <label for="q">Words; quotes keep a phrase together, a star finds beginnings: harb*</label>
        <input id="q" type="search" name="q" value={terms.text} maxLength={200} />
      </p>
      <p>
        <label for="outlet">Outlet</label>
        <select id="outlet" name="outlet">
          <option value="">Any</option>
          {outlets.map(({ id, name }) => (
            <option value={id} selected={id === terms.outletId}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label for="label">Label</label>
        <select id="label" name="label">
          <option value="">Any</option>
          {labels.map(({ label }) => (
            <option value={label} selected={label === terms.label}>
              {label}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label for="from">From</label>
        <input id="from" type="date" name="from" value={terms.from} />
      </p>
      <p>
        <label for="to">To</label>
        <input id="to" type="date" name="to" value={terms.to} />
      </p>
      <p class="go">
        <button type="submit">Search</button>
      </p>
    </form>
  );
}
