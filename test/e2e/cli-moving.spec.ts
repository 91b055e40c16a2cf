import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Vault } from '@groundswell/auth';
import {
  createDocumentClient,
  DynamoAccountStore,
  DynamoDeltaLog,
  DynamoErasedList,
  DynamoKeptItems,
  DynamoKeyRing,
  DynamoRankStore,
} from '@groundswell/data';
import { Keeper, PersonActors } from '@groundswell/feed';
import { MINUTE, RandomIds, SystemClock } from '@groundswell/kernel';
import { ErasedActors } from '@groundswell/privacy';
import { FieldCipher, FileSecrets, FixedDeploymentKey, RotatingSealingKeys, SecretKeyWrapper } from '@groundswell/security';
import { Ranker, SurpriseRule } from '@groundswell/trend';
import { afterEach, expect, inject, it, onTestFinished, vi } from 'vitest';
import { run } from '../../apps/cli/src/run.ts';
import { testContext } from '../../apps/cli/src/testing/recorded-output.ts';
import { accountOf } from '../factories/accounts.ts';
import { ChainWriter, crowd } from '../factories/deltas.ts';
import { testDynamoDb, testTable } from '../support/tables.ts';

const KEY = 'a key of at least thirty-two characters';
const dynamo = testDynamoDb();
const client = createDocumentClient(dynamo);
const clock = new SystemClock();

afterEach(() => void vi.unstubAllEnvs());

function folderOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `groundswell-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Tables and secrets of a deployment, and `groundswell` as somebody runs it beside them. */
async function deployment() {
  const [identity, engagement, trends] = await Promise.all(
    (['identity', 'engagement', 'trends'] as const).map((name) => testTable(dynamo, name)),
  );
  const secrets = folderOf('secrets');
  const ring = new DynamoKeyRing(dynamo, identity as string);
  const cipher = new FieldCipher(new RotatingSealingKeys(ring, new SecretKeyWrapper(new FileSecrets(secrets)), clock));
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodb'),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    GROUNDSWELL_TABLE_IDENTITY: identity as string,
    GROUNDSWELL_TABLE_ENGAGEMENT: engagement as string,
    GROUNDSWELL_TABLE_TRENDS: trends as string,
    GROUNDSWELL_DEPLOYMENT_KEY: KEY,
    GROUNDSWELL_SECRETS_FOLDER: secrets,
  };
  const groundswell = async (...words: readonly string[]) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const context = testContext(environment);
    const code = await run(words, context);
    return { code, printed: context.output.printed.join('\n'), noted: context.output.noted.join('\n') };
  };
  return {
    secrets,
    trends: trends as string,
    groundswell,
    accounts: new DynamoAccountStore(client, identity as string),
    items: new DynamoKeptItems(client, engagement as string),
    vault: new Vault(cipher, new FixedDeploymentKey(KEY)),
    erased: new ErasedActors(new DynamoErasedList(client, trends as string), clock),
  };
}

type Deployment = Awaited<ReturnType<typeof deployment>>;

async function signUp({ accounts, items, vault }: Deployment, id: string): Promise<void> {
  const address = `${id}@example.org`;
  const sealed = { addressDigest: await vault.digest(address, 'address'), address: await vault.seal(address, id, 'address') };
  await accounts.create(accountOf({ id, ...sealed }));
  await new Keeper(items, clock).apply(id, [{ id: crypto.randomUUID(), collection: 'follows', item: 'storm', set: {} }]);
}

async function rank({ trends }: Deployment): Promise<void> {
  const ids = new RandomIds();
  const log = new DynamoDeltaLog(client, trends, clock, ids);
  await new ChainWriter(log, 'shard-1').append(crowd('storm', 20, Math.floor(clock.now() / MINUTE)));
  await new Ranker(new DynamoRankStore(client, trends, ids), log, clock, ids, { minimumActors: 5, rule: new SurpriseRule() }).refresh();
}

it('a deployment moves by export and import: trends, people, and who was erased before or since', { timeout: 60_000 }, async () => {
  const [there, here] = [await deployment(), await deployment()];
  const actors = new PersonActors(KEY);
  await rank(there);
  for (const id of ['ada', 'bob', 'cleo']) await signUp(there, id);
  await there.erased.erase([actors.hashOf('bob')], { by: 'ana' });
  const folder = join(folderOf('export'), 'moved');
  expect(await there.groundswell('export', folder)).toMatchObject({
    code: 0,
    printed: expect.stringContaining('and 2 people to') as string,
  });
  const file = readFileSync(join(folder, 'people.ndjson'), 'utf8');
  for (const planted of ['example.org', 'argon2id', 'storm']) expect(file).not.toContain(planted);

  await here.erased.erase([actors.hashOf('cleo')], { by: 'ana' });
  const refused = await here.groundswell('import', folder);
  expect([refused.code, refused.noted]).toEqual([1, expect.stringContaining('--fields-key')]);
  expect(await here.groundswell('import', folder, '--fields-key', join(folder, 'nowhere'))).toMatchObject({ code: 1 });
  const { code, printed } = await here.groundswell('import', folder, '--fields-key', there.secrets);
  expect([code, printed]).toEqual([0, expect.stringMatching(/^1 person is here; left behind: 1 who is erased\.\nImported \d+ parts/)]);
  const account = await here.accounts.byAddress(await here.vault.digest('ada@example.org', 'address'));
  expect(account?.id).toBe('ada');
  expect((await here.items.list('ada', 'follows')).map(({ id }) => id)).toEqual(['storm']);
  for (const id of ['bob', 'cleo']) expect([await here.accounts.byId(id), await here.items.all(id)]).toEqual([undefined, []]);
  expect((await here.erased.read()).has(actors.hashOf('bob'))).toBe(true);
  expect((await here.groundswell('import', folder, '--fields-key', there.secrets)).printed).toContain('imported before');
});
