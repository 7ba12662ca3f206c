// The answer to a client that does not speak HTTP well enough for a page: one line of text.

const statusLines: ReadonlyMap<string, string> = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/**
 * A whole HTTP/1.1 answer with its headers; the connection ends with it. `code` is that of Node's
 * parser error; an unknown one becomes 400.
 */
export function rawAnswer(
  code: string | undefined,
  headers: Readonly<Record<string, string>>,
): string {
  const status = statusLines.get(code ?? '') ?? '400 Bad Request';
  const body = `${status}\n`;
  const lines = Object.entries({
    ...headers,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status}`, ...lines, '', body].join('\r\n');
}
