import { storeContract } from '../store.contract.js';
import { sqlitePlace } from './place.contract.js';

storeContract('SQLite', sqlitePlace);
