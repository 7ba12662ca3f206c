import { uuidv7 } from 'uuidv7';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { busContract } from './bus.contract.js';
import { createInProcessBus } from './in-process.js';

busContract('The bus in process', createInProcessBus, (clock) =>
  openSqliteStore({ file: ':memory:', clock, newId: uuidv7 }),
);
