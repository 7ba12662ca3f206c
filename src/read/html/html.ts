// The door of HTML: what comes from outside is hostile until it has passed here.

export type { Profile } from './profiles.js';
export { sanitise } from './sanitise.js';
export { plainText } from './plain-text.js';
export { walkMarkup, type MarkupListener } from './walk.js';
export { blockElements, keptOnEnd, keptOnStart, voidElements } from './nesting.js';
