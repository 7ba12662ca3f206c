// Every page and form of the desk outside its client.

import type { DeskRoute } from './desk-route.js';
import { accountRoutes } from './routes/account.js';
import { linkRoutes } from './routes/links.js';
import { passkeyRoutes } from './routes/passkeys.js';
import { signInRoutes } from './routes/sign-in.js';

export const deskRoutes: readonly DeskRoute[] = [
  ...signInRoutes,
  ...linkRoutes,
  ...accountRoutes,
  ...passkeyRoutes,
];
