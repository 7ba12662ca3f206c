// However many messages wait, hindsight has a slice now and then.

import type { Change } from './change.js';
import type { Engine } from './engine.js';

export interface Pacing {
  /** The slice that is due after so many more reports were placed, if one is. */
  placed(engine: Engine, reports: number): readonly Change[];
  /** One slice; undefined when there is nothing left to do. */
  lookBack(engine: Engine): readonly Change[] | undefined;
  /** A snapshot taken now would make hindsight begin anew. */
  isMidway(): boolean;
}

/** Reports placed for each slice … */
const reportsPerSlice = 20;
/** … and before it begins anew. */
const reportsPerLook = 200;

export function createPacing(): Pacing {
  /** Since the last slice; negative while hindsight is not due. */
  let placed = 0;
  let isMidway = false;

  function lookBack(engine: Engine): readonly Change[] | undefined {
    const changes = engine.lookBack();
    isMidway = changes !== undefined;
    placed = isMidway ? 0 : -reportsPerLook;
    return changes;
  }

  return {
    lookBack,
    placed(engine, reports) {
      placed += reports;
      return placed < reportsPerSlice ? [] : (lookBack(engine) ?? []);
    },
    isMidway: () => isMidway,
  };
}
