import { Injectable } from '@nestjs/common';
import { iso, ModerationBook, type SeenActor, TrendReads } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import { textOfHash } from './actor-names.ts';
import type { TopicActorsAnswer } from './moderation.schema.ts';

interface Seen {
  /** Normalised. */
  readonly topic: string;
  readonly actors: readonly SeenActor[];
}

interface Known extends Seen {
  readonly banned: ReadonlySet<number>;
}

/** Who used a topic in the last 24 hours. What each of them did is not known: sets of actors have no uses. */
@Injectable()
export class TopicActorsRead extends Read<string, Seen, Known, TopicActorsAnswer> {
  constructor(
    private readonly reads: TrendReads,
    private readonly book: ModerationBook,
  ) {
    super();
  }

  protected async skeleton(topic: string): Promise<Seen> {
    return { topic, actors: await this.reads.actors(topic) };
  }

  protected async hydrate(seen: Seen): Promise<Known> {
    return { ...seen, banned: (await this.book.read()).banned };
  }

  protected rules(known: Known): Known {
    return known;
  }

  protected present({ topic, actors, banned }: Known): TopicActorsAnswer {
    return {
      topic,
      actors: actors.map(({ actor, lastUsedAt, standsFor }) => ({
        actor: textOfHash(actor),
        lastUsedAt: iso(lastUsedAt),
        standsFor,
        banned: banned.has(actor),
      })),
    };
  }
}
