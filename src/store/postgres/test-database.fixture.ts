// A schema of its own on a test server, for one test.

import type { MakeTestDatabase } from '../contract/test-store.fixture.js';
import { dropPostgresStore, openPostgresStore } from './postgres.js';
import type { TestServer } from './server.fixture.js';

let schemas = 0;

/** A name that no other test process uses. */
export const newSchema = (): string => `test_${process.pid}_${(schemas += 1)}`;

export const postgresTestDatabase =
  (server: () => TestServer): MakeTestDatabase =>
  async (parts) => {
    const { url } = server();
    const schema = newSchema();
    return {
      open: () => openPostgresStore({ url, schema, ...parts }),
      openReader: () => openPostgresStore({ url, schema, ...parts, readOnly: true }),
      remove: () => dropPostgresStore(url, schema),
    };
  };
