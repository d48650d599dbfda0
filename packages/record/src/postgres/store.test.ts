import { describe, it } from 'vitest';
import { storeContract } from './store-contract.js';

storeContract('the embedded PostgreSQL', undefined);

const given = process.env.CAUSEWAY_TEST_DATABASE;
if (given === undefined) {
  describe('store on another PostgreSQL', () => {
    it.skip('needs CAUSEWAY_TEST_DATABASE to name a server', () => undefined);
  });
} else {
  storeContract('the PostgreSQL of CAUSEWAY_TEST_DATABASE', given);
}
