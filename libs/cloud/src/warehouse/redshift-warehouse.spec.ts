import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { SequentialIds } from '@groundswell/kernel';
import { loadSteps, targetNamed, WarehouseConflictError, WarehouseUnavailableError, RefusedRowsError } from '@groundswell/warehouse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryLandedObjects } from '../../../../test/support/landed-objects.ts';
import { awsClientSettings } from '../aws-clients.ts';
import { RedshiftWarehouse } from './redshift-warehouse.ts';

interface Asked {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A server that speaks the Data API's JSON protocol: a batch runs through these states, one a question. */
class DataApi {
  readonly asked: Asked[] = [];
  states: Readonly<Record<string, unknown>>[] = [];
  /** Answers with this status so many times first. */
  refusals: number[] = [];
  private server: Server | undefined;

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const operation = String(request.headers['x-amz-target']).replace('RedshiftData.', '');
        const body = JSON.parse(Buffer.concat(pieces).toString()) as Asked['body'];
        this.asked.push({ operation, body });
        const status = this.refusals.shift() ?? 200;
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(
          JSON.stringify(status === 200 ? this.answer(operation, body) : { __type: 'InternalServerException', message: 'later' }),
        );
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private answer(operation: string, body: Asked['body']): unknown {
    if (operation === 'BatchExecuteStatement') return { Id: 'batch' };
    if (operation === 'DescribeStatement') return { Id: 'batch', ...(this.states.shift() ?? { Status: 'FINISHED' }) };
    const columns = { ColumnMetadata: [{ name: 'landed' }, { name: 'loaded' }], TotalNumRows: 2 };
    if (body.NextToken === undefined) return { ...columns, Records: [[{ longValue: 3 }, { stringValue: '2' }]], NextToken: 'more' };
    return { ...columns, Records: [[{ isNull: true }, { doubleValue: 0.5 }]] };
  }
}

describe('RedshiftWarehouse', () => {
  const api = new DataApi();
  let warehouse: RedshiftWarehouse;
  let objects: MemoryLandedObjects & { readonly bucket: string; put(key: string, body: string): Promise<void> };
  const manifests = new Map<string, string>();

  beforeEach(async () => {
    Object.assign(api, { states: [], refusals: [] });
    api.asked.length = 0;
    manifests.clear();
    const put = (key: string, body: string) => Promise.resolve(void manifests.set(key, body));
    objects = Object.assign(new MemoryLandedObjects(), { bucket: 'archive', put });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new RedshiftDataClient({
      ...awsClientSettings({ attempts: 2 }),
      endpoint: await api.start(),
      region: 'us-east-1',
      credentials,
    });
    const place = { workgroup: 'groundswell', database: 'dev', copyRoleArn: 'arn:aws:iam::1:role/copy' };
    warehouse = new RedshiftWarehouse(client, place, objects, new SequentialIds(), { pollEvery: 1, patience: 50 });
  });
  afterEach(() => api.stop());

  it('sends a load as one batch, reads objects by manifest, and asks until it is committed', async () => {
    const records = [{ sequence: 1, values: { source: 'ios', id: 'one' } }];
    const keys = ['a', 'b'].map((shard) => objects.add({ target: 'activity', shard: `activities/${shard}`, day: '2026-11-23', records }));
    api.states = [{ Status: 'SUBMITTED' }, { Status: 'STARTED' }];
    const ended = {
      Status: 'FINISHED',
      SubStatements: [
        { Id: 'batch:1', HasResultSet: false },
        { Id: 'batch:2', HasResultSet: true },
      ],
    };
    api.states.push(ended);
    const steps = loadSteps(warehouse.dialect, {
      target: targetNamed('activity'),
      objects: keys.map((key) => ({ key, landedAt: 0 })),
      at: 0,
    });
    expect(await warehouse.transaction(steps)).toEqual([
      { landed: '3', loaded: '2' },
      { landed: null, loaded: '0.5' },
    ]);
    const operations = api.asked.map(({ operation }) => operation);
    expect(operations).toEqual([
      'BatchExecuteStatement',
      ...Array<string>(3).fill('DescribeStatement'),
      ...Array<string>(2).fill('GetStatementResult'),
    ]);
    const { body } = api.asked[0] ?? {};
    expect(body).toMatchObject({ WorkgroupName: 'groundswell', Database: 'dev' });
    const sent = body?.Sqls as readonly string[];
    expect(sent).toHaveLength(steps.length);
    expect(sent[0]).toBe('LOCK landed_shard, activity');
    const [manifest = '', content = ''] = [...manifests].flat();
    expect(sent[2]).toContain(`FROM 's3://archive/${manifest}'`);
    expect(JSON.parse(content)).toEqual({ entries: keys.map((key) => ({ url: `s3://archive/${key}`, mandatory: true })) });
  });

  it('sends what the API could not take again, as the same transaction', async () => {
    api.refusals = [500];
    await warehouse.transaction(['SELECT 1']);
    const [first, second] = api.asked.filter(({ operation }) => operation === 'BatchExecuteStatement');
    expect(second?.body.ClientToken).toBe(first?.body.ClientToken);
    api.refusals = [500, 500];
    await expect(warehouse.transaction(['SELECT 1'])).rejects.toThrow(WarehouseUnavailableError);
  });

  it.each([
    [
      'ERROR: 1023\nDETAIL: Serializable isolation violation on table - 100, transactions forming the cycle are: 1, 2',
      WarehouseConflictError,
    ],
    ["ERROR: Load into table 'landed' failed. Check 'sys_load_error_detail' system table for details.", RefusedRowsError],
    ['ERROR: invalid JSON: object or array expected', RefusedRowsError],
    ['The workgroup is resuming', WarehouseUnavailableError],
    ['ERROR: syntax error at or near "FORM"', Error],
  ])('knows what "%s" means', async (reason, kind) => {
    api.states = [{ Status: 'FAILED', Error: reason }];
    await expect(warehouse.transaction(['SELECT 1'])).rejects.toThrow(kind);
  });

  it('does not wait for ever', async () => {
    api.states = Array.from({ length: 100 }, () => ({ Status: 'STARTED' }));
    await expect(warehouse.transaction(['SELECT 1'])).rejects.toThrow(WarehouseUnavailableError);
  });
});
