// The head and the foot of every page.

import type { SiteFacts } from '../facts.js';
import type { Section } from '../page.js';
import { Legend } from './kind.js';

const places: readonly {
  readonly section: Section;
  readonly href: string;
  readonly name: string;
}[] = [
  { section: 'front', href: '/', name: 'Front page' },
  { section: 'archive', href: '/archive', name: 'Archive' },
  { section: 'outlets', href: '/p/outlets.html', name: 'Outlets' },
  { section: 'corrections', href: '/p/corrections.html', name: 'Corrections' },
  { section: 'about', href: '/p/about.html', name: 'About' },
];

export interface MastheadProps {
  readonly facts: SiteFacts;
  readonly section: Section | undefined;
  readonly query: string | undefined;
}

export function Masthead({ facts, section, query }: MastheadProps) {
  return (
    <header class="masthead">
      <div class="nameplate">
        <p class="name">
          <a href="/">{facts.name}</a>
        </p>
        <p class="tagline">{facts.tagline}</p>
      </div>
      <nav aria-label="Site">
        <ul>
          {places.map((place) => (
            <li>
              <a href={place.href} aria-current={place.section === section ? 'page' : undefined}>
                {place.name}
              </a>
            </li>
          ))}
        </ul>
        <form class="quick" role="search" action="/search" method="get">
          <label class="unseen" for="quick-q">
            Search the roundups
          </label>
          <input id="quick-q" type="search" name="q" value={query} placeholder="Search" />
          <button type="submit">Search</button>
        </form>
      </nav>
    </header>
  );
}

export function Footer({ facts }: { readonly facts: SiteFacts }) {
  return (
    <footer class="foot">
      <Legend />
      <p>
        Feeds: <a href="/feeds/posts/default">Atom</a>,{' '}
        <a href="/feeds/posts/default?alt=rss">RSS</a>,{' '}
        <a href="/feeds/posts/default?alt=json">JSON</a>.{' '}
        <a href="/opml.xml">The feeds we read (OPML)</a>.
      </p>
      <p>
        Times are {facts.dates.calendar.timeZone}. Headlines and excerpts belong to the outlets
        named beside them.
      </p>
    </footer>
  );
}
