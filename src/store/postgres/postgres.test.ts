import { afterAll, beforeAll, describe } from 'vitest';
import { storeContract } from '../store.contract.js';
import { hasPostgres, startPostgres, type TestServer } from './server.fixture.js';
import { postgresTestDatabase } from './test-database.fixture.js';

describe.skipIf(!hasPostgres())('with a server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  storeContract(
    'PostgreSQL',
    postgresTestDatabase(() => server),
  );
});
