// Door of articles: turns an entry, and later its page, into what the store keeps. Pure.

export { entryCorrection } from './entry-correction.js';
export { newArticle } from './new-article.js';
export { feedPatch, type FeedPatch } from './feed-patch.js';
export { pageChange, type PageChange } from './page-change.js';
