import { ManualClock, RandomIds } from '@groundswell/kernel';
import { LONGEST_ATTEMPT } from '@groundswell/trend';
import { expect, it } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoAttemptMarks } from './dynamo-attempt-marks.ts';

it('counts the attempts at a record that began long ago and did not end', { timeout: 30_000 }, async () => {
  const dynamo = testDynamoDb();
  const clock = new ManualClock(1_607_000_000_000);
  const marks = new DynamoAttemptMarks(createDocumentClient(dynamo), await testTable(dynamo, 'trends'), clock, new RandomIds());
  expect((await marks.begin('s', '7')).unfinished).toBe(0);
  const second = await marks.begin('s', '7');
  // The first may still be running.
  expect(second.unfinished).toBe(0);
  clock.advance(LONGEST_ATTEMPT + 1);
  expect((await marks.begin('s', '7')).unfinished).toBe(2);
  await second.end();
  await second.end();
  expect((await marks.begin('s', '7')).unfinished).toBe(1);
  expect((await marks.begin('s', '8')).unfinished).toBe(0);
});
