// The whole HTML document of a page. It has one style sheet and no script.

import { renderToString } from 'preact-render-to-string';
import type { SiteFacts } from '../facts.js';
import type { Page } from '../page.js';
import { jsonOf, shownText } from '../words/shown-text.js';
import { KindSprite } from './kind.js';
import { Footer, Masthead } from './masthead.js';

export function renderDocument(page: Page, facts: SiteFacts): string {
  const html = renderToString(<Html page={page} facts={facts} />);
  return shownText(`<!doctype html>\n${html}\n`);
}

interface HtmlProps {
  readonly page: Page;
  readonly facts: SiteFacts;
}

function Html({ page, facts }: HtmlProps) {
  return (
    <html lang="en">
      <Head page={page} facts={facts} />
      <body>
        <a class="skip" href="#main">
          Skip to the news
        </a>
        <KindSprite />
        {facts.banner !== undefined && (
          <aside class="banner" aria-label="Notice">
            {facts.banner}
          </aside>
        )}
        <Masthead facts={facts} section={page.section} query={page.query} />
        <main id="main">{page.body}</main>
        <Footer facts={facts} />
      </body>
    </html>
  );
}

function Head({ page, facts }: HtmlProps) {
  const title = page.path === '/' ? facts.name : `${page.title} · ${facts.name}`;
  const address = facts.url + page.path;
  const feed = page.feed ?? { href: '/feeds/posts/default', title: facts.name };
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={page.description} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#fffdf8" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#151411" media="(prefers-color-scheme: dark)" />
      {page.unlisted === true && <meta name="robots" content="noindex, follow" />}
      <link
        rel="preload"
        href={facts.assets.font}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={facts.assets.css} />
      <link rel="icon" href={facts.assets.icon} type="image/svg+xml" />
      {page.path !== '' && <link rel="canonical" href={address} />}
      {page.newer !== undefined && <link rel="prev" href={page.newer} />}
      {page.older !== undefined && <link rel="next" href={page.older} />}
      <link rel="alternate" type="application/atom+xml" title={feed.title} href={feed.href} />
      <link
        rel="alternate"
        type="application/rss+xml"
        title={`${feed.title} (RSS)`}
        href={`${feed.href}?alt=rss`}
      />
      <link
        rel="alternate"
        type="application/feed+json"
        title={`${feed.title} (JSON Feed)`}
        href={`${feed.href}?alt=json`}
      />
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={facts.name}
        href="/opensearch.xml"
      />
      <OpenGraph page={page} facts={facts} address={address} />
      {page.jsonLd !== undefined && (
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: scriptSafe(page.jsonLd) }}
        />
      )}
    </head>
  );
}

function OpenGraph({ page, facts, address }: HtmlProps & { readonly address: string }) {
  const { article } = page;
  return (
    <>
      <meta property="og:site_name" content={facts.name} />
      <meta property="og:type" content={article === undefined ? 'website' : 'article'} />
      <meta property="og:title" content={page.title} />
      <meta property="og:description" content={page.description} />
      {page.path !== '' && <meta property="og:url" content={address} />}
      <meta property="og:locale" content="en_US" />
      <meta name="twitter:card" content="summary" />
      {article !== undefined && (
        <>
          <meta
            property="article:published_time"
            content={new Date(article.publishedAt).toISOString()}
          />
          <meta
            property="article:modified_time"
            content={new Date(article.changedAt).toISOString()}
          />
        </>
      )}
    </>
  );
}

/** JSON that cannot end its script element or open a comment in it. */
function scriptSafe(value: object): string {
  return jsonOf(value).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
