import { Exporter, iso } from '@groundswell/privacy';
import { COLLECTIONS } from '../keeping/kept-item.ts';
import type { KeptItems } from '../keeping/kept-items.ts';

/** What a person keeps: profile, follows, mutes and alerts. */
export class KeptExporter extends Exporter {
  readonly name = 'kept';

  constructor(private readonly items: KeptItems) {
    super();
  }

  async export(person: string): Promise<unknown> {
    const lists = COLLECTIONS.map(async (collection) => {
      const items = await this.items.list(person, collection);
      return [collection, items.map(({ id, version, changedAt, value }) => ({ id, version, changedAt: iso(changedAt), value }))] as const;
    });
    return Object.fromEntries(await Promise.all(lists));
  }
}
