// Requests an address again, over another connection, when the strict parser rejects its answer.

import { Readable } from 'node:stream';
import { errors, type buildConnector } from 'undici';
import { readLeniently, type LenientAnswer } from './lenient-answer.js';
import { headerBytesMax, type RawAnswer, type SingleRequest } from './single-request.js';

type Socket = Exclude<Parameters<buildConnector.Callback>[1], null>;

/** Rejects with undici's faults for an answer that is not HTTP or ends too early. */
export async function requestLeniently(
  connector: buildConnector.connector,
  single: SingleRequest,
): Promise<RawAnswer> {
  const socket = await connect(connector, single.url);
  const end = (): void => void socket.destroy();
  single.signal.addEventListener('abort', end, { once: true });
  try {
    socket.write(requestText(single));
    const answer = readLeniently(await readAll(socket, single));
    single.signal.throwIfAborted();
    if (answer === undefined) throw new errors.HTTPParserError('not HTTP');
    return { ...answer, body: Readable.from(bodyOf(answer), { objectMode: false }) };
  } finally {
    single.signal.removeEventListener('abort', end);
    end();
  }
}

function connect(connector: buildConnector.connector, url: URL): Promise<Socket> {
  const { protocol, hostname, port } = url;
  return new Promise((resolve, reject) => {
    connector({ protocol, hostname, port, servername: hostname }, (fault, socket) => {
      if (socket === null) reject(fault ?? new Error('no connection'));
      else resolve(socket);
    });
  });
}

/** Asks the server to end the connection after its answer. */
function requestText({ url, headers }: SingleRequest): string {
  const lines = Object.entries({ ...headers, host: url.host, connection: 'close' });
  const text = lines.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`);
  return `GET ${url.pathname}${url.search} HTTP/1.1\r\n${text.join('')}\r\n`;
}

/** Everything up to the end of the connection, or one byte more than allowed. */
async function readAll(socket: Socket, { bytesMax }: SingleRequest): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const isDone = (): boolean => size > bytesMax + headerBytesMax;
  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (isDone()) break;
    }
  } catch (fault) {
    if (size === 0) throw fault;
  }
  return Buffer.concat(chunks);
}

async function* bodyOf({ body, isCut }: LenientAnswer): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  if (body.length > 0) yield body;
  if (isCut) throw new errors.SocketError('the answer ended early');
}
