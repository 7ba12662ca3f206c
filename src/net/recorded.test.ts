import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { netContract, type OpenWorld } from './net.contract.js';
import { openRecordedNet, recordName, type RecordedAnswer } from './recorded.js';

async function recorded(answers: readonly RecordedAnswer[]) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'muster-recorded-'));
  const lines = answers.map((answer) => JSON.stringify(answer));
  await writeFile(path.join(folder, recordName), lines.join('\n'));
  return { folder, net: await openRecordedNet(folder) };
}

const openWorld: OpenWorld = async (pages) => {
  const base = 'http://paper.example';
  const answers = pages.map(({ path: at, ...page }) => ({ url: `${base}${at}`, ...page }));
  const { folder, net } = await recorded(answers);
  return { net, base, close: () => rm(folder, { recursive: true }) };
};

describe('recorded answers', () => {
  netContract(openWorld);

  test('are used in order, files included, and the last one repeats', async () => {
    const url = 'http://paper.example/feed';
    const { folder, net } = await recorded([
      { url, file: 'one.xml' },
      { url, refusal: { kind: 'timeout', reason: 'No answer.' } },
      { url, file: '../outside' },
    ]);
    await writeFile(path.join(folder, 'one.xml'), '<rss/>');
    const ask = () => net.get({ url, bytesMax: 100, timeoutMs: 100 });
    expect(await ask()).toMatchObject({ status: 200, body: { length: 6 } });
    expect(await ask()).toMatchObject({ kind: 'timeout' });
    await expect(ask()).rejects.toMatchObject({ code: 'invalid' });
    await rm(folder, { recursive: true });
  });
});
