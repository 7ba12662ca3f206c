// Recognises the furniture around an article: navigation, share buttons, teasers, comments, boxes.
// It is recognised by element, by role and by the names that sites give their parts.

import type { PageElement } from './tree.js';

/** Is the element never part of an article, whatever its name? */
export function isNeverText(element: PageElement): boolean {
  return alwaysOut.has(element.name) || isHidden(element) || isPicture(element);
}

/** `comments` for running text of readers, `furniture` for all other furniture, else undefined. */
export function furnitureKind(element: PageElement): 'comments' | 'furniture' | undefined {
  if (strictlyOut.has(element.name)) return 'furniture';
  if (outRoles.test(element.attributes.get('role') ?? '')) return 'furniture';
  if (structural.has(element.name)) return undefined;
  return namedOut(element);
}

const alwaysOut: ReadonlySet<string> = new Set(['nav', 'footer']);
const strictlyOut: ReadonlySet<string> = new Set(['aside']);
/** The names of these describe the page as a whole. */
const structural: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article', '#page']);

const outRoles =
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

function isHidden({ attributes }: PageElement): boolean {
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return true;
  const style = attributes.get('style');
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** Parts of names that mean furniture anywhere in a name. */
const outParts = `comment disqus breadcrumb newsletter sidebar side-bar outbrain taboola
  advert sponsor cookie gdpr consent popup pop-up masthead navigation navbar nav-bar pagination
  recommend trending most-read mostread most-popular mostpopular most-viewed
  related readmore read-more read-next readnext more-news morenews see-also seealso also-read
  signup sign-up subscribe subscription paywall social sharing share-bar sharebar
  share-button sharebutton share-tool share-link sharethis addthis addtoany shariff sharedaddy
  whatsapp facebook twitter-share author-bio authorbio author-box authorbox about-author
  author-info post-author article-author teaser promo jp-relatedposts print-only
  visually-hidden visuallyhidden screen-reader sr-only skip-link skiplink
  toolbar login rating feedback donat crowdfund widget-area footer post-tags tag-list taglist
  tags-list article-tags entry-tags post-meta entry-meta article-meta postmeta entry-utility
  metadata post-navigation nav-links prev-next next-post prevnext copyright
  caption photo-credit image-credit timestamp byline dateline
  video-player videoplayer gallery-list table-of-contents
  toc_container ez-toc noprint no-print hidden-print`.split(/\s+/);
/** Words that mean furniture as a whole word of a name. */
const outWords =
  `ad ads adv advertisement banner bookmark cta embed-ad footer header-ad hidden menu meta nav
  noprint pager popular promo related rss share social sponsored submenu sub-menu tags teaser
  tools topics widget credit credits`.split(/\s+/);
const named = new RegExp(`${outParts.join('|')}|(?<![a-z])(?:${outWords.join('|')})(?![a-z])`);
/** Names that contain one of these by accident or of elements that contain the article. */
const innocent =
  /commentary|live-?(?:blog|match|ticker|text)|elementor-|widget-content|shareholder|has-sidebar/;

function namedOut({ attributes }: PageElement): 'comments' | 'furniture' | undefined {
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.toLowerCase();
  if (names === ' ') return undefined;
  const out = names.split(/\s+/).filter((name) => named.test(name) && !innocent.test(name));
  if (out.length === 0) return undefined;
  return out.some((name) => comments.test(name)) ? 'comments' : 'furniture';
}

const comments = /comment|disqus|replies|respond/;
