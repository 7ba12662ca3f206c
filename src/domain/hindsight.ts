// How often recent reports are grouped again by what came since. Other stages wait accordingly.

import { minuteMs } from './time.js';

/** The pause after a run of hindsight: without it pages would change with every report. */
export const hindsightPauseMs = 5 * minuteMs;
