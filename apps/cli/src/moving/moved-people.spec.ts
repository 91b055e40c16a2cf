import { type Account, Vault } from '@groundswell/auth';
import { createDocumentClient, DynamoAccountStore, DynamoAllAccounts, DynamoKeptItems, DynamoKeyRing } from '@groundswell/data';
import { Keeper, type KeptItem, PersonActors } from '@groundswell/feed';
import { ManualClock, SequentialIds } from '@groundswell/kernel';
import { ErasedActors, MemoryErasedList, MemoryErasureOrders } from '@groundswell/privacy';
import {
  FieldCipher,
  FixedDeploymentKey,
  MemorySecrets,
  RotatingSealingKeys,
  SealBrokenError,
  SecretKeyWrapper,
} from '@groundswell/security';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { accountOf } from '../../../../test/factories/accounts.ts';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import type { SealedPerson } from './exported-people.ts';
import { PeopleExporter } from './people-exporter.ts';
import { PeopleImporter } from './people-importer.ts';
import { linesOfPeople } from './people-lines.ts';

vi.setConfig({ testTimeout: 60_000 });
const KEY = 'a key of at least thirty-two characters';
const client = createDocumentClient(testDynamoDb());

/** A deployment over tables of its own. */
async function deployment(secrets = new MemorySecrets(), text = KEY) {
  const [identity, engagement] = await Promise.all([testTable(testDynamoDb(), 'identity'), testTable(testDynamoDb(), 'engagement')]);
  const [clock, key, ids] = [new ManualClock(1_700_000_000_000), new FixedDeploymentKey(text), new SequentialIds(identity)];
  const wrapper = new SecretKeyWrapper(secrets);
  const ring = new DynamoKeyRing(testDynamoDb(), identity);
  const cipher = new FieldCipher(new RotatingSealingKeys(ring, wrapper, clock));
  const [accounts, items] = [new DynamoAccountStore(client, identity), new DynamoKeptItems(client, engagement)];
  const [vault, keeper, actors] = [new Vault(cipher, key), new Keeper(items, clock), new PersonActors(text)];
  const [erased, orders] = [new ErasedActors(new MemoryErasedList(), clock), new MemoryErasureOrders()];
  const exporter = new PeopleExporter({ accounts: new DynamoAllAccounts(client, identity), items, orders, erased, actors, cipher, ring });
  const importer = new PeopleImporter({ accounts, vault, keeper, erased, actors, key, clock });
  const kept = async (person: string) =>
    (await items.all(person))
      .map(({ collection, id, value }) => ({ collection, id, value }))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const person = async (id: string, changes: Partial<Account> = {}) => {
    const address = `${id}@example.org`;
    const sealed = { addressDigest: await vault.digest(address, 'address'), address: await vault.seal(address, id, 'address') };
    await accounts.create(accountOf({ id, ...sealed, ...changes }));
  };
  const keep = (who: string, collection: KeptItem['collection'], item: string, set: object) =>
    keeper.apply(who, [{ id: ids.next(), collection, item, set }]);
  const erase = (who: string) => erased.erase([actors.hashOf(who)], { by: 'ana' });
  return { accounts, vault, keeper, wrapper, exporter, importer, orders, actors, kept, person, keep, erase };
}

type Deployment = Awaited<ReturnType<typeof deployment>>;

const move = ({ exporter, wrapper }: Deployment, { importer }: Deployment, isSameKey = true) =>
  importer.import(exporter.export(), wrapper, isSameKey);

const PEOPLE = ['ada', 'bob', 'cleo', 'dora'] as const;
const topic = fc.constantFrom('ai', 'tea', 'chess', 'fado');
const keeping = fc.record({ collection: fc.constantFrom('follows' as const, 'mutes' as const), item: topic });
const given = fc.record({ kept: fc.array(keeping, { maxLength: 4 }), erased: fc.constantFrom('never', 'there', 'ordered', 'here') });

describe('people who move to another deployment', () => {
  it('are there with what they keep, also when it is done twice, and nobody who was erased', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(given, given, given, given), async (all) => {
        const [there, here] = await Promise.all([deployment(), deployment()]);
        for (const [index, { kept, erased }] of all.entries()) {
          const who = PEOPLE[index] as string;
          await there.person(who);
          for (const { collection, item } of kept) await there.keep(who, collection, item, {});
          if (erased === 'there') await there.erase(who);
          if (erased === 'here') await here.erase(who);
          const order = { id: who, account: who, actor: there.actors.hashOf(who), by: 'person', orderedAt: 1, done: [] };
          if (erased === 'ordered') await there.orders.put(order);
        }
        const staying = all.filter(({ erased }) => erased === 'never').length;
        const became = { brought: staying, erased: all.filter(({ erased }) => erased === 'here').length, taken: 0 };
        expect(await move(there, here)).toEqual(became);
        expect(await move(there, here)).toEqual(became);
        for (const [index, { erased }] of all.entries()) {
          const who = PEOPLE[index] as string;
          const isHere = erased === 'never';
          expect([(await here.accounts.byId(who)) !== undefined, await here.kept(who)]).toEqual([
            isHere,
            isHere ? await there.kept(who) : [],
          ]);
        }
      }),
      { numRuns: 4 },
    );
  });

  it('bring a profile, alerts, a password and an authenticator, sealed anew, and are found by their address', async () => {
    const [there, here] = await Promise.all([deployment(), deployment()]);
    const secret = await there.vault.seal('JBSWY3DPEHPK3PXP', 'ada', 'authenticator');
    await there.person('ada', { role: 'operator', authenticator: { secret, confirmedAt: 5, lastStep: 7 }, subjectDigest: 's' });
    await there.keep('ada', 'profile', 'me', { displayName: 'Ada', languages: ['pt'], timeZone: 'Europe/Lisbon' });
    const when = { kind: 'topic-starts', topic: 'ai' };
    await there.keep('ada', 'alerts', '00000000-0000-4000-8000-000000000001', {
      when,
      by: ['webhook'],
      webhook: 'https://example.org/secret',
    });
    expect(await move(there, here)).toMatchObject({ brought: 1 });
    const known = await there.accounts.byId('ada');
    const account = (await here.accounts.byAddress(await here.vault.digest('ada@example.org', 'address'))) as Account;
    expect(account).toMatchObject({ id: 'ada', role: 'operator', password: known?.password, subjectDigest: 's' });
    expect(await here.vault.open(account.address, 'ada', 'address')).toBe('ada@example.org');
    expect(await here.vault.open(account.authenticator?.secret ?? '', 'ada', 'authenticator')).toBe('JBSWY3DPEHPK3PXP');
    expect([await here.kept('ada'), await here.accounts.hadOperator()]).toEqual([await there.kept('ada'), true]);
  });

  it('are found by their address under another key, too, but not by a subject elsewhere', async () => {
    const [there, here] = await Promise.all([deployment(), deployment(undefined, `${KEY}, and another`)]);
    await there.person('ada', { subjectDigest: 's' });
    expect(await move(there, here, false)).toMatchObject({ brought: 1 });
    expect((await here.accounts.byAddress(await here.vault.digest('ada@example.org', 'address')))?.id).toBe('ada');
    expect(await here.accounts.bySubject('s')).toBeUndefined();
  });

  it('stay behind where their address is somebody else’s here, with what they keep', async () => {
    const [there, here] = await Promise.all([deployment(), deployment()]);
    await there.person('ada');
    await there.keep('ada', 'follows', 'ai', {});
    const address = 'ada@example.org';
    await here.person('eve', { addressDigest: await here.vault.digest(address, 'address') });
    expect(await move(there, here)).toEqual({ brought: 0, erased: 0, taken: 1 });
    expect([await here.accounts.byId('ada'), await here.kept('ada')]).toEqual([undefined, []]);
  });

  it('keep what they changed here when an import is repeated', async () => {
    const [there, here] = await Promise.all([deployment(), deployment()]);
    await there.person('ada');
    await there.keep('ada', 'follows', 'ai', {});
    await move(there, here);
    await here.keeper.apply('ada', [{ id: 'unfollows', collection: 'follows', item: 'ai', remove: true }]);
    await move(there, here);
    expect(await here.kept('ada')).toEqual([]);
  });

  it('cannot be read from a file, nor brought without what wraps the keys of fields', async () => {
    const others = new MemorySecrets();
    for (const next of ['another', 'yet another']) await others.rotate('fields', next);
    const [there, here] = await Promise.all([deployment(), deployment(others)]);
    await there.person('ada', { password: '$argon2id$planted' });
    await there.keep('ada', 'profile', 'me', { displayName: 'Ada Lovelace' });
    const lines = (await Array.fromAsync(linesOfPeople(there.exporter.export()))).join('\n');
    for (const planted of ['example.org', 'argon2id', 'Lovelace']) expect(lines).not.toContain(planted);
    expect(lines.split('\n')).toHaveLength(2);
    await expect(here.importer.import(there.exporter.export(), here.wrapper, true)).rejects.toThrow(/--fields-key/);
    const [sealed] = (await Array.fromAsync(there.exporter.export().people)) as [SealedPerson];
    const people = async function* () {
      yield { ...sealed, person: 'eve' };
    };
    const forged = { people: people(), keys: () => there.exporter.export().keys() };
    await expect(here.importer.import(forged, there.wrapper, true)).rejects.toBeInstanceOf(SealBrokenError);
    expect(await here.accounts.byId('ada')).toBeUndefined();
  });
});
