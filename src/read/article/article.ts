// Door of articles: from an entry, and later its page, to what the store keeps. Pure.

export { bornFrom } from './born.js';
export { feedPatch, type FeedPatch } from './feed-patch.js';
export { pageChange, type PageChange } from './page-change.js';
export { entryUrl } from './entry-url.js';
export { isWithdrawal } from './withdrawal.js';
