// Puts the desk together: the accounts, the composer, the wire, and their two faces.

import { randomBytes } from 'node:crypto';
import { createAccounts, passwordCost } from '../accounts/accounts.js';
import { createComposer } from '../compose/compose.js';
import type { Config } from '../config.js';
import { createPublisher } from '../publish/publish.js';
import type { Store } from '../store/store.js';
import { createApi } from '../web/api/api.js';
import { createWire } from '../web/api/wire/wire.js';
import { createDesk } from '../web/desk/desk.js';
import { loadDeskFiles } from '../web/desk/desk-files.js';
import type { Face } from '../web/http/face.js';
import type { Environment } from './environment.js';

export interface Desk {
  readonly faces: readonly Face[];
  /** Path of the one-time link that makes the owner; undefined when there is an owner. */
  ownerPath(): Promise<string | undefined>;
}

/** @param store written by the desk, beside the pipeline that writes the same database. */
export function openDesk(
  store: Store,
  config: Config,
  { clock, newId }: Environment,
  isDemo: boolean,
): Desk {
  const accounts = createAccounts({
    store,
    clock,
    newId,
    random: randomBytes,
    passwordCost,
    siteName: config.siteName,
  });
  const publisher = createPublisher({ store, clock, config });
  const composer = createComposer({ store, publisher, clock, newId, config });
  const wire = createWire(store, clock);
  return {
    faces: [
      createApi({ accounts, store, composer, wire, clock, config }),
      createDesk({ accounts, config, clock, files: loadDeskFiles(), isDemo }),
    ],
    async ownerPath() {
      const secret = await accounts.links.forOwner();
      return secret && `/desk/link/${secret}`;
    },
  };
}
