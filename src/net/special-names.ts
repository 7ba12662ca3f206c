// Host names and ports that never belong to a public web site.

/**
 * Last labels reserved for private networks or never resolved (RFC 2606, 6761, 6762, 7686, 8375,
 * 9476), and those that networks and clouds commonly use that way.
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

/** Ports from 1024 that browsers refuse for HTTP (“bad ports” of the Fetch standard). */
export const badPorts: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
]);
