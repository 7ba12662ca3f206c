// What threads are given to do, and what comes of it.

/** A function a worker runs: exported as `name` by `module`, its input and output cloneable. */
export interface Task<Input, Output> {
  readonly module: URL;
  readonly name: string;
  readonly deadlineMs: number;
  /** Names the types alone; never there. */
  readonly types?: (input: Input) => Output;
}

export interface GaveUp {
  readonly kind: 'gave-up';
  /** For people: what the reading did. */
  readonly why: string;
}

export type ThreadAnswer<Output> = { readonly kind: 'done'; readonly value: Output } | GaveUp;

export interface ToWorker {
  /** Address of the module, and the name of the function it exports. */
  readonly module: string;
  readonly name: string;
  readonly input: unknown;
}

export type FromWorker =
  /** Loaded; the deadline runs from here. */
  | { readonly kind: 'began' }
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly why: string };
