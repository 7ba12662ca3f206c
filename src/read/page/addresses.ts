// The addresses of a page: its own, and that of its picture.

import { addressLengthMax } from '../../domain/limits.js';
import { metaOf, type PageHead } from './head.js';

/**
 * The page's own address. `served` is the address that answered. A canonical address that cannot be
 * an article's is ignored: a home page, a section above the served address, a broken template.
 */
export function canonicalOf(
  head: PageHead,
  base: string | undefined,
  served: string | undefined,
): string | undefined {
  const candidates = [head.links.get('canonical')?.[0], metaOf(head, 'og:url')];
  const found = candidates
    .map((address) => absoluteUrl(address, base))
    .find((address) => address !== undefined && isArticleUrl(new URL(address), served));
  return found ?? absoluteUrl(served ?? base, undefined);
}

/** A query that names an article, as in `/?p=3719`. */
const articleQuery = /(?:^\?|&)(?:p|id|aid|nid|post|article|articleid|story|storyid|page_id)=\w/i;
/** Homes of a site or of a language, and what broken templates write. */
const home = /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:(?:index|home|default)(?:\.\w{2,5})?\/?)?$/i;
const broken = /\/(?:undefined|null|nan|false|none|\[object object\]|%7b%7b.*|\{\{.*)\/?$/i;

function isArticleUrl({ pathname, search, hostname }: URL, served: string | undefined): boolean {
  if (broken.test(pathname)) return false;
  if (articleQuery.test(search)) return true;
  if (home.test(pathname)) return false;
  if (served === undefined || !URL.canParse(served)) return true;
  const own = new URL(served);
  const folder = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const isAbove = own.pathname.startsWith(folder) && own.pathname.length > folder.length;
  return !(isAbove && bareHost(own.hostname) === bareHost(hostname)) || isPageNumber(own, folder);
}

/** The second page of an article is below the first. */
function isPageNumber(served: URL, folder: string): boolean {
  return /^(?:(?:page|seite|p)[/-]?)?\d{1,2}\/?$|^(?:amp|print|full|comments)\/?$/i.test(
    served.pathname.slice(folder.length),
  );
}

function bareHost(hostname: string): string {
  return hostname.replace(/^(?:www|m|amp|mobile)\./, '');
}

/** The picture that the page declares for itself; undefined if there is none. */
export function imageOf(head: PageHead, base: string | undefined): string | undefined {
  const candidates = [
    metaOf(
      head,
      'og:image:secure_url',
      'og:image',
      'og:image:url',
      'twitter:image',
      'twitter:image:src',
    ),
    ...(head.article?.addresses('image') ?? []),
    head.links.get('image_src')?.[0],
  ];
  return candidates.map((one) => absoluteUrl(one, base)).find((one) => one !== undefined);
}

/** The absolute http or https address; undefined for anything else. */
export function absoluteUrl(
  address: string | undefined,
  base: string | undefined,
): string | undefined {
  if (address === undefined || address.trim() === '' || address.length > addressLengthMax)
    return undefined;
  if (!URL.canParse(address.trim(), base)) return undefined;
  const url = new URL(address.trim(), base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
