// The page "About": what the site is, the rules of its pages, and the meaning of its shapes.

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
            Copies are not confirmations. Reports that carry the same text, such as an agency’s, are
            one origin. Several texts of one outlet are one origin, too. The counts show both
            numbers.
          </li>
          <li>
            On the front page the three events of a day that most independent outlets report are set
            larger. Size says how many report an event, not how much it matters.
          </li>
          <li>
            All outlets are treated alike: <a href="/p/outlets.html">owner, country and kind</a> are
            shown with the evidence. What is unknown is shown as unknown.
          </li>
          <li>A published address does not change.</li>
          <li>
            A roundup is listed under the day it was published. If it was published long after its
            last report, it is listed under the day of that report and says that it was published
            late.
          </li>
          <li>
            What we get wrong is listed under <a href="/p/corrections.html">corrections</a>. The end
            of each roundup explains how it was made. All coverage explains why each report is
            there.
          </li>
        </ul>
        <h2>The shapes</h2>
        <dl class="shapes">
          <KindRows />
        </dl>
        <p>
          A strip is a time line. Each column is one independent text, placed at the time of its
          first report. The shapes beneath it are outlets that carry the same text.
        </p>
        <h2>Following the site</h2>
        <p>
          The feeds, in <a href="/feeds/posts/default">Atom</a>,{' '}
          <a href="/feeds/posts/default?alt=rss">RSS</a> and{' '}
          <a href="/feeds/posts/default?alt=json">JSON Feed</a>, carry every roundup with its lead
          and its lines. Each label has feeds of its own.{' '}
          <a href="/opml.xml">The list of feeds we read</a> is free to use. The site sets no
          cookies, runs no script and loads nothing from other servers.
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
      Questions, complaints, requests from outlets: <a href={href}>{contact}</a>.
    </p>
  );
}
