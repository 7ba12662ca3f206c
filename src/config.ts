// Every setting: name, default, unit, help. Read once from the environment, then frozen.
// `npm run docs` writes docs/settings.md from this table.

import { Fault } from './domain/fault.js';

interface Setting<T> {
  /** Environment variable. */
  readonly name: string;
  readonly fallback: T;
  /** Of the number, or the shape of the text; undefined for a plain switch. */
  readonly unit: string;
  readonly help: string;
  readonly parse: (text: string) => T | undefined;
}

const text = (name: string, fallback: string, unit: string, help: string): Setting<string> => ({
  name,
  fallback,
  unit,
  help,
  parse: (value) => value,
});

const count = (
  name: string,
  fallback: number,
  unit: string,
  help: string,
  bounds: { readonly min: number; readonly max: number },
): Setting<number> => ({
  name,
  fallback,
  unit,
  help: `${help} From ${bounds.min} to ${bounds.max}.`,
  parse: (value) => {
    const number = Number(value);
    const fits = Number.isFinite(number) && number >= bounds.min && number <= bounds.max;
    return value.trim() !== '' && fits ? number : undefined;
  },
});

const toggle = (name: string, fallback: boolean, help: string): Setting<boolean> => ({
  name,
  fallback,
  unit: 'yes or no',
  help,
  parse: (value) =>
    /^(yes|true|on|1)$/i.test(value) ? true : /^(no|false|off|0)$/i.test(value) ? false : undefined,
});

const list = (name: string, unit: string, help: string): Setting<readonly string[]> => ({
  name,
  fallback: [],
  unit,
  help,
  parse: (value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
});

const timeZone = (name: string, fallback: string, help: string): Setting<string> => ({
  name,
  fallback,
  unit: 'IANA time zone',
  help,
  parse: (value) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
    } catch {
      return undefined;
    }
  },
});

export const settings = {
  dataFolder: text(
    'MUSTER_DATA',
    './muster-data',
    'folder',
    'Where the database and its backups live.',
  ),
  host: text('MUSTER_HOST', '127.0.0.1', 'address', 'Address the site listens on.'),
  port: count(
    'MUSTER_PORT',
    8017,
    'port',
    'Port the site listens on; the next free one is taken when it is in use.',
    { min: 0, max: 65_535 },
  ),
  siteUrl: text(
    'MUSTER_SITE_URL',
    '',
    'address',
    'Public address of the site, as in links of feeds. Empty: the address it listens on.',
  ),
  siteName: text('MUSTER_SITE_NAME', 'muster', 'text', 'Name of the site, in its head and feeds.'),
  siteTagline: text(
    'MUSTER_SITE_TAGLINE',
    'What happened, and who reports it in which words',
    'text',
    'The line under the name.',
  ),
  timeZone: timeZone(
    'MUSTER_TIME_ZONE',
    'UTC',
    'Days of the front page and the archives begin and end in this zone.',
  ),
  contact: text(
    'MUSTER_CONTACT',
    '',
    'address',
    'Web or mail address outlets can complain to; goes into the User-Agent.',
  ),
  allowHosts: list(
    'MUSTER_ALLOW_HOSTS',
    'host or host:port, comma between',
    'Private hosts the fetcher may ask all the same, such as an intranet feed.',
  ),
  pollMinutesMin: count(
    'MUSTER_POLL_MINUTES_MIN',
    15,
    'minutes',
    'A feed is never asked more often than this.',
    { min: 1, max: 1_440 },
  ),
  pollMinutesMax: count(
    'MUSTER_POLL_MINUTES_MAX',
    1_440,
    'minutes',
    'A sleepy feed is asked at least this often.',
    { min: 15, max: 10_080 },
  ),
  hostSpacingMs: count(
    'MUSTER_HOST_SPACING_MS',
    1_000,
    'milliseconds',
    'Pause between two requests to one host.',
    { min: 0, max: 600_000 },
  ),
  fetchesAtOnce: count('MUSTER_FETCHES_AT_ONCE', 32, 'requests', 'Requests under way at once.', {
    min: 1,
    max: 512,
  }),
  threads: count(
    'MUSTER_THREADS',
    0,
    'threads',
    'Worker threads that read feeds and pages. 0: one fewer than the processors, at least one.',
    { min: 0, max: 64 },
  ),
  keepDocumentsDays: count(
    'MUSTER_KEEP_DOCUMENTS_DAYS',
    2,
    'days',
    'How long fetched feeds and pages are kept after they are read.',
    { min: 0, max: 365 },
  ),
  groupWindowDays: count(
    'MUSTER_GROUP_WINDOW_DAYS',
    7,
    'days',
    'How long after its last report an event still takes new ones.',
    { min: 1, max: 60 },
  ),
  draftOriginsMin: count(
    'MUSTER_DRAFT_ORIGINS_MIN',
    2,
    'independent reports',
    'An event becomes a draft when this many outlets report it in texts of their own.',
    { min: 1, max: 100 },
  ),
  publishUnattended: toggle(
    'MUSTER_PUBLISH_UNATTENDED',
    false,
    'Publish drafts without an editor.',
  ),
  publishOriginsMin: count(
    'MUSTER_PUBLISH_ORIGINS_MIN',
    3,
    'independent reports',
    'Unattended, a draft is published when this many outlets report it in texts of their own.',
    { min: 1, max: 100 },
  ),
  linesMax: count(
    'MUSTER_LINES_MAX',
    11,
    'lines',
    'Lines shown under the section heading; the others are folded.',
    { min: 1, max: 100 },
  ),
  excerptWordsMax: count(
    'MUSTER_EXCERPT_WORDS_MAX',
    120,
    'words',
    'Longest excerpt of the lead; whole sentences are kept.',
    { min: 20, max: 400 },
  ),
  leadPattern: text('MUSTER_LEAD_PATTERN', '{outlet}: {headline}', 'pattern', 'The lead’s line.'),
  columnPattern: text(
    'MUSTER_COLUMN_PATTERN',
    '{author}, {outlet}: {headline}',
    'pattern',
    'The lead’s line when a named columnist wrote it.',
  ),
  linePattern: text(
    'MUSTER_LINE_PATTERN',
    '{headline} -- {outlet}',
    'pattern',
    'A line for another report.',
  ),
  jointPattern: text(
    'MUSTER_JOINT_PATTERN',
    '{outlet}/{agency}',
    'pattern',
    'Credit of an outlet that carries an agency’s text.',
  ),
  readMore: text('MUSTER_READ_MORE', 'Read more ....', 'text', 'Link to the lead.'),
  headingPattern: text(
    'MUSTER_HEADING_PATTERN',
    'More News On {event}',
    'pattern',
    'Section heading over an English title, as a noun phrase; other languages have their own.',
  ),
  logLevel: text('MUSTER_LOG_LEVEL', 'warn', 'debug, info, warn or error', 'How much is logged.'),
} as const;

export type Config = Readonly<{
  [K in keyof typeof settings]: (typeof settings)[K] extends Setting<infer T> ? T : never;
}>;

/**
 * The frozen configuration.
 * @throws Fault `invalid`, naming the setting and what it takes.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const entries = Object.entries(settings).map(([key, setting]) => {
    const given = environment[setting.name];
    if (given === undefined) return [key, setting.fallback];
    const value = setting.parse(given);
    if (value === undefined) {
      throw new Fault(
        'invalid',
        `${setting.name}=${given}: wanted ${setting.unit}. ${setting.help}`,
      );
    }
    return [key, value];
  });
  return Object.freeze(Object.fromEntries(entries)) as Config;
}
