// How many requests a processor second serves: a roundup page kept in memory, the same page made
// again each time, and a bare node:http answer of the same size.
// Run: npx tsx bench/pages-served.ts

import autocannon from 'autocannon';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Kind = 'kept' | 'kept-gzip' | 'fresh' | 'not-modified' | 'bare';

interface Measured {
  readonly kind: Kind;
  readonly bytes: number;
  readonly perCpuSecond: number;
  readonly cpuMs: number;
  readonly p99Ms: number;
  readonly errors: number;
}

const words: Readonly<Record<Kind, string>> = {
  bare: 'bare node:http, same bytes',
  kept: 'roundup page, kept',
  'kept-gzip': 'roundup page, kept, gzip',
  'not-modified': 'roundup page, 304',
  fresh: 'roundup page, made each time',
};
const connections = 20;
const warmSeconds = 1;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 4);
const rounds = 3;

async function measure(kind: Kind): Promise<Measured> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const file = fileURLToPath(new URL(`./pages-served-child.${extension}`, import.meta.url));
  const child = fork(file, [kind], { execArgv: ['--import', 'tsx'] });
  try {
    const [{ url, headers }] = (await once(child, 'message')) as [
      { url: string; headers: Record<string, string> },
    ];
    const load = (duration: number) => autocannon({ url, connections, duration, headers });
    await load(warmSeconds);
    const results: Measured[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = await cpuMsOf(child);
      const result = await load(seconds);
      const cpuMs = (await cpuMsOf(child)) - before;
      const requests = result.requests.total;
      results.push({
        kind,
        bytes: Math.round(result.throughput.total / requests),
        perCpuSecond: (requests * 1000) / cpuMs,
        cpuMs: cpuMs / requests,
        p99Ms: result.latency.p99,
        errors: result.errors + result.timeouts + (kind === 'not-modified' ? 0 : result.non2xx),
      });
    }
    return middle(results);
  } finally {
    child.kill();
  }
}

async function cpuMsOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [answer] = (await once(child, 'message')) as [{ readonly cpuMs: number }];
  return answer.cpuMs;
}

function middle(results: readonly Measured[]): Measured {
  const sorted = results.toSorted((a, b) => a.perCpuSecond - b.perCpuSecond);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (found === undefined) throw new Error('Nothing was measured.');
  return found;
}

console.log('| answer | bytes on the wire | requests per CPU second | CPU ms each | p99 ms |');
console.log('|---|--:|--:|--:|--:|');
for (const kind of ['bare', 'kept', 'kept-gzip', 'not-modified', 'fresh'] as const) {
  const { bytes, perCpuSecond, cpuMs, p99Ms, errors } = await measure(kind);
  if (errors > 0) console.error(`${kind}: ${errors} errors`);
  const figures = [bytes, Math.round(perCpuSecond), cpuMs.toFixed(3), p99Ms.toFixed(1)];
  console.log(`| ${words[kind]} | ${figures.join(' | ')} |`);
}
