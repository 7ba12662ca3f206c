// The kinds of settings: how each is told, read from the environment's text, and refused.

import { isIP } from 'node:net';

export interface Setting<T> {
  /** Environment variable. */
  readonly name: string;
  readonly fallback: T;
  /** Of the number, or the shape of the text. */
  readonly unit: string;
  /** What it accepts, to follow "takes". */
  readonly takes: string;
  readonly help: string;
  readonly parse: (text: string) => T | undefined;
}

export const text = (
  name: string,
  fallback: string,
  unit: string,
  help: string,
): Setting<string> => ({
  name,
  fallback,
  unit,
  takes: unit,
  help,
  parse: (value) => value,
});

/** A text that must look like something; what `shape` answers is what counts. */
export const shaped = (
  setting: Omit<Setting<string>, 'parse'>,
  shape: (value: string) => string | undefined,
): Setting<string> => ({
  ...setting,
  parse: (value) => {
    const trimmed = value.trim();
    return trimmed === '' && setting.fallback === '' ? '' : shape(trimmed);
  },
});

/** `takes`: in the place of "a number of" and the unit. */
export const count = (
  name: string,
  fallback: number,
  unit: string,
  help: string,
  bounds: { readonly min: number; readonly max: number; readonly takes?: string },
): Setting<number> => ({
  name,
  fallback,
  unit,
  takes: `${bounds.takes ?? `a whole number of ${unit}`} from ${bounds.min} to ${bounds.max}`,
  help: `${help} From ${bounds.min} to ${bounds.max}.`,
  parse: (value) => {
    const number = /^\d{1,15}$/.test(value.trim()) ? Number(value) : NaN;
    return number >= bounds.min && number <= bounds.max ? number : undefined;
  },
});

export const toggle = (name: string, fallback: boolean, help: string): Setting<boolean> => ({
  name,
  fallback,
  unit: 'yes or no',
  takes: 'yes or no',
  help,
  parse: (value) =>
    /^(yes|true|on|1)$/i.test(value) ? true : /^(no|false|off|0)$/i.test(value) ? false : undefined,
});

/** Words parted by commas, all of which must be of a shape. */
export const list = (
  setting: Omit<Setting<readonly string[]>, 'fallback' | 'parse'>,
  isFit: (part: string) => boolean,
): Setting<readonly string[]> => ({
  ...setting,
  fallback: [],
  parse: (value) => {
    const parts = value.split(',').map((part) => part.trim());
    const given = parts.filter((part) => part !== '');
    return given.every(isFit) ? given : undefined;
  },
});

export const oneOf = (
  name: string,
  fallback: string,
  words: readonly string[],
  help: string,
): Setting<string> => {
  const unit = `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
  return shaped({ name, fallback, unit, takes: unit, help }, (value) =>
    words.find((word) => word === value.toLowerCase()),
  );
};

/** A text with `{places}`, each of which it must hold, and no others. */
export const pattern = (
  name: string,
  fallback: string,
  places: readonly string[],
  help: string,
): Setting<string> => ({
  name,
  fallback,
  unit: 'pattern',
  takes: `a text that holds ${places.join(' and ')}`,
  help,
  parse: (value) => {
    const held: readonly string[] = value.match(/\{[^{}]*\}/g) ?? [];
    const isFit =
      places.every((place) => held.includes(place)) &&
      held.every((place) => places.includes(place));
    return isFit ? value : undefined;
  },
});

export const timeZone = (name: string, fallback: string, help: string): Setting<string> => ({
  name,
  fallback,
  unit: 'IANA time zone',
  takes: 'the IANA name of a time zone, such as Europe/Warsaw',
  help,
  parse: (value) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
    } catch {
      return undefined;
    }
  },
});

/** An IP address, or a name that could be a host's; `999.1.1.1` is neither. */
export function isHost(value: string): boolean {
  const bare = value.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0) return true;
  const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?';
  return new RegExp(`^(?:${label}\\.)*${label}\\.?$`, 'i').test(value) && !/\.\d+$/.test(value);
}

/** `host`, `host:port`, or an IPv6 address with or without brackets. */
export function isHostOrPort(value: string): boolean {
  if (isHost(value)) return true;
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(value) ?? [];
  return isHost(host) && (!host.includes(':') || host.startsWith('[')) && Number(port) <= 65_535;
}

/** An IP address, or a network of them: `10.0.0.0/8`, `fd00::/8`. */
export function isNetwork(value: string): boolean {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(value) ?? [];
  const bitsMax = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return Number(prefix ?? 0) <= bitsMax;
}

/** An address of the web without query or fragment, to which paths can be added. */
export function webAddress(value: string): string | undefined {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return undefined;
  const { search, hash } = new URL(value);
  return search === '' && hash === '' ? value : undefined;
}

/** Where people can write to: a web address or a mail address. */
export function contactAddress(value: string): string | undefined {
  const mail = /^(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/i;
  const isWeb = /^https?:\/\//i.test(value) && URL.canParse(value);
  return isWeb || mail.test(value) ? value : undefined;
}
