import { type DynamicModule, Module, type ModuleMetadata, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { SourceDesk, Sources } from '@groundswell/activity';
import { StrongEtags } from '@groundswell/http';
import { Clock } from '@groundswell/kernel';
import { ActorErasures, ErasedActors, ErasureOrders } from '@groundswell/privacy';
import { DeploymentKey } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { ModerationBook, ModerationDesk, Publicity, TrendReads } from '@groundswell/trend';
import { AdminTagsRead } from './mastodon/admin-tags.read.ts';
import { MastodonAdminController } from './mastodon/mastodon-admin.controller.ts';
import { MastodonController } from './mastodon/mastodon.controller.ts';
import { SiteAddress } from './mastodon/site-address.ts';
import { TagsRead } from './mastodon/tags.read.ts';
import { ActorNames } from './moderation/actor-names.ts';
import { AuditRead } from './moderation/audit.read.ts';
import { BannedActorsController } from './moderation/banned-actors.controller.ts';
import { BannedActorsRead } from './moderation/banned-actors.read.ts';
import { DecidedTopicsRead } from './moderation/decided-topics.read.ts';
import { ModeratedTopicsController } from './moderation/moderated-topics.controller.ts';
import { ModerationController } from './moderation/moderation.controller.ts';
import { SweepsController } from './moderation/sweeps.controller.ts';
import { TopicActorsRead } from './moderation/topic-actors.read.ts';
import { TopicStandingRead } from './moderation/topic-standing.read.ts';
import { ArrivalsRead } from './operator/arrivals.read.ts';
import { OperatorTopicRead } from './operator/operator-topic.read.ts';
import { OperatorController } from './operator/operator.controller.ts';
import { SourcesController } from './operator/sources.controller.ts';
import { ActorsController } from './privacy/actors.controller.ts';
import { ScopesController } from './scopes/scopes.controller.ts';
import { ScopesRead } from './scopes/scopes.read.ts';
import { SearchController } from './search/search.controller.ts';
import { SearchRead } from './search/search.read.ts';
import { SourceDeskController } from './sources/source-desk.controller.ts';
import { SourceTrailRead } from './sources/source-trail.read.ts';
import { StatusController } from './status/status.controller.ts';
import { StatusRead } from './status/status.read.ts';
import { TopicRead } from './topics/topic.read.ts';
import { TopicsController } from './topics/topics.controller.ts';
import { TrendsController } from './trends/trends.controller.ts';
import { TrendsRead } from './trends/trends.read.ts';

/** The routes of the function `web`. Answers leave only with the members that their schemas name. */
@Module({
  controllers: [
    TrendsController,
    TopicsController,
    ScopesController,
    SearchController,
    StatusController,
    MastodonController,
    OperatorController,
    SourcesController,
    SourceDeskController,
    ModerationController,
    ModeratedTopicsController,
    BannedActorsController,
    SweepsController,
    MastodonAdminController,
    ActorsController,
  ],
  providers: [
    { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
    StrongEtags,
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
    TrendsRead,
    TopicRead,
    ScopesRead,
    SearchRead,
    StatusRead,
    TagsRead,
    AdminTagsRead,
    SiteAddress,
    OperatorTopicRead,
    ArrivalsRead,
    SourceTrailRead,
    AuditRead,
    DecidedTopicsRead,
    TopicStandingRead,
    TopicActorsRead,
    BannedActorsRead,
    {
      provide: SourceDesk,
      inject: [Sources, Clock],
      useFactory: (sources: Sources, clock: Clock) => new SourceDesk(sources, clock),
    },
    {
      provide: ModerationDesk,
      inject: [ModerationBook, Clock],
      useFactory: (book: ModerationBook, clock: Clock) => new ModerationDesk(book, clock),
    },
    {
      provide: ActorErasures,
      inject: [ErasedActors, ErasureOrders, Clock],
      useFactory: (erased: ErasedActors, orders: ErasureOrders, clock: Clock) => new ActorErasures(erased, orders, clock),
    },
    { provide: ActorNames, inject: [DeploymentKey], useFactory: (key: DeploymentKey) => new ActorNames(key) },
  ],
})
export class ApiModule {
  /** @param ports modules that export `TrendReads`, `Samples`, `Sources`, `OperatorKeys`, `ModerationBook`, `ModerationStore`, `ErasedActors`, `ErasureOrders`, `Idempotency` and `DeploymentKey`, and `AccessVerifier` where people have accounts */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: ApiModule, imports: ports };
  }
}
