// A page as a light tree, enough to find the article in it. It is built in one pass with limits on
// depth and size, so that a hostile page costs no more than a long one.

import {
  blockElements,
  keptOnEnd,
  keptOnStart,
  voidElements,
  walkMarkup,
  withoutInvisible,
} from '../html/html.js';

/** Elements nested deeper become children of the deepest element kept. */
const depthMax = 150;
/** Maximum of elements of one page. The text of further elements goes to the open ones. */
const elementsMax = 100_000;

export interface PageElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: PageElement | undefined;
  readonly children: PageNode[];
}

export type PageNode = PageElement | string;

/** Elements whose text readers do not see. JSON scripts are kept: they may contain the article. */
const silentElements: ReadonlySet<string> = new Set(
  'canvas embed iframe math noembed noframes noscript object script style svg template'.split(' '),
);

/** `withNoscript` includes what readers without scripts see. */
export function buildPageTree(html: string, withNoscript = false): PageElement {
  const root: PageElement = {
    name: '#page',
    attributes: new Map(),
    parent: undefined,
    children: [],
  };
  const names: string[] = [];
  const open: PageElement[] = [root];
  let silent: string | undefined;
  let silentDepth = 0;
  let elements = 0;
  const inside = (): PageElement => open.at(-1) ?? root;
  const closeTo = (kept: number): void => {
    names.length = kept;
    open.length = kept + 1;
  };
  walkMarkup(html, {
    open(name, attributes) {
      if (silent !== undefined) {
        if (name === silent) silentDepth += 1;
        return;
      }
      if (silentElements.has(name) && !isKept(name, attributes, withNoscript)) {
        silent = name;
        silentDepth = 1;
        return;
      }
      if (names.at(-1) === 'head' && !headElements.has(name)) closeTo(names.length - 1);
      closeTo(keptOnStart(names, name));
      if (names.length >= depthMax || elements >= elementsMax) return;
      elements += 1;
      const parent = inside();
      const element: PageElement = { name, attributes, parent, children: [] };
      parent.children.push(element);
      if (voidElements.has(name) || alsoVoid.has(name)) return;
      names.push(name);
      open.push(element);
    },
    close(name) {
      if (silent !== undefined) {
        if (name === silent) silentDepth -= 1;
        if (silentDepth === 0) silent = undefined;
        return;
      }
      const kept = keptOnEnd(names, name);
      if (kept !== undefined) closeTo(kept);
    },
    text(text) {
      if (silent !== undefined) return;
      if (names.at(-1) === 'head' && text.trim() !== '') closeTo(names.length - 1);
      const { children } = inside();
      const last = children.at(-1);
      if (typeof last === 'string') children[children.length - 1] = last + text;
      else children.push(text);
    },
  });
  return root;
}

const alsoVoid: ReadonlySet<string> = new Set('area base input link meta param track'.split(' '));

/** Elements of a head. Any other element ends the head, because `</head>` is optional. */
const headElements: ReadonlySet<string> = new Set(
  'base link meta noscript script style template title'.split(' '),
);

/** JSON, and templates that a browser shows at once as the shadow tree of their parent. */
function isKept(
  name: string,
  attributes: ReadonlyMap<string, string>,
  withNoscript: boolean,
): boolean {
  if (name === 'noscript') return withNoscript;
  if (name === 'template') return attributes.has('shadowrootmode');
  return name === 'script' && /[/+]json\b/i.test(attributes.get('type') ?? '');
}

/** Every element under `root`, in document order. */
export function* descendants(root: PageElement): Generator<PageElement> {
  const waiting: PageElement[] = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element !== root) yield element;
    for (let at = element.children.length - 1; at >= 0; at -= 1) {
      const child = element.children[at];
      if (child !== undefined && typeof child !== 'string') waiting.push(child);
    }
  }
}

/** The text of an element on one line. */
export function lineOf(element: PageElement): string {
  const out: string[] = [];
  const gather = (node: PageNode): void => {
    if (typeof node === 'string') {
      out.push(node);
      return;
    }
    const parts = blockElements.has(node.name) || node.name === 'br';
    if (parts) out.push(' ');
    if (node.name !== 'script') node.children.forEach(gather);
    if (parts) out.push(' ');
  };
  gather(element);
  return withoutInvisible(out.join('')).replace(/\s+/g, ' ').trim();
}
