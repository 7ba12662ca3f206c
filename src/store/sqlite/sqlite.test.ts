import { backupContract } from '../contract/backup.contract.js';
import { storeContract } from '../store.contract.js';
import { sqliteTestDatabase } from './test-database.fixture.js';

storeContract('SQLite', sqliteTestDatabase, [backupContract]);
