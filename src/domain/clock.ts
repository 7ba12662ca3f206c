/** Now, in milliseconds UTC. Passed in everywhere, so that replay and tests own the time. */
export type Clock = () => number;
