import { hash } from 'node:crypto';
import { AccountMover, type AccountStore, Vault } from '@groundswell/auth';
import type { Keeper, Mutation, PersonActors } from '@groundswell/feed';
import type { Clock } from '@groundswell/kernel';
import type { ErasedActors } from '@groundswell/privacy';
import { type DeploymentKey, FieldCipher, type KeptKey, type KeyWrapper, MemoryKeyRing, RotatingSealingKeys } from '@groundswell/security';
import { CommandError } from '../terminal/errors.ts';
import { type ExportedPeople, type MovedPerson, placeOf, type SealedPerson } from './exported-people.ts';

const OTHER_FIELDS_KEY =
  'People were sealed under keys that this deployment cannot open. Give --fields-key: the ARN of the KMS key of the deployment that was ' +
  'exported, or its folder of secrets (.groundswell/secrets); or leave people behind with --without-people';

export interface PeopleImporterPorts {
  readonly accounts: AccountStore;
  readonly vault: Vault;
  readonly keeper: Keeper;
  readonly erased: Pick<ErasedActors, 'read'>;
  readonly actors: PersonActors;
  readonly key: DeploymentKey;
  readonly clock: Clock;
}

/** How many people there were, by what became of them. */
export interface BroughtPeople {
  readonly brought: number;
  /** Who is on the list of erased actors here. */
  readonly erased: number;
  /** Whose address or subject is another account's here. */
  readonly taken: number;
}

/** Brings exported people here with what they keep, and nobody who was erased. */
export class PeopleImporter {
  private readonly mover: AccountMover;

  constructor(private readonly ports: PeopleImporterPorts) {
    this.mover = new AccountMover(ports.accounts, ports.vault);
  }

  /**
   * Safe to repeat: what people changed here since stays as it is, for the 90 days in which answers are remembered.
   * @param wrapper of the deployment that was exported
   * @param isSameKey both deployments have the same deployment key
   * @throws CommandError where the wrapper is another one, before anybody is brought
   */
  async import({ people, keys }: ExportedPeople, wrapper: KeyWrapper, isSameKey: boolean): Promise<BroughtPeople> {
    const cipher = await this.cipherOf(await keys(), wrapper);
    const from = new Vault(cipher, this.ports.key);
    const gone = await this.ports.erased.read();
    const became = { brought: 0, erased: 0, taken: 0 };
    for await (const each of people) {
      if (gone.has(this.ports.actors.hashOf(each.person))) became.erased += 1;
      else became[(await this.bring(await opened(cipher, each), from, isSameKey)) ? 'brought' : 'taken'] += 1;
    }
    return became;
  }

  private async bring({ account, kept }: MovedPerson, from: Vault, isSameKey: boolean): Promise<boolean> {
    if ((await this.mover.bring(account, from, isSameKey)) === 'address-taken') return false;
    const mutations = kept.map(({ collection, id, value }): Mutation => ({
      id: mutationId(account.id, collection, id),
      collection,
      item: id,
      set: value,
    }));
    await this.ports.keeper.apply(account.id, mutations);
    return true;
  }

  private async cipherOf(keys: readonly KeptKey[], wrapper: KeyWrapper): Promise<FieldCipher> {
    const ring = new MemoryKeyRing();
    for (const key of keys) await ring.add(key);
    const sealing = new RotatingSealingKeys(ring, wrapper, this.ports.clock);
    for (const { number } of keys) {
      await sealing.byNumber(number).catch((error: unknown) => {
        throw new CommandError(OTHER_FIELDS_KEY, undefined, { cause: error });
      });
    }
    return new FieldCipher(sealing);
  }
}

async function opened(cipher: FieldCipher, { person, sealed }: SealedPerson): Promise<MovedPerson> {
  // What opens is what an export sealed: nobody else has the key.
  return JSON.parse(await cipher.open(sealed, placeOf(person))) as MovedPerson;
}

/** The same for the same item, as a UUID: an import that is repeated means the same change. */
function mutationId(...names: readonly string[]): string {
  const digits = hash('sha256', JSON.stringify(['import', ...names]), 'hex');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20, 32)].join('-');
}
