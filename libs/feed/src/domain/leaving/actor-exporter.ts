import { Exporter } from '@groundswell/privacy';
import type { PersonActors } from '../posting/person-actors.ts';

/**
 * What a person is called in activities that they post. The activities themselves are counted and not kept: their texts
 * may be samples for a day, and are theirs already.
 */
export class ActorExporter extends Exporter {
  readonly name = 'posting';

  constructor(private readonly actors: () => Promise<PersonActors>) {
    super();
  }

  async export(person: string): Promise<unknown> {
    return { actor: (await this.actors()).actorOf(person) };
  }
}
