import { type Arrival, type ChosenSample, type Sample, Samples } from './sample.ts';

/** Samples in memory, nothing of which expires. For tests. */
export class InMemorySamples extends Samples {
  private readonly byTopic = new Map<string, Sample[]>();
  private readonly bySource = new Map<string, Arrival[]>();

  keep(samples: readonly ChosenSample[], arrivals: readonly Arrival[]): Promise<void> {
    for (const { under, ...sample } of samples) for (const topic of under) append(this.byTopic, topic, sample);
    for (const arrival of arrivals) append(this.bySource, arrival.source, arrival);
    return Promise.resolve();
  }

  ofTopic(topic: string, limit: number): Promise<readonly Sample[]> {
    const newestFirst = (this.byTopic.get(topic) ?? []).toSorted((one, other) => other.at - one.at);
    return Promise.resolve(newestFirst.slice(0, limit));
  }

  arrivals(source: string, limit: number): Promise<readonly Arrival[]> {
    const newestFirst = (this.bySource.get(source) ?? []).toSorted((one, other) => other.countedAt - one.countedAt);
    return Promise.resolve(newestFirst.slice(0, limit));
  }
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
