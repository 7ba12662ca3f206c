// Reads robots.txt (RFC 9309) for one agent, in time linear in its length. Accepts the common
// mistakes that other crawlers accept.

/** One rule of a group that applies to the agent. */
interface Rule {
  readonly allows: boolean;
  /** The literal pieces between the stars, with normalised escapes. */
  readonly pieces: readonly string[];
  /** The rule ends with `$`: the path must end there, too. */
  readonly ends: boolean;
  /** Length of the rule; the longest matching rule decides. */
  readonly weight: number;
}

/** The rules of a robots.txt for one agent, the longest first. */
export interface RobotsRules {
  readonly rules: readonly Rule[];
}

/** The minimum that the standard asks crawlers to read, in UTF-16 units. */
const textLengthMax = 512 * 1024;
/** Limit for one group; no honest site writes a tenth of it. */
const rulesMax = 10_000;
/** Longer lines are cut. */
const lineLengthMax = 16 * 1024;

type Line =
  | { readonly kind: 'agent'; readonly token: string }
  | { readonly kind: 'rule'; readonly allows: boolean; readonly pattern: string };

/** The rules for `agent`, a product token such as `muster`, or a User-Agent that begins with it. */
export function readRobots(text: string, agent: string): RobotsRules {
  const own = productToken(agent);
  const specific: Rule[] = [];
  const general: Rule[] = [];
  // Consecutive agent lines share a group; an agent line after a rule starts a new one.
  let group = { hasRules: true, isOurs: false, isGeneral: false };
  let isNamed = false;
  for (const line of lines(text)) {
    if (line.kind === 'agent') {
      if (group.hasRules) group = { hasRules: false, isOurs: false, isGeneral: false };
      group.isOurs ||= own !== '' && line.token === own;
      group.isGeneral ||= line.token === '*';
      isNamed ||= group.isOurs;
      continue;
    }
    group.hasRules = true;
    const rule = compile(line.allows, line.pattern);
    if (group.isOurs && specific.length < rulesMax) specific.push(rule);
    if (group.isGeneral && general.length < rulesMax) general.push(rule);
  }
  const rules = isNamed ? specific : general;
  return {
    rules: rules.sort((a, b) => b.weight - a.weight || Number(b.allows) - Number(a.allows)),
  };
}

/** The longest matching rule decides; of equal length, allow wins. `url` may be a path. */
export function robotsAllow({ rules }: RobotsRules, url: string): boolean {
  const path = normalise(pathOf(url));
  if (path === '/robots.txt') return true;
  return rules.find((rule) => rule.weight > 0 && matches(rule, path))?.allows ?? true;
}

function* lines(text: string): Generator<Line> {
  // Bytes of a damaged byte order mark are decoded to U+FFFD.
  const read = text.slice(0, textLengthMax).replace(/^[\ufeff\ufffd]{1,3}/, '');
  for (const raw of read.split(lineEnd)) {
    const line = parseLine(raw.slice(0, lineLengthMax));
    if (line !== undefined) yield line;
  }
}

/** All line ends of Unicode: files that passed through old tools have them. */
const lineEnd = /\r\n|[\n\v\f\r\x85\u2028\u2029]/;
const agentKey = /^user[- ]?agent/i;
const allowKey = /^allow/i;
/** Includes the misspellings that crawlers accept. */
const disallowKey = /^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)/i;

function parseLine(raw: string): Line | undefined {
  // trim() treats a byte order mark as a blank, but inside the file it makes the key invalid.
  if (raw.startsWith('\ufeff')) return undefined;
  const text = (raw.split('#', 1)[0] ?? '').trim();
  const pair = keyAndValue(text);
  if (pair === undefined) return undefined;
  const [key, value] = pair;
  if (agentKey.test(key)) return { kind: 'agent', token: agentToken(value) };
  if (allowKey.test(key)) return { kind: 'rule', allows: true, pattern: value };
  if (disallowKey.test(key)) return { kind: 'rule', allows: false, pattern: value };
  return undefined;
}

/** `key: value`; the colon may be missing if the line has exactly two words. */
function keyAndValue(text: string): readonly [string, string] | undefined {
  const colon = text.indexOf(':');
  if (colon > 0) return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
  const words = text.split(/[ \t]+/);
  const [key, value] = words;
  return key !== undefined && value !== undefined && words.length === 2 ? [key, value] : undefined;
}

function agentToken(value: string): string {
  return /^\*(?:\s|$)/.test(value) ? '*' : productToken(value);
}

/** `Muster/1.0 (+https://…)` and `muster` are one agent. */
function productToken(agent: string): string {
  return (agent.trim().split(/[\s/;(]/, 1)[0] ?? '').toLowerCase();
}

function compile(allows: boolean, pattern: string): Rule {
  const ends = pattern.endsWith('$');
  const body = ends ? pattern.slice(0, -1) : pattern;
  const pieces = body.split(/\*+/).map(normalise);
  return { allows, pieces, ends, weight: normalise(pattern).length };
}

/** Finds each piece after the previous one; with `$` the last piece must end the path. */
function matches({ pieces, ends }: Rule, path: string): boolean {
  const [head = '', ...rest] = pieces;
  if (!path.startsWith(head)) return false;
  let at = head.length;
  const tail = ends ? rest.pop() : undefined;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (!ends) return true;
  if (tail === undefined) return at === path.length;
  return path.endsWith(tail) && path.length - tail.length >= at;
}

/** Path and query, without scheme, host and fragment. */
function pathOf(url: string): string {
  const rest = url.replace(/^[a-z][a-z0-9+.-]*:/i, '').replace(/^\/\/[^/?#]*/, '');
  const path = rest.split('#', 1)[0] ?? '';
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * Writes escapes in capitals and escapes everything beyond ASCII, and the special characters `*`
 * and `$` (RFC 9309 2.2.3). Escaped letters stay escaped, as in Google's parser.
 */
function normalise(text: string): string {
  return text
    .replace(/[^\x00-\x7f]+|[*$]/g, (part) => escaped(part))
    .replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}

function escaped(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('');
}
