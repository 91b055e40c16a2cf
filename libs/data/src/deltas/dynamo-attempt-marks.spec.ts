import { ManualClock, RandomIds } from '@groundswell/kernel';
import { expect, it } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoAttemptMarks } from './dynamo-attempt-marks.ts';

it('counts the attempts at a record that did not end', async () => {
  const dynamo = testDynamoDb();
  const table = await testTable(dynamo, 'trends');
  const marks = new DynamoAttemptMarks(createDocumentClient(dynamo), table, new ManualClock(0), new RandomIds());
  expect((await marks.begin('s', '7')).unfinished).toBe(0);
  const second = await marks.begin('s', '7');
  expect(second.unfinished).toBe(1);
  await second.end();
  await second.end();
  expect((await marks.begin('s', '7')).unfinished).toBe(1);
  expect((await marks.begin('s', '8')).unfinished).toBe(0);
});
