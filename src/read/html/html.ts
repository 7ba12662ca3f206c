// Door of HTML. Markup from outside is hostile until it is sanitised here.

export type { Profile } from './profiles.js';
export { sanitise } from './sanitise.js';
export { plainText } from './plain-text.js';
export { walkMarkup, type MarkupListener } from './walk.js';
export { blockElements, keptOnEnd, keptOnStart, voidElements } from './nesting.js';
export { withoutInvisible } from './invisible.js';
