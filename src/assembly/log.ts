// The operator's log: JSON lines on standard error.

import { pino } from 'pino';
import type { Log } from '../domain/log.js';

export function openLog(level: string): Log {
  return pino(
    { level, base: null, serializers: { fault: pino.stdSerializers.err } },
    pino.destination({ dest: 2, sync: true }),
  );
}
