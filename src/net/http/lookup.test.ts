import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { resolveBySystem } from './lookup.js';

const typeA = 1;
const typeAaaa = 28;

/** A name server that answers each question type by `records`; `undefined` is silence. */
async function nameServer(records: (type: number) => readonly number[] | 'unknown' | undefined) {
  const socket = createSocket('udp4');
  socket.on('message', (query, peer) => {
    const type = query.readUInt16BE(query.indexOf(0, 12) + 1);
    const record = records(type);
    if (record === undefined) return;
    const question = query.subarray(12, query.indexOf(0, 12) + 5);
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(record === 'unknown' ? 0x8183 : 0x8180, 2);
    header.writeUInt16BE(record === 'unknown' ? 0 : 1, 6);
    header.writeUInt32BE(0, 8);
    if (record === 'unknown') {
      socket.send(Buffer.concat([header, question]), peer.port, peer.address);
      return;
    }
    const answer = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 9, 0, record.length, ...record]);
    socket.send(Buffer.concat([header, question, answer]), peer.port, peer.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { servers: [`127.0.0.1:${socket.address().port}`], close: () => socket.close() };
}

const six = [0x26, 6, 0x47, 0, ...Array.from({ length: 11 }, () => 0), 1];

test('addresses of both families are found, IPv4 first', async () => {
  const { servers, close } = await nameServer((type) => (type === typeA ? [192, 0, 2, 1] : six));
  expect(await resolveBySystem({ servers })('paper.example')).toEqual([
    { address: '192.0.2.1', family: 4 },
    { address: '2606:4700::1', family: 6 },
  ]);
  close();
});

test('a name server that never answers for IPv6 causes no delay', async () => {
  const { servers, close } = await nameServer((type) =>
    type === typeAaaa ? undefined : [192, 0, 2, 1],
  );
  expect(await resolveBySystem({ servers, timeoutMs: 60_000 })('paper.example')).toEqual([
    { address: '192.0.2.1', family: 4 },
  ]);
  close();
});

test('a name that the name servers do not know is looked up in the hosts file', async () => {
  const { servers, close } = await nameServer(() => 'unknown');
  const found = await resolveBySystem({ servers })('localhost');
  expect(found.map(({ address }) => address)).toContain('127.0.0.1');
  close();
});

test('the hosts file has precedence over the name servers', async () => {
  const { servers, close } = await nameServer(() => [192, 0, 2, 1]);
  const folder = mkdtempSync(path.join(tmpdir(), 'muster-hosts-'));
  const hostsFile = path.join(folder, 'hosts');
  writeFileSync(hostsFile, '# mine\n198.51.100.7 Paper.example wire.example # two\n');
  const resolve = resolveBySystem({ servers, hostsFile });
  expect(await resolve('paper.example')).toEqual([{ address: '198.51.100.7', family: 4 }]);
  expect(await resolve('other.example')).toContainEqual({ address: '192.0.2.1', family: 4 });
  rmSync(folder, { recursive: true });
  close();
});

test('a name server that never answers is a fault', async () => {
  const { servers, close } = await nameServer(() => undefined);
  const resolve = resolveBySystem({ servers, timeoutMs: 50 });
  await expect(resolve('paper.example')).rejects.toThrow('do not answer');
  close();
});
