import { RandomIds } from '@groundswell/kernel';
import { describe } from 'vitest';
import { ageStoreContract } from '../../../../test/support/age-store-contract.ts';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoAgeStore } from './dynamo-age-store.ts';

describe('first sights in DynamoDB', () => {
  ageStoreContract(async () => {
    const dynamo = testDynamoDb();
    return new DynamoAgeStore(createDocumentClient(dynamo), await testTable(dynamo, 'trends'), new RandomIds());
  });
});
