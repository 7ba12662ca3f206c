// `probe page`: what is read of a web page.

import { readPage } from '../../read/read.js';
import type { Answer, Question } from './question.js';
import { bytesOf, headersOf, optionalTextOf } from './question.js';

export async function answerPage(question: Question): Promise<Answer> {
  const url = optionalTextOf(question, 'url');
  const page = readPage(await bytesOf(question), {
    ...(url === undefined ? {} : { url }),
    headers: headersOf(question),
  });
  const { publishedAt, modifiedAt } = page;
  return {
    title: page.title ?? null,
    byline: page.byline ?? null,
    siteName: page.siteName ?? null,
    published: iso(publishedAt),
    modified: iso(modifiedAt),
    language: page.language ?? null,
    dateline: page.dateline ?? null,
    credit: page.credit ?? null,
    canonical: page.canonical ?? null,
    image: page.image ?? null,
    excerpt: page.excerpt,
    text: page.text,
    html: page.html,
  };
}

function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}
