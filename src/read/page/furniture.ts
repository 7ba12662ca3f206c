// Recognises the furniture around an article: navigation, share buttons, teasers, comments, boxes.
// It is recognised by element, by role and by the names that sites give their parts.

import type { PageElement } from './tree.js';

/**
 * `comments`: running text of readers. `furniture`: rarely text of the article. `aside`: an element
 * that some sites use for parts of the text. `doubtful`: text may have the name, too, so that the
 * content decides.
 */
export type FurnitureKind = 'comments' | 'furniture' | 'aside' | 'doubtful';

/** Is the element never part of an article, whatever its name? */
export function isNeverText(element: PageElement): boolean {
  return neverText.has(element.name) || isPicture(element);
}

/** Is the element hidden from readers? A dialog may hide a whole page for the time being. */
export function isHidden({ attributes }: PageElement): boolean {
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return true;
  const style = attributes.get('style');
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** The kind of furniture that the element looks like; undefined if it looks like none. */
export function furnitureKind(element: PageElement): FurnitureKind | undefined {
  if (element.name === 'aside') return kindByName(element) ?? 'aside';
  if (furnitureRoles.test(element.attributes.get('role') ?? '')) return 'furniture';
  if (structural.has(element.name)) return undefined;
  // Words inside a sentence are text, unless only a screen reader speaks them.
  if (isInSentence(element) && !unseen.test(element.attributes.get('class') ?? ''))
    return undefined;
  return kindByName(element);
}

const neverText: ReadonlySet<string> = new Set(['nav', 'footer']);
/** The names of these describe the page as a whole. */
const structural: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article', '#page']);
const heading = /^h[1-6]$/;

const furnitureRoles =
  /^(navigation|banner|complementary|contentinfo|dialog|alertdialog|menu|menubar|search|toolbar)$/i;

/** A picture with its caption. Tables, quotations and code in figures are text. */
function isPicture(element: PageElement): boolean {
  if (element.name !== 'figure') return false;
  const waiting = [...element.children];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') continue;
    if (/^(table|blockquote|pre|ul|ol)$/.test(node.name)) return false;
    waiting.push(...node.children);
  }
  return true;
}

const unseen = /\b(?:sr-only|visually-?hidden|screen-reader|caption|credit|timestamp|share)/i;

function isInSentence({ name, parent }: PageElement): boolean {
  const isInline = /^(a|span|b|strong|em|i|mark|small|font|abbr)$/.test(name);
  const inSentence = parent !== undefined && /^(p|li|blockquote|h[1-6]|td|dd)$/.test(parent.name);
  return isInline && inSentence && parent.children.some(hasWords);
}

function hasWords(node: PageElement | string): boolean {
  return typeof node === 'string' && /\p{L}/u.test(node);
}

/** Words of names that mean furniture. A hyphen stands for any or no sign between two words. */
const certain = list(`comment comments commenting disqus replies respond breadcrumb breadcrumbs
  newsletter newsletters sidebar side-bar outbrain taboola ad ads adv advert adverts advertisement
  advertising sponsor sponsored cookie cookies consent popup pop-up modal masthead navigation nav
  navbar nav-bar menu submenu sub-menu pager pagination most-read most-popular most-viewed read-more
  read-next more-news see-also also-read sign-up signup subscribe subscription newsletter-signup
  share-bar share-button share-buttons share-tool share-tools share-link share-links sharethis
  addthis addtoany shariff sharedaddy whatsapp author-bio author-box about-author author-info
  post-author article-author teaser teasers promo jp-relatedposts visually-hidden
  visuallyhidden screen-reader
  screen-reader-text sr-only skip-link toolbar crowdfund crowdfunding donate donation widget-area
  footer post-tags tag-list tags-list article-tags entry-tags post-meta entry-meta article-meta
  entry-utility post-navigation nav-links prev-next next-post copyright caption photo-credit
  image-credit timestamp byline dateline video-player gallery-list table-of-contents toc-container
  ez-toc noprint no-print hidden-print print-only banner bookmark cta related-articles related-posts
  related-stories related-content related-news related-links related-topics read-also login`);
const doubtful = list(`gdpr paywall social share sharing related recommend recommended
  recommendation recommendations trending tools widget widgets rating ratings feedback metadata
  popular tags topics meta credit credits rss facebook twitter-share hidden`);
const comments =
  /^(?:comments?(?:list|form|area|section|box|text|body|thread)?|disqus\w*|replies|respond)$/;

/** Names of elements that contain the article although they contain one of the words. */
const innocent =
  /commentary|live-?(?:blog|match|ticker|text)|elementor-|widget-content|shareholder|has-sidebar/;
/** Utility classes describe one property: `md:hidden`, `overflow-hidden`, `text-[13px]`. */
const utility = /[:[\]/!]|^(?:overflow|backface|text|bg|border|m[btlrxy]?|p[btlrxy]?|w|h)-/;
/** Shown on larger screens, so that `hidden` hides nothing. */
const shownWider = /^(?:sm|md|lg|xl|2xl|tablet|desktop):(?:block|flex|grid|inline|table|visible)/;

function list(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

function kindByName({ name, attributes }: PageElement): FurnitureKind | undefined {
  const classes = attributes.get('class') ?? '';
  // The id of a heading is an anchor made of its words.
  const id = heading.test(name) ? '' : (attributes.get('id') ?? '');
  if (classes === '' && id === '') return undefined;
  const names = classes.split(/\s+/);
  const isShown = names.some((one) => shownWider.test(one));
  const kinds = [...names, id]
    .filter((one) => one !== '' && !utility.test(one) && !(isShown && one === 'hidden'))
    .map(kindOfName);
  if (kinds.includes('comments')) return 'comments';
  return kinds.includes('furniture') ? 'furniture' : kinds.find((kind) => kind !== undefined);
}

function kindOfName(name: string): FurnitureKind | undefined {
  const lower = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  if (innocent.test(lower)) return undefined;
  const words = lower.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const pairs = words.slice(1).flatMap((word, at) => [`${words[at] ?? ''}-${word}`]);
  const triples = pairs.slice(1).flatMap((pair, at) => [`${words[at] ?? ''}-${pair}`]);
  const all = [...words, ...pairs, ...triples];
  if (words.some((word) => comments.test(word))) return 'comments';
  if (all.some((word) => certain.has(word) || joined.has(word))) return 'furniture';
  return all.some((word) => doubtful.has(word)) ? 'doubtful' : undefined;
}

/** Pairs written as one word: `readmore`, `authorbox`. */
const joined: ReadonlySet<string> = new Set(
  [...certain].filter((name) => name.includes('-')).map((name) => name.replaceAll('-', '')),
);
