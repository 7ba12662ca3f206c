// Every route of the API. `routes.test.ts` tries each of them without a session, in a wrong role,
// without a token, from a foreign page and with a body of the wrong kind.

import type { ApiRoute } from './route.js';
import { eventRoute } from './routes/event.js';
import { roundupRoutes } from './routes/roundups.js';
import { triageRoute } from './routes/triage.js';
import { wireRoute } from './routes/wire.js';

export const routes: readonly ApiRoute[] = [wireRoute, eventRoute, triageRoute, ...roundupRoutes];
