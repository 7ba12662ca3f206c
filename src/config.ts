// Every setting: name, default, unit, help. Read once from the environment, then frozen.
// `npm run docs` writes docs/settings.md from this table.

import { Fault } from './domain/fault.js';
import {
  contactAddress,
  count,
  isHost,
  isHostOrPort,
  isNetwork,
  list,
  oneOf,
  pattern,
  shaped,
  text,
  timeZone,
  toggle,
  webAddress,
  type Setting,
} from './setting.js';

export const settings = {
  dataFolder: text(
    'MUSTER_DATA',
    './muster-data',
    'folder',
    'Where the database lives; made at the first start, and told at each.',
  ),
  databaseUrl: shaped(
    {
      name: 'MUSTER_DATABASE_URL',
      fallback: '',
      unit: 'address',
      takes: 'a PostgreSQL address, such as postgres://muster:password@127.0.0.1/muster',
      help: 'PostgreSQL database that holds the data. Empty: a SQLite file in the data folder.',
    },
    (value) =>
      /^postgres(ql)?:\/\/[^\s]+$/.test(value) && URL.canParse(value) ? value : undefined,
  ),
  host: shaped(
    {
      name: 'MUSTER_HOST',
      fallback: '127.0.0.1',
      unit: 'address',
      takes: 'an IP address or host name of this machine, such as 127.0.0.1 or 0.0.0.0',
      help: 'Address the site listens on.',
    },
    (value) => (isHost(value) ? value.replace(/^\[(.*)\]$/, '$1') : undefined),
  ),
  port: count(
    'MUSTER_PORT',
    8017,
    'port',
    'Port the site listens on. Without this setting the next free port is used if it is taken.',
    { min: 0, max: 65_535, takes: 'a port number' },
  ),
  siteUrl: shaped(
    {
      name: 'MUSTER_SITE_URL',
      fallback: '',
      unit: 'address',
      takes: 'an http or https address, such as https://roundup.example',
      help: 'Public address of the site, as in links of feeds. Empty: the address it listens on.',
    },
    webAddress,
  ),
  trustedProxies: list(
    {
      name: 'MUSTER_TRUSTED_PROXIES',
      unit: 'IP address or network, comma between',
      takes: 'IP addresses or networks such as 127.0.0.1 or 10.0.0.0/8, parted by commas',
      help:
        'Web servers in front of muster whose X-Forwarded-For tells who asks; ' +
        'from all others it is ignored.',
    },
    isNetwork,
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
  contact: shaped(
    {
      name: 'MUSTER_CONTACT',
      fallback: '',
      unit: 'address',
      takes: 'a web or mail address, such as desk@roundup.example',
      help: 'Web or mail address outlets can complain to; goes into the User-Agent.',
    },
    contactAddress,
  ),
  allowHosts: list(
    {
      name: 'MUSTER_ALLOW_HOSTS',
      unit: 'host or host:port, comma between',
      takes: 'hosts by name or IP address, with or without a port, parted by commas',
      help: 'Private hosts the fetcher may ask all the same, such as an intranet feed.',
    },
    isHostOrPort,
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
  meaningFolder: text(
    'MUSTER_MEANING_FOLDER',
    '',
    'folder',
    'A local model of meaning (Model2Vec: tokenizer.json, model.safetensors), one more likeness.',
  ),
  meaningUrl: shaped(
    {
      name: 'MUSTER_MEANING_URL',
      fallback: '',
      unit: 'address',
      takes: 'an http or https address, such as http://127.0.0.1:11434/v1',
      help: 'In its place, an address that speaks the OpenAI form of embeddings.',
    },
    webAddress,
  ),
  meaningModel: text(
    'MUSTER_MEANING_MODEL',
    '',
    'text',
    'Name of the model at that address; required with it.',
  ),
  meaningKeyFile: text(
    'MUSTER_MEANING_KEY_FILE',
    '',
    'file',
    'File that holds the key for that address, alone; read at the start.',
  ),
  meaningBatch: count('MUSTER_MEANING_BATCH', 32, 'texts', 'Texts asked for at once.', {
    min: 1,
    max: 2_048,
  }),
  meaningTimeoutMs: count(
    'MUSTER_MEANING_TIMEOUT_MS',
    5_000,
    'milliseconds',
    'How long grouping waits for the model; then it goes on without.',
    { min: 10, max: 120_000 },
  ),
  meaningWeight: count(
    'MUSTER_MEANING_WEIGHT',
    4,
    'log-odds',
    'How much the model’s likeness counts, per unit.',
    { min: 0, max: 20 },
  ),
  meaningNeutral: count(
    'MUSTER_MEANING_NEUTRAL',
    50,
    'hundredths',
    'The model’s likeness that speaks neither for nor against one event.',
    { min: 0, max: 99 },
  ),
  draftOriginsMin: count(
    'MUSTER_DRAFT_ORIGINS_MIN',
    2,
    'independent reports',
    'An event becomes a draft when this many outlets report it in texts of their own.',
    { min: 1, max: 100 },
  ),
  draftAgeHoursMax: count(
    'MUSTER_DRAFT_AGE_HOURS_MAX',
    48,
    'hours',
    'An event gets no new draft when its last report was first seen longer ago than this.',
    { min: 1, max: 100_000 },
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
  leadPattern: pattern(
    'MUSTER_LEAD_PATTERN',
    '{outlet}: {headline}',
    ['{outlet}', '{headline}'],
    'The lead’s line.',
  ),
  columnPattern: pattern(
    'MUSTER_COLUMN_PATTERN',
    '{author}, {outlet}: {headline}',
    ['{author}', '{outlet}', '{headline}'],
    'The lead’s line when a named columnist wrote it.',
  ),
  linePattern: pattern(
    'MUSTER_LINE_PATTERN',
    '{headline} -- {outlet}',
    ['{headline}', '{outlet}'],
    'A line for another report.',
  ),
  jointPattern: pattern(
    'MUSTER_JOINT_PATTERN',
    '{outlet}/{agency}',
    ['{outlet}', '{agency}'],
    'Credit of an outlet that carries an agency’s text.',
  ),
  readMore: text('MUSTER_READ_MORE', 'Read more ....', 'text', 'Link to the lead.'),
  headingPattern: pattern(
    'MUSTER_HEADING_PATTERN',
    'More News On {event}',
    ['{event}'],
    'Section heading over an English title, as a noun phrase; other languages have their own.',
  ),
  logLevel: oneOf(
    'MUSTER_LOG_LEVEL',
    'warn',
    ['debug', 'info', 'warn', 'error'],
    'How much is logged.',
  ),
} as const;

export type Config = Readonly<{
  [K in keyof typeof settings]: (typeof settings)[K] extends Setting<infer T> ? T : never;
}> & {
  /** Whether MUSTER_PORT is set. */
  readonly portIsChosen: boolean;
};

/**
 * The frozen configuration.
 * @throws Fault `invalid`, naming the setting, what was given and what it takes.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const entries = Object.entries(settings).map(([key, setting]) => {
    const given = environment[setting.name];
    if (given === undefined) return [key, setting.fallback];
    const value = setting.parse(given);
    if (value === undefined) {
      throw new Fault('invalid', `${setting.name} is “${given}”, but takes ${setting.takes}.`);
    }
    return [key, value];
  });
  const portIsChosen = environment[settings.port.name] !== undefined;
  const config = Object.freeze({ ...Object.fromEntries(entries), portIsChosen }) as Config;
  if (config.pollMinutesMin > config.pollMinutesMax) {
    const { pollMinutesMin: min, pollMinutesMax: max } = settings;
    throw new Fault(
      'invalid',
      `${min.name} is ${config.pollMinutesMin}, more than ${max.name}, ` +
        `which is ${config.pollMinutesMax}.`,
    );
  }
  if (config.meaningFolder !== '' && config.meaningUrl !== '') {
    const { meaningFolder, meaningUrl } = settings;
    throw new Fault('invalid', `${meaningFolder.name} and ${meaningUrl.name} exclude each other.`);
  }
  if (config.meaningUrl !== '' && config.meaningModel === '') {
    const { meaningModel, meaningUrl } = settings;
    throw new Fault('invalid', `${meaningUrl.name} needs ${meaningModel.name} beside it.`);
  }
  return config;
}

/** What bears our name in the environment but is no setting, each with the nearest that is. */
export function unknownSettings(
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const known = Object.values(settings).map(({ name }) => name);
  return Object.keys(environment)
    .filter((name) => /^MUSTER_/i.test(name) && !known.some((one) => one === name))
    .map((name) => {
      const nearest = known
        .map((one) => ({ one, distance: distanceOf(one, name.toUpperCase()) }))
        .reduce((best, next) => (next.distance < best.distance ? next : best));
      const meant = nearest.distance <= strayMax ? ` Did you mean ${nearest.one}?` : '';
      return `There is no setting ${name}; it is ignored.${meant}`;
    });
}

/** A name further off than this is not a slip of the finger. */
const strayMax = 6;

/** Letters to add, drop or change to make one of the other (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, against] of [...other].entries()) {
      const changed = (row[j] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
