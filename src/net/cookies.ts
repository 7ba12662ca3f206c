// Cookies within one request: some sites set a cookie and redirect, and answer only once it is
// sent. No cookie outlives the request.

export interface Cookies {
  /** Takes over the Set-Cookie lines of an answer from this address. */
  add(url: string, lines: readonly string[]): void;
  /** The Cookie header for an address; undefined if there is none. */
  header(url: string): string | undefined;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  /** Parent domains share it with their hosts. */
  readonly isShared: boolean;
  readonly isSecure: boolean;
}

const cookiesMax = 50;
const lengthMax = 4_096;

export function createCookies(): Cookies {
  const known = new Map<string, Cookie>();
  return {
    add: (url, lines) => {
      for (const line of lines.slice(0, cookiesMax)) {
        const cookie = readCookie(line, new URL(url).hostname);
        if (cookie === undefined) continue;
        const key = `${cookie.domain} ${cookie.name}`;
        if (cookie.value === '') known.delete(key);
        else if (known.size < cookiesMax) known.set(key, cookie);
      }
    },
    header: (url) => {
      const { hostname, protocol } = new URL(url);
      const fitting = [...known.values()].filter(
        ({ domain, isShared, isSecure }) =>
          (hostname === domain || (isShared && hostname.endsWith(`.${domain}`))) &&
          (!isSecure || protocol === 'https:'),
      );
      const pairs = fitting.map(({ name, value }) => `${name}=${value}`);
      return pairs.length === 0 ? undefined : pairs.join('; ');
    },
  };
}

function readCookie(line: string, host: string): Cookie | undefined {
  if (line.length > lengthMax) return undefined;
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  if (at <= 0 || /[\r\n\0]/.test(pair)) return undefined;
  const asked = attributes.find((one) => /^domain=/i.test(one))?.slice('domain='.length);
  const domain = (asked ?? '').replace(/^\./, '').toLowerCase();
  const isParent = domain.includes('.') && (host === domain || host.endsWith(`.${domain}`));
  if (asked !== undefined && domain !== '' && !isParent && domain !== host) return undefined;
  return {
    name: pair.slice(0, at),
    value: pair.slice(at + 1),
    domain: isParent ? domain : host,
    isShared: isParent,
    isSecure: attributes.some((one) => /^secure$/i.test(one)),
  };
}
