// What this site is, by which rules its pages are made, and how to read its marks.

import type { SiteFacts } from '../../ui/facts.js';
import type { Page } from '../../ui/page.js';
import { KindRows } from '../../ui/parts/kind.js';
import { webLink } from '../../ui/words/link.js';

export function aboutPage(facts: SiteFacts): Page {
  return {
    title: 'About',
    description: `What ${facts.name} is and how its pages are made.`,
    path: '/p/about.html',
    section: 'about',
    body: (
      <article class="prose">
        <h1>About {facts.name}</h1>
        <p>
          {facts.name} reads the feeds of many outlets, groups what they report about one event, and
          puts it on one page: a neutral title, one lead report quoted word for word, and a line for
          every other report. It adds no sentence of its own.
        </p>
        <h2>The rules</h2>
        <ul>
          <li>Every headline and excerpt is the outlet’s own, word for word, and links to it.</li>
          <li>
            Copies are not confirmations. Reports that carry one text, such as an agency’s, are one
            origin, and so are several texts of one outlet; the counts show both numbers.
          </li>
          <li>
            On the front page the three happenings of a day that most independent outlets report are
            set larger. Size says how many report it, not how much it matters.
          </li>
          <li>
            One rule for all outlets: <a href="/p/outlets.html">owner, country and kind</a> are
            shown with the evidence. Unknown is shown as unknown.
          </li>
          <li>An address, once published, does not change.</li>
          <li>
            A roundup stands under the day it was published. One that was published long after its
            last report stands under the day of that, and says that it came late.
          </li>
          <li>
            What we get wrong stands under <a href="/p/corrections.html">corrections</a>. Each page
            tells, at its end, how it was made; each report tells, under All coverage, why it is
            there.
          </li>
        </ul>
        <h2>The shapes</h2>
        <dl class="shapes">
          <KindRows />
        </dl>
        <p>
          A strip is a time line: each column is one independent text, at the time of its first
          report; the shapes beneath it are outlets that carry the same text.
        </p>
        <h2>Following along</h2>
        <p>
          The feeds, in <a href="/feeds/posts/default">Atom</a>,{' '}
          <a href="/feeds/posts/default?alt=rss">RSS</a> and{' '}
          <a href="/feeds/posts/default?alt=json">JSON Feed</a>, carry every roundup with its lead
          and the lines it shows; each label has feeds of its own.{' '}
          <a href="/opml.xml">The list of feeds we read</a> is free to take. The site sets no
          cookies, runs no script and asks no other server for anything.
        </p>
        <Contact contact={facts.contact} />
      </article>
    ),
  };
}

function Contact({ contact }: { readonly contact: string }) {
  const href = /^[^\s@:/]+@[^\s@:/]+$/.test(contact) ? `mailto:${contact}` : webLink(contact);
  if (href === undefined) return null;
  return (
    <p>
      Questions, complaints, requests of outlets: <a href={href}>{contact}</a>.
    </p>
  );
}
