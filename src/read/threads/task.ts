// The messages between threads and their workers.

/** A function that a worker runs: `module` exports it as `name`. Input and output are cloneable. */
export interface Task<Args extends readonly unknown[], Output> {
  readonly module: URL;
  readonly name: string;
  /** Processor time, in ms. */
  readonly deadlineMs: number;
  /** Only carries the types; never set. */
  readonly types?: (...args: Args) => Output;
}

export interface GaveUp {
  readonly kind: 'gave-up';
  /** For people: why there is no result. */
  readonly why: string;
}

export type ThreadAnswer<Output> = { readonly kind: 'done'; readonly value: Output } | GaveUp;

export interface ToWorker {
  /** Address of the module, and the name of the function it exports. */
  readonly module: string;
  readonly name: string;
  readonly args: readonly unknown[];
}

export type FromWorker =
  /** The module is loaded; the deadline starts now. `thread` is the kernel's name of the worker. */
  | { readonly kind: 'began'; readonly thread: string | undefined }
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly why: string };
