// Lets a message that may have killed the process run while no other message does.

/** Shared by the lanes of a bus; an owner is a lane. */
export interface Solitude {
  /** Reserves the bus for the owner. True once it has the bus and nothing runs. */
  enter(owner: object): boolean;
  /** Ends the owner's reservation; does nothing without one. */
  leave(owner: object): void;
  /** Whether messages of all lanes may start. */
  isOpen(): boolean;
  /** Counts a message that starts; the result is called when it ends. */
  begin(): () => void;
}

export function createSolitude(): Solitude {
  let holder: object | undefined;
  let running = 0;
  return {
    enter: (owner) => {
      holder ??= owner;
      return holder === owner && running === 0;
    },
    leave: (owner) => {
      if (holder === owner) holder = undefined;
    },
    isOpen: () => holder === undefined,
    begin: () => {
      running += 1;
      return () => (running -= 1);
    },
  };
}
