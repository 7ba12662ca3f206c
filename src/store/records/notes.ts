// Small facts that survive a restart: marks of progress, the demo's start, hosts to spare.

export interface ReadNotes {
  /** Returns undefined when no note has this name. */
  read(name: string): Promise<string | undefined>;
}

export interface Notes extends ReadNotes {
  /** Adds or replaces the note. */
  write(name: string, value: string): Promise<void>;
}
