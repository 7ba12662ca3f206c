// Wires everything; the only file that knows all.

import { runCli } from './cli/cli.js';

export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await runCli(argv);
}
