// The proxy settings of the environment: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, as curl
// reads them.

export interface Proxies {
  /** The proxy for an address; undefined if the request goes directly. */
  for(url: URL): string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readProxies(environment: Environment): Proxies {
  const read = (name: string): string | undefined => {
    const value = environment[name.toLowerCase()] ?? environment[name.toUpperCase()];
    return value === undefined || value.trim() === '' ? undefined : value.trim();
  };
  const general = read('all_proxy');
  const proxies = {
    'http:': proxyAddress(read('http_proxy') ?? general),
    'https:': proxyAddress(read('https_proxy') ?? general),
  };
  const exceptions = (read('no_proxy') ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  return {
    for: (url) => {
      const proxy = url.protocol === 'https:' ? proxies['https:'] : proxies['http:'];
      if (proxy === undefined || isLoopback(url.hostname)) return undefined;
      return exceptions.some((entry) => isExcepted(url, entry)) ? undefined : proxy;
    },
  };
}

/** A proxy may be written without a scheme. */
function proxyAddress(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  return URL.canParse(address) && /^https?:/i.test(address) ? address : undefined;
}

/** `*`, a host, a domain with or without a dot in front, each with or without a port. */
function isExcepted(url: URL, entry: string): boolean {
  if (entry === '*') return true;
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  const portOfUrl = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  if (port !== undefined && port !== portOfUrl) return false;
  const domain = name.replace(/^\*?\./, '');
  return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
