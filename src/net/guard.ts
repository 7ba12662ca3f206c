// Decides whether a request may go to an address. Every address is judged before it is requested,
// and every resolved IP address before it is connected to.

import ipaddr from 'ipaddr.js';
import { specialNames, badPorts } from './special-names.js';

export type Verdict =
  { readonly allowed: true } | { readonly allowed: false; readonly why: string };

const granted: Verdict = { allowed: true };
const refused = (why: string): Verdict => ({ allowed: false, why });

/**
 * Judges an address without a lookup: literal IP addresses by range, names by shape. `allowHosts`
 * lists private hosts that are permitted all the same, as `host` or `host:port`.
 */
export function judgeAddress(address: string, allowHosts: readonly string[] = []): Verdict {
  if (!URL.canParse(address)) return refused('it is not a valid address');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refused(`${url.protocol} is neither http: nor https:`);
  }
  if (url.username !== '' || url.password !== '') return refused('it carries a name or password');
  if (isListed(url, allowHosts)) return granted;
  return judgePort(url) ?? judgeHost(bareHost(url));
}

/** Judges a resolved IP address: only public unicast addresses pass. */
export function judgeIp(text: string): Verdict {
  if (!ipaddr.isValid(text)) return refused(`${text} is not an IP address`);
  const ip = ipaddr.parse(text);
  if (ip instanceof ipaddr.IPv4) return judgeIpv4(ip);
  if (ip.zoneId !== undefined) return refused('it names a network interface');
  const embedded = embeddedIpv4(ip);
  if (embedded !== undefined) return judgeIpv4(embedded);
  const range = ip.range();
  if (range !== 'unicast') return refused(`${text} is ${range}, not public`);
  return isGlobal(ip) ? granted : refused(`${text} is outside the public range`);
}

/** Whether the operator permits this host in `allowHosts`. */
export function isListed(url: URL, allowHosts: readonly string[]): boolean {
  const host = url.hostname.replace(/\.$/, '');
  const withPort = `${host}:${url.port === '' ? defaultPort(url) : url.port}`;
  return allowHosts.some((entry) => {
    const listed = entry.toLowerCase();
    return listed === host || listed === withPort || `[${listed}]` === host;
  });
}

function judgePort(url: URL): Verdict | undefined {
  if (url.port === '') return undefined;
  const port = Number(url.port);
  // Ports below 1024 belong to other services; browsers refuse some of those above.
  const fits = port >= 1024 ? !badPorts.has(port) : port === 80 || port === 443;
  return fits ? undefined : refused(`port ${port} is not a web port`);
}

function judgeHost(host: string): Verdict {
  if (ipaddr.isValid(host)) return judgeIp(host);
  const labels = host.split('.');
  if (labels.some((label) => label === '')) return refused('its host has an empty part');
  if (labels.length === 1) return refused(`${host} is the name of a machine in a private network`);
  if (host.length > 253) return refused('its host is too long');
  const special = specialNames.find((name) => host === name || host.endsWith(`.${name}`));
  return special === undefined ? granted : refused(`names under ${special} are not public`);
}

function judgeIpv4(ip: ipaddr.IPv4): Verdict {
  const range = ip.range();
  if (range !== 'unicast') return refused(`${ip.toString()} is ${range}, not public`);
  // Azure serves its machine metadata at this public address.
  return ip.match(ipaddr.IPv4.parse('168.63.129.16'), 32)
    ? refused(`${ip.toString()} is an internal service of a cloud`)
    : granted;
}

/** The IPv4 address behind a mapped (RFC 4291) or translated (RFC 6052) IPv6 address. */
function embeddedIpv4(ip: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  const wellKnown = ip.match(ipaddr.IPv6.parse('64:ff9b::'), 96);
  if (!wellKnown && !ip.isIPv4MappedAddress()) return undefined;
  return new ipaddr.IPv4(ip.toByteArray().slice(12));
}

/** Only 2000::/3 of the IPv6 space is allocated as global unicast (RFC 4291). */
function isGlobal(ip: ipaddr.IPv6): boolean {
  return ip.match(ipaddr.IPv6.parse('2000::'), 3);
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function defaultPort(url: URL): string {
  return url.protocol === 'https:' ? '443' : '80';
}
