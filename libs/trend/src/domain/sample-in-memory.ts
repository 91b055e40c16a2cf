import { type Arrival, type ChosenArrival, type ChosenSample, type KeptFor, type Sample, Samples } from './sample.ts';

/** Samples in memory, nothing of which expires. For tests. */
export class InMemorySamples extends Samples {
  private readonly byTopic = new Map<string, (Sample & KeptFor)[]>();
  private readonly bySource = new Map<string, ChosenArrival[]>();

  keep(samples: readonly ChosenSample[], arrivals: readonly ChosenArrival[]): Promise<void> {
    for (const { under, ...sample } of samples) for (const topic of under) append(this.byTopic, topic, sample);
    for (const arrival of arrivals) append(this.bySource, arrival.source, arrival);
    return Promise.resolve();
  }

  forget(actors: ReadonlySet<number>): Promise<undefined> {
    for (const lists of [this.byTopic, this.bySource] as Map<string, KeptFor[]>[])
      for (const [key, items] of lists)
        lists.set(
          key,
          items.filter(({ actor }) => actor === undefined || !actors.has(actor)),
        );
    return Promise.resolve(undefined);
  }

  ofTopic(topic: string, limit: number): Promise<readonly Sample[]> {
    const newestFirst = (this.byTopic.get(topic) ?? []).toSorted((one, other) => other.at - one.at);
    return Promise.resolve(newestFirst.slice(0, limit).map(shown));
  }

  arrivals(source: string, limit: number): Promise<readonly Arrival[]> {
    const newestFirst = (this.bySource.get(source) ?? []).toSorted((one, other) => other.countedAt - one.countedAt);
    return Promise.resolve(newestFirst.slice(0, limit).map(shown));
  }
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Whose it is is shown to nobody. */
function shown<Item extends KeptFor>({ actor: _actor, ...sample }: Item): Omit<Item, 'actor'> {
  return sample;
}
