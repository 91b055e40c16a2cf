import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { ActivityStream, Intake, Sources } from '@groundswell/activity';
import {
  Feed,
  type FeedWorld,
  FollowersAlsoStore,
  KeptItems,
  PersonActors,
  Posting,
  RememberedFollowersAlso,
  SimilarFollows,
  TrendsForYouReader,
  Watchers,
} from '@groundswell/feed';
import { Clock, Ids } from '@groundswell/kernel';
import { DeploymentKey, RateLimiter, SignedCursors } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { ModerationBook, Publicity, RememberedSamples, Samples, TrendReads } from '@groundswell/trend';
import { FeedController } from './feed.controller.ts';
import { OwnActivitiesController } from './own-activities.controller.ts';

/** Each argument of `Feed` by the token it is injected with. */
const FEED = {
  items: KeptItems,
  reads: TrendReads,
  samples: RememberedSamples,
  publicity: Publicity,
  similar: SimilarFollows,
  cursors: SignedCursors,
  clock: Clock,
};

/** Routes of what a person sees, and what they post. */
@Module({
  controllers: [FeedController, OwnActivitiesController],
  providers: [
    {
      provide: Publicity,
      inject: [Settings, TrendReads, ModerationBook],
      useFactory: (settings: Settings, reads: TrendReads, book: ModerationBook) =>
        new Publicity(
          { minimumActors: settings.get('GROUNDSWELL_MIN_ACTORS'), kinds: settings.get('GROUNDSWELL_PUBLIC_KINDS') },
          reads,
          book,
        ),
    },
    {
      provide: RememberedSamples,
      inject: [Samples, Clock],
      useFactory: (samples: Samples, clock: Clock) => new RememberedSamples(samples, clock),
    },
    {
      provide: SimilarFollows,
      inject: [KeptItems, Watchers, FollowersAlsoStore, Clock, Publicity],
      useFactory: (items: KeptItems, watchers: Watchers, store: FollowersAlsoStore, clock: Clock, { minimumActors }: Publicity) =>
        new SimilarFollows(items, watchers, new RememberedFollowersAlso(store, clock), clock, { leastPeople: minimumActors }),
    },
    {
      provide: Feed,
      inject: Object.values(FEED),
      useFactory: (...world: unknown[]) =>
        new Feed(Object.fromEntries(Object.keys(FEED).map((name, index) => [name, world[index]])) as unknown as FeedWorld),
    },
    {
      provide: TrendsForYouReader,
      inject: [KeptItems, TrendReads, Publicity],
      useFactory: (items: KeptItems, reads: TrendReads, publicity: Publicity) => new TrendsForYouReader(items, reads, publicity),
    },
    {
      provide: Intake,
      inject: [ActivityStream, RateLimiter, Clock, Ids],
      useFactory: (stream: ActivityStream, limiter: RateLimiter, clock: Clock, ids: Ids) => new Intake(stream, limiter, clock, ids),
    },
    {
      provide: Posting,
      inject: [Intake, Sources, DeploymentKey, RateLimiter],
      useFactory: async (intake: Intake, sources: Sources, key: DeploymentKey, limiter: RateLimiter) =>
        new Posting(intake, sources, new PersonActors(await key.text()), limiter),
    },
  ],
})
export class FeedApiModule {
  /**
   * @param ports modules that export what routes of people need (`PersonRoutesModule`), `KeptItems`, `Watchers`,
   *   `FollowersAlsoStore`, `TrendReads`, `ModerationBook`, `Samples`, `Sources`, `ActivityStream` and `Networks`
   */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: FeedApiModule, imports: ports };
  }
}
