import { Injectable } from '@nestjs/common';
import { ModerationBook, type ModerationEntry, type ModerationState, ModerationStore } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import type { TopicStandingAnswer } from './moderation.schema.ts';
import { presentDecided } from './presented-entry.ts';

interface Standing {
  /** Normalised. */
  readonly topic: string;
  readonly state: ModerationState;
}

interface Explained extends Standing {
  readonly why: ModerationEntry | undefined;
}

/** What is decided of a topic. */
@Injectable()
export class TopicStandingRead extends Read<string, Standing, Explained, TopicStandingAnswer> {
  constructor(
    private readonly book: ModerationBook,
    private readonly store: ModerationStore,
  ) {
    super();
  }

  protected async skeleton(topic: string): Promise<Standing> {
    return { topic, state: await this.book.read() };
  }

  protected async hydrate({ topic, state }: Standing): Promise<Explained> {
    const entry = state.decision(topic)?.entry;
    return { topic, state, why: entry === undefined ? undefined : (await this.store.entriesOf([entry])).get(entry) };
  }

  protected rules(standing: Explained): Explained {
    return standing;
  }

  protected present({ topic, state, why }: Explained): TopicStandingAnswer {
    const decided = state.decision(topic);
    const waiting = state.isWaiting(topic);
    if (decided === undefined) return { topic, decision: 'none', waiting };
    return { topic, decision: decided.decision, waiting, ...presentDecided(decided.entry, why) };
  }
}
