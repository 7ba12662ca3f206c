// Reads an answer that violates HTTP as curl does. Accepts all line ends, blanks around header
// names and contradictory lengths. Chunks count more than a length, and a length more than the end
// of the connection.

export interface LenientAnswer {
  readonly statusCode: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string[]>>;
  readonly body: Uint8Array;
  /** The body ended before its declared end. */
  readonly isCut: boolean;
}

/** Undefined if the bytes are not an HTTP answer, or its header lines are not complete. */
export function readLeniently(bytes: Buffer): LenientAnswer | undefined {
  const headEnd = endOfHead(bytes);
  if (headEnd === undefined) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, headEnd).trimEnd().split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})\b/i.exec(first)?.[1];
  if (status === undefined) return undefined;
  const headers = readHeaders(lines);
  const rest = bytes.subarray(headEnd);
  const statusCode = Number(status);
  // Informational answers precede the real one.
  if (statusCode >= 100 && statusCode < 200) return readLeniently(rest);
  return { statusCode, headers, ...readBody(rest, headers) };
}

function endOfHead(bytes: Buffer): number | undefined {
  const ends = ['\r\n\r\n', '\n\n', '\n\r\n'].flatMap((mark) => {
    const at = bytes.indexOf(mark, 0, 'latin1');
    return at < 0 ? [] : [at + mark.length];
  });
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** A line that begins with a blank continues the one before; a line without a colon is skipped. */
function readHeaders(lines: readonly string[]): Record<string, string[]> {
  const headers = Object.create(null) as Record<string, string[]>;
  let last: string | undefined;
  for (const line of lines) {
    const known = last === undefined ? undefined : headers[last];
    if (/^[ \t]/.test(line) && known !== undefined) {
      known[known.length - 1] = `${known.at(-1) ?? ''} ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    last = line.slice(0, colon).trim().toLowerCase();
    headers[last] = [...(headers[last] ?? []), line.slice(colon + 1).trim()];
  }
  return headers;
}

function readBody(
  rest: Buffer,
  headers: Readonly<Record<string, string[]>>,
): Pick<LenientAnswer, 'body' | 'isCut'> {
  if (/\bchunked\b/i.test((headers['transfer-encoding'] ?? []).join())) return readChunks(rest);
  const length = Number(headers['content-length']?.[0] ?? Number.NaN);
  if (!Number.isInteger(length)) return { body: rest, isCut: false };
  return { body: rest.subarray(0, length), isCut: rest.length < length };
}

function readChunks(rest: Buffer): Pick<LenientAnswer, 'body' | 'isCut'> {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = rest.indexOf('\n', at);
    const size = lineEnd < 0 ? undefined : /^\s*([\da-f]{1,8})\b/i.exec(line(at, lineEnd))?.[1];
    if (size === undefined) return { body: Buffer.concat(parts), isCut: true };
    const length = Number.parseInt(size, 16);
    if (length === 0) return { body: Buffer.concat(parts), isCut: false };
    const start = lineEnd + 1;
    parts.push(rest.subarray(start, start + length));
    at = start + length;
    if (rest[at] === 13) at += 1;
    if (rest[at] === 10) at += 1;
  }

  function line(from: number, to: number): string {
    return rest.toString('latin1', from, Math.min(to, from + 100));
  }
}
