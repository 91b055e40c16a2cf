import { Injectable } from '@nestjs/common';
import { type Collection, Keeper, type KeptItem, type KeptValues } from '@groundswell/feed';
import { Ids, NotFoundError } from '@groundswell/kernel';

/** Changes of somebody with one device: a mutation each, as those of devices that are offline now and then. */
@Injectable()
export class OwnItems {
  constructor(
    private readonly keeper: Keeper,
    private readonly ids: Ids,
  ) {}

  /**
   * Whatever it said before: the last one wins.
   * @throws MutationRefusedError when it can't be kept
   */
  async set<Name extends Collection>(person: string, collection: Name, item: string, value: KeptValues[Name]): Promise<KeptItem<Name>> {
    const kept = await this.keeper.change(person, { id: this.ids.next(), collection, item, set: value });
    // Another device removed it in the same moment.
    if (kept === undefined) throw new NotFoundError('It was removed at the same time');
    return kept;
  }

  /** @throws MutationRefusedError when it can be no item's id */
  async remove(person: string, collection: Collection, item: string): Promise<void> {
    await this.keeper.change(person, { id: this.ids.next(), collection, item, remove: true });
  }
}
