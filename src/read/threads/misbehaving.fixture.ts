// Tasks that hang, crash or eat memory, for the test of threads.

export function hang(): never {
  for (;;);
}

/** Takes real time but no processor time, like a worker on a suspended machine. */
export function idle(ms: number): number {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  return ms;
}

export function eat(): never {
  const held: number[][] = [];
  for (;;) held.push(new Array<number>(1_000_000).fill(Math.random()));
}

export function refuse(): never {
  throw new Error('poisoned');
}

export function leave(): never {
  process.exit(3);
}

export function double(input: number): number {
  return input * 2;
}
