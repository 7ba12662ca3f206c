// A visitor of the site in its own process: requests each given address 20 times a second, without
// waiting for earlier answers, and sends the response times when a message arrives.

import { Agent, get } from 'node:http';

export interface Seen {
  readonly url: string;
  /** From asking to the last byte. */
  readonly ms: readonly number[];
  readonly failures: number;
}

const perSecond = 20;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const seen = process.argv.slice(2).map((url) => ({ url, ms: [] as number[], failures: 0 }));

process.on('message', () => {
  process.send?.(seen.map((one) => ({ ...one, ms: [...one.ms] })) satisfies readonly Seen[]);
  for (const one of seen) Object.assign(one, { ms: [], failures: 0 });
});
process.on('disconnect', () => process.exit());

for (const [index, one] of seen.entries()) {
  setTimeout(() => setInterval(() => ask(one), 1000 / perSecond), (index * 1000) / 60);
}

function ask(one: { readonly url: string; readonly ms: number[]; failures: number }): void {
  const asked = performance.now();
  get(one.url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
    response.resume();
    response.on('end', () => {
      if (response.statusCode === 200) one.ms.push(performance.now() - asked);
      else one.failures += 1;
    });
  }).on('error', () => {
    one.failures += 1;
  });
}
