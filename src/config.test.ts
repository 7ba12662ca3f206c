import { describe, expect, test } from 'vitest';
import { readConfig, settings, unknownSettings } from './config.js';

describe('a setting that makes no sense', () => {
  test.each([
    ['MUSTER_PORT', 'abc', 'a port number from 0 to 65535'],
    ['MUSTER_PORT', '80.5', 'a port number'],
    ['MUSTER_PORT', '', 'a port number'],
    ['MUSTER_TIME_ZONE', 'Mars/Olympus', 'the IANA name of a time zone, such as Europe/Warsaw'],
    ['MUSTER_LINES_MAX', '0', 'a whole number of lines from 1 to 100'],
    ['MUSTER_PUBLISH_UNATTENDED', 'maybe', 'yes or no'],
    ['MUSTER_LOG_LEVEL', 'loud', 'debug, info, warn or error'],
    ['MUSTER_HOST', '999.1.1.1', 'an IP address or host name'],
    ['MUSTER_HOST', 'http://127.0.0.1', 'an IP address or host name'],
    ['MUSTER_HOST', '', 'an IP address or host name'],
    ['MUSTER_SITE_URL', 'roundup.example', 'an http or https address'],
    ['MUSTER_SITE_URL', 'ftp://roundup.example', 'an http or https address'],
    ['MUSTER_SITE_URL', 'https://roundup.example/?a=b', 'an http or https address'],
    ['MUSTER_LEAD_PATTERN', '{outlet}', 'a text that holds {outlet} and {headline}'],
    ['MUSTER_LINE_PATTERN', '{headline} ({outlet}, {agency})', '{headline} and {outlet}'],
    ['MUSTER_COLUMN_PATTERN', '{outlet}: {headline}', '{author}'],
    ['MUSTER_JOINT_PATTERN', 'both', '{outlet} and {agency}'],
    ['MUSTER_HEADING_PATTERN', 'More News', 'a text that holds {event}'],
    ['MUSTER_ALLOW_HOSTS', 'intra.example,*.example', 'hosts by name or IP address'],
    ['MUSTER_ALLOW_HOSTS', 'http://intra.example', 'hosts by name or IP address'],
    ['MUSTER_ALLOW_HOSTS', 'intra:99999', 'hosts by name or IP address'],
    ['MUSTER_TRUSTED_PROXIES', 'proxy.example', 'IP addresses or networks'],
    ['MUSTER_TRUSTED_PROXIES', '10.0.0.0/33', 'IP addresses or networks'],
    ['MUSTER_TRUSTED_PROXIES', 'fd00::/129', 'IP addresses or networks'],
    ['MUSTER_CONTACT', 'call me', 'a web or mail address'],
  ])('%s=%s is refused in one line', (name, given, takes) => {
    const read = () => readConfig({ [name]: given });
    expect(read).toThrow(`${name} is “${given}”, but takes `);
    expect(read).toThrow(takes);
  });

  test('as are bounds the wrong way round', () => {
    const given = { MUSTER_POLL_MINUTES_MIN: '60', MUSTER_POLL_MINUTES_MAX: '30' };
    expect(() => readConfig(given)).toThrow(
      'MUSTER_POLL_MINUTES_MIN is 60, more than MUSTER_POLL_MINUTES_MAX, which is 30.',
    );
  });
});

test.each([
  ['MUSTER_HOST', '::1', 'host', '::1'],
  ['MUSTER_HOST', '0.0.0.0', 'host', '0.0.0.0'],
  ['MUSTER_HOST', 'desk.example', 'host', 'desk.example'],
  ['MUSTER_SITE_URL', '', 'siteUrl', ''],
  ['MUSTER_SITE_URL', 'https://a.example/news/', 'siteUrl', 'https://a.example/news/'],
  ['MUSTER_CONTACT', 'desk@a.example', 'contact', 'desk@a.example'],
  ['MUSTER_LOG_LEVEL', 'INFO', 'logLevel', 'info'],
  ['MUSTER_LINE_PATTERN', '{outlet}: {headline}', 'linePattern', '{outlet}: {headline}'],
  [
    'MUSTER_ALLOW_HOSTS',
    'intra, 10.0.0.1:8190,[::1]:80, ::1',
    'allowHosts',
    ['intra', '10.0.0.1:8190', '[::1]:80', '::1'],
  ],
  ['MUSTER_TRUSTED_PROXIES', '127.0.0.1, fd00::/8', 'trustedProxies', ['127.0.0.1', 'fd00::/8']],
] as const)('%s=%s is taken', (name, given, key, value) => {
  expect(readConfig({ [name]: given })[key]).toEqual(value);
});

test('every default would be taken if it were given', () => {
  for (const { name, fallback, parse } of Object.values(settings)) {
    const given = typeof fallback === 'boolean' ? (fallback ? 'yes' : 'no') : String(fallback);
    expect([name, parse(given)]).toEqual([name, fallback]);
  }
});

test('an unknown setting is told, with the nearest there is', () => {
  const given = { MUSTER_PROT: '1', MUSTER_PORT: '2', MUSTER_WEATHER_IN_SELM: '3', HOME: '/' };
  expect(unknownSettings(given)).toEqual([
    'There is no setting MUSTER_PROT; it is ignored. Did you mean MUSTER_PORT?',
    'There is no setting MUSTER_WEATHER_IN_SELM; it is ignored.',
  ]);
});
