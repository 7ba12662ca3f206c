// Hostile HTML in, harmless HTML out. The output is written from the allow-lists and never copied
// from the input: every tag is allowed and closed, and every value is escaped.

import { safeAddress, safeSourceSet } from './address.js';
import { blockElements, fits, keptOnEnd, keptOnStart, voidElements } from './nesting.js';
import {
  globalAttributes,
  linkAttributes,
  loadAttributes,
  profiles,
  type Profile,
  type Rules,
} from './profiles.js';
import { withoutOverrides } from './invisible.js';
import { walkMarkup } from './walk.js';

/** Elements nested deeper than this lose their tags and keep their text. */
const depthMax = 100;
/** Longest value of an attribute without an address. */
const valueLengthMax = 500;

/** Elements whose content a reader does not see. */
export const unseenElements: ReadonlySet<string> = new Set(
  'iframe noembed noframes script style template title'.split(' '),
);

/**
 * `html` with only what `profile` allows. Links become absolute if `base` is given. Idempotent:
 * sanitising the result again changes nothing. Time is linear in the length of `html`.
 */
export function sanitise(html: string, profile: Profile, base?: string): string {
  const rules = profiles[profile];
  const open: string[] = [];
  const out: string[] = [];
  /** The images written so far: the copy of a lazy image in `noscript` is left out. */
  const images = new Set<string>();
  let inNoscript = false;
  let unseen: string | undefined;
  let unseenDepth = 0;

  const closeTo = (kept: number): void => {
    while (open.length > kept) out.push(`</${open.pop() ?? ''}>`);
  };
  /** A dropped block still separates the words before and after it. */
  const addBreak = (name: string): void => {
    const before = out.at(-1);
    if (blockElements.has(name) && before !== undefined && !/\s$/.test(before)) out.push('\n');
  };
  walkMarkup(html, {
    open(name, attributes) {
      if (unseen !== undefined) {
        if (name === unseen) unseenDepth += 1;
        return;
      }
      if (unseenElements.has(name)) {
        unseen = name;
        unseenDepth = 1;
        return;
      }
      if (name === 'noscript') inNoscript = true;
      const tag = writeTag(name === 'image' ? 'img' : name, attributes, rules, base);
      if (tag === undefined) return addBreak(name);
      if (tag.name === 'img') {
        const source = / src="[^"]*"/.exec(tag.text)?.[0] ?? '';
        if (inNoscript && images.has(source)) return;
        images.add(source);
      }
      const kept = keptOnStart(open, tag.name);
      if (!fits(open, tag.name) || kept >= depthMax) return addBreak(name);
      closeTo(kept);
      out.push(tag.text);
      if (!voidElements.has(tag.name)) open.push(tag.name);
    },
    close(name) {
      if (unseen !== undefined) {
        if (name === unseen) unseenDepth -= 1;
        if (unseenDepth === 0) unseen = undefined;
        return;
      }
      if (name === 'noscript') inNoscript = false;
      const kept = voidElements.has(name) ? undefined : keptOnEnd(open, name);
      if (kept === undefined) addBreak(name);
      else closeTo(kept);
    },
    text(text) {
      if (unseen === undefined) out.push(escapeText(text));
    },
  });
  closeTo(0);
  return out.join('');
}

function writeTag(
  name: string,
  attributes: ReadonlyMap<string, string>,
  rules: Rules,
  base: string | undefined,
): { readonly name: string; readonly text: string } | undefined {
  const allowed = rules.elements.get(name);
  if (allowed === undefined) return undefined;
  const written = [...withLoadedImage(name, attributes)].flatMap(([attribute, value]) => {
    if (!allowed.has(attribute) && !globalAttributes.has(attribute)) return [];
    const safe = safeValue(attribute, value, base);
    return safe === undefined ? [] : [[attribute, safe] as const];
  });
  const has = (attribute: string): boolean => written.some(([one]) => one === attribute);
  if (name === 'a' && !has('href')) return undefined;
  if (name === 'img' && ((!has('src') && !has('srcset')) || isPixel(attributes))) return undefined;
  if (name === 'source' && !has('src') && !has('srcset')) return undefined;
  if (name === 'a' && rules.linkRel !== undefined) written.push(['rel', rules.linkRel]);
  if (name === 'audio' || name === 'video') written.push(['controls', '']);
  const text = written.map(([one, value]) => ` ${one}="${escapeValue(value)}"`).join('');
  return { name, text: `<${name}${text}>` };
}

function safeValue(name: string, value: string, base: string | undefined): string | undefined {
  if (linkAttributes.has(name)) return safeAddress(value, 'follow', base);
  if (loadAttributes.has(name)) return safeAddress(value, 'load', base);
  if (name === 'srcset') return safeSourceSet(value, base);
  return value.length > valueLengthMax ? undefined : value;
}

const lazySources = ['data-src', 'data-lazy-src', 'data-original', 'data-srcset'] as const;
const placeholder = /^\s*$|^data:|lazy|placeholder|blank\.|spacer|pixel|transparent|1x1|loading/i;

/** Scripts load the address of a lazy image later; without scripts it is loaded at once. */
function withLoadedImage(
  name: string,
  attributes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (name !== 'img' && name !== 'source') return attributes;
  const lazy = lazySources.map((source) => attributes.get(source));
  const source = lazy.slice(0, 3).find((address) => address !== undefined && address.length > 3);
  const set = attributes.get('srcset') ?? lazy[3];
  const loaded = new Map(attributes);
  if (set !== undefined) loaded.set('srcset', set);
  if (source !== undefined && placeholder.test(attributes.get('src') ?? '')) {
    loaded.set('src', source);
  }
  return loaded;
}

/** An image of one pixel only counts readers. */
function isPixel(attributes: ReadonlyMap<string, string>): boolean {
  return ['width', 'height'].some((side) => /^[01](px)?$/.test(attributes.get(side) ?? ''));
}

const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeText(text: string): string {
  return withoutOverrides(text)
    .replace(control, '')
    .replace(/[&<>]/g, (one) => textEscapes[one] ?? '');
}

function escapeValue(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}
