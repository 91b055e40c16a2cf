import { type Clock, SECOND } from '@groundswell/kernel';
import { Cached } from './ranking/cached.ts';
import type { Sample, Samples } from './sample.ts';

/** Milliseconds for which samples of a topic are remembered: what is shown beside them is seconds old, too. */
export const SAMPLES_REMEMBERED = 5 * SECOND;

/**
 * Samples of topics as they were at most `SAMPLES_REMEMBERED` ago: what many follow is read once for all of them. They
 * are the same for everybody; who may see them is for whoever reads to say, by the rules of now.
 */
export class RememberedSamples implements Pick<Samples, 'ofTopic'> {
  private readonly answers: Cached<readonly Sample[]>;

  constructor(
    private readonly samples: Pick<Samples, 'ofTopic'>,
    clock: Clock,
  ) {
    this.answers = new Cached(clock, SAMPLES_REMEMBERED);
  }

  /** Newest first. */
  ofTopic(topic: string, limit: number): Promise<readonly Sample[]> {
    return this.answers.get(`${limit} ${topic}`, () => this.samples.ofTopic(topic, limit));
  }
}
