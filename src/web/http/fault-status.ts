// Fault code → HTTP status, in one place.

import type { FaultCode } from '../../domain/fault.js';

export const statusOf: Readonly<Record<FaultCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  internal: 500,
  unavailable: 503,
};
