import { PutCommand, UpdateCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { SequentialIds } from '@groundswell/kernel';
import { DynamoRankStore } from '@groundswell/data';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DayEnd, Death, RankedDay } from '../factories/ranked-day.ts';
import { testDynamoDb, testTable } from '../support/tables.ts';

interface Mortal {
  readonly client: DynamoDBDocumentClient;
  writes(): number;
}

/** A client that dies at its n-th write: before the table has it, or after and before anybody is told. */
function mortalClient(diesAt: number, done: boolean): Mortal {
  const client = DynamoDBDocumentClient.from(testDynamoDb(), { marshallOptions: { removeUndefinedValues: true } });
  const send = client.send.bind(client) as (command: unknown) => Promise<unknown>;
  let writes = 0;
  const mortal = async (command: unknown): Promise<unknown> => {
    if (!(command instanceof PutCommand || command instanceof UpdateCommand)) return send(command);
    writes += 1;
    const dies = writes === diesAt;
    const answer = dies && !done ? undefined : await send(command);
    if (dies) throw new Death();
    return answer;
  };
  Object.assign(client, { send: mortal });
  return { client, writes: () => writes };
}

/** Small bodies, so that some parts are stored in pieces. */
const LARGEST_BODY = 400;

async function dayOf({ client }: Mortal, beside = false): Promise<DayEnd & { deaths: number }> {
  const table = await testTable(testDynamoDb(), 'trends', true);
  const day = new RankedDay(new DynamoRankStore(client, table, new SequentialIds('piece'), LARGEST_BODY));
  return { ...(await day.run(beside)), deaths: day.deaths };
}

describe('a ranker on a real table', () => {
  let expected: DayEnd;
  let writes: number;

  beforeAll(async () => {
    const mortal = mortalClient(0, true);
    const { deaths: _deaths, ...end } = await dayOf(mortal);
    expected = end;
    writes = mortal.writes();
  });

  it.each([
    { seed: 1, done: false, stride: 421 },
    { seed: 2, done: true, stride: 443 },
    { seed: 3, done: false, stride: 457 },
  ])(
    'that dies at a write is followed by one that comes to the same (seed $seed)',
    { timeout: 240_000 },
    async ({ seed, done, stride }) => {
      for (let write = seed * 40; write <= writes; write += stride) {
        const { deaths, ...end } = await dayOf(mortalClient(write, done));
        expect(deaths, `write ${write} of ${writes}`).toBe(1);
        expect(end, `death at write ${write} of ${writes}`).toEqual(expected);
      }
    },
  );

  it('comes to the same beside another one', { timeout: 60_000 }, async () => {
    const { deaths: _deaths, ...end } = await dayOf(mortalClient(0, true), true);
    expect(end).toEqual(expected);
  });
});
