// The one shape of a failed request in JSON:
// `{"error": {"code": "invalid", "message": "…", "requestId": "…"}}`

import type { FastifyReply } from 'fastify';
import type { Failure } from './failure.js';

export function sendJsonFailure(failure: Failure, reply: FastifyReply): FastifyReply {
  const { status, code, message, retryAfterSeconds } = failure;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error: { code, message, requestId: reply.request.id } }));
}
