// Structured data of a roundup for search engines: a schema.org NewsArticle that cites all reports.

import { reportsIn } from '../../../domain/roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import { webLink } from '../../ui/words/link.js';
import type { RoundupView } from './roundup-view.js';

/** Google cuts longer headlines. */
const headlineLengthMax = 110;

export function roundupJsonLd({ roundup, register, articles }: RoundupView, facts: SiteFacts) {
  const { lead } = roundup;
  const address = facts.url + roundup.path;
  const publisher = { '@type': 'Organization', name: facts.name, url: `${facts.url}/` };
  const cited = reportsIn(roundup);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: roundup.title.text.slice(0, headlineLengthMax),
    url: address,
    mainEntityOfPage: address,
    identifier: `urn:uuid:${roundup.id}`,
    datePublished: new Date(roundup.publishedAt).toISOString(),
    dateModified: new Date(roundup.changedAt).toISOString(),
    inLanguage: 'en',
    isAccessibleForFree: true,
    author: publisher,
    publisher,
    keywords: roundup.labels.map(({ text }) => text),
    ...(lead === undefined
      ? {}
      : { description: lead.excerpt[0]?.text ?? '', isBasedOn: webLink(lead.url) }),
    citation: cited.map((report) => ({
      '@type': 'NewsArticle',
      headline: report.headline.text,
      url: webLink(report.url),
      inLanguage: articles.get(report.articleId)?.language,
      publisher: { '@type': 'NewsMediaOrganization', name: register.find(report.outletId).name },
    })),
  };
}
