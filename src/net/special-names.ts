// Names and ports behind which no public web site stands.

/**
 * Ends of names that are kept for use inside networks, or never looked up (RFC 2606, 6761, 6762,
 * 7686, 8375, 9476), and those that network owners and clouds commonly use in that way.
 */
export const specialNames: readonly string[] = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'arpa',
  'test',
  'invalid',
  'onion',
  'alt',
];

/** Ports from 1024 up that browsers refuse to ask over HTTP (the fetch standard's “bad ports”). */
export const unfitPorts: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
]);
