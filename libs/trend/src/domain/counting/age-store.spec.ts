import { describe } from 'vitest';
import { ageStoreContract } from '../../../../../test/support/age-store-contract.ts';
import { InMemoryAgeStore } from './age-store.ts';

describe('first sights in memory', () => {
  ageStoreContract(() => new InMemoryAgeStore());
});
