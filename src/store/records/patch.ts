// A change to a stored thing.

/** New values for some fields; an optional field given as `undefined` is cleared. */
export type Patch<T> = {
  readonly [K in Exclude<RequiredKeys<T>, 'id'>]?: T[K];
} & {
  readonly [K in Exclude<keyof T, RequiredKeys<T>>]?: T[K] | undefined;
};
type RequiredKeys<T> = {
  [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? never : K;
}[keyof T];

/** Makes a change depend on what the caller has read. */
export interface Condition {
  /** The version that was read. Fault `conflict` when the stored one is another. */
  readonly ifVersion?: number | undefined;
}
