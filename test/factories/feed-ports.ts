import type { ValueProvider } from '@nestjs/common';
import { ActivityStream, MemoryActivityStream, MemorySources, Networks, Sources } from '@groundswell/activity';
import { FollowersAlsoStore, KeptItems, MemoryFollowersAlso, MemoryKeptItems, MemoryWatchers, Watchers } from '@groundswell/feed';
import { type Clock, RandomIds } from '@groundswell/kernel';
import { KeyedHash } from '@groundswell/security';
import { InMemoryModerationStore, InMemorySamples, ModerationBook, Samples, TrendReads } from '@groundswell/trend';
import { TrendReadsTwin } from '../../apps/web/test/twins.ts';

/** What feeds are made of, and where posted activities go. */
export interface FeedPorts {
  readonly items: KeptItems;
  readonly watchers: Watchers;
  readonly also: FollowersAlsoStore;
  readonly reads: TrendReads;
  readonly samples: Samples;
  readonly book: ModerationBook;
  readonly sources: Sources;
  readonly stream: ActivityStream;
}

/** A world of them in memory. */
export function feedTwins(clock: Clock) {
  const items = new MemoryKeptItems();
  return {
    items,
    watchers: new MemoryWatchers(items),
    also: new MemoryFollowersAlso(),
    reads: new TrendReadsTwin(),
    samples: new InMemorySamples(),
    book: new ModerationBook(new InMemoryModerationStore(), clock, new RandomIds()),
    sources: new MemorySources(),
    stream: new MemoryActivityStream(),
  } satisfies FeedPorts;
}

/** Each by the token it is injected with. */
export function feedProviders(ports: FeedPorts): readonly ValueProvider[] {
  return [
    { provide: KeptItems, useValue: ports.items },
    { provide: Watchers, useValue: ports.watchers },
    { provide: FollowersAlsoStore, useValue: ports.also },
    { provide: TrendReads, useValue: ports.reads },
    { provide: Samples, useValue: ports.samples },
    { provide: ModerationBook, useValue: ports.book },
    { provide: Sources, useValue: ports.sources },
    { provide: ActivityStream, useValue: ports.stream },
    { provide: Networks, useValue: new Networks(new KeyedHash('a key of at least thirty-two characters', 'network')) },
  ];
}
