import type { AllAccounts } from '@groundswell/auth';
import type { KeptItems, PersonActors } from '@groundswell/feed';
import type { ErasedActors, ErasureOrders } from '@groundswell/privacy';
import type { FieldCipher, KeyRing } from '@groundswell/security';
import { type ExportedPeople, type MovedPerson, placeOf, type SealedPerson } from './exported-people.ts';

export interface PeopleExporterPorts {
  readonly accounts: AllAccounts;
  readonly items: Pick<KeptItems, 'all'>;
  readonly orders: Pick<ErasureOrders, 'open'>;
  readonly erased: Pick<ErasedActors, 'read'>;
  readonly actors: PersonActors;
  readonly cipher: FieldCipher;
  readonly ring: Pick<KeyRing, 'list'>;
}

/** Exports people with what they keep. Reads only. */
export class PeopleExporter {
  constructor(private readonly ports: PeopleExporterPorts) {}

  export(): ExportedPeople {
    return { people: this.people(), keys: () => this.ports.ring.list() };
  }

  private async *people(): AsyncGenerator<SealedPerson> {
    const { accounts, items, orders, erased, actors, cipher } = this.ports;
    const leaving = new Set((await orders.open()).map(({ account }) => account));
    const gone = await erased.read();
    for await (const account of accounts.all()) {
      const { id } = account;
      if (leaving.has(id) || gone.has(actors.hashOf(id))) continue;
      // In the order in which they came to be as they are.
      const kept = (await items.all(id)).toSorted((one, other) => one.version - other.version);
      const person: MovedPerson = { account, kept: kept.map(({ collection, id: item, value }) => ({ collection, id: item, value })) };
      yield { person: id, sealed: await cipher.seal(JSON.stringify(person), placeOf(id)) };
    }
  }
}
