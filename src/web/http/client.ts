// Who counts as one client: an IPv4 address, or an IPv6 network of 64 bits.

import { isIPv6 } from 'node:net';

const mappedV4 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/**
 * Providers give each customer at least a /64 of IPv6, so all addresses in it are one client.
 * `2001:db8:1:2::7` → `2001:db8:1:2::/64`. An address of another form is returned as it is.
 */
export function clientOf(address: string): string {
  const plain = address.split('%', 1)[0] ?? '';
  const v4 = mappedV4.exec(plain)?.[1];
  if (v4 !== undefined) return v4;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...after];
  const network = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
