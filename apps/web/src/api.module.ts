import { type DynamicModule, Module, type ModuleMetadata, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { StrongEtags } from './answering/strong-etags.ts';
import { MastodonController } from './mastodon/mastodon.controller.ts';
import { TagsRead } from './mastodon/tags.read.ts';
import { ArrivalsRead } from './operator/arrivals.read.ts';
import { OperatorTopicRead } from './operator/operator-topic.read.ts';
import { OperatorController } from './operator/operator.controller.ts';
import { SourcesController } from './operator/sources.controller.ts';
import { Publicity } from './publicity/publicity.ts';
import { ScopesController } from './scopes/scopes.controller.ts';
import { ScopesRead } from './scopes/scopes.read.ts';
import { SearchController } from './search/search.controller.ts';
import { SearchRead } from './search/search.read.ts';
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
  ],
  providers: [
    { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
    StrongEtags,
    Publicity,
    TrendsRead,
    TopicRead,
    ScopesRead,
    SearchRead,
    StatusRead,
    TagsRead,
    OperatorTopicRead,
    ArrivalsRead,
  ],
})
export class ApiModule {
  /** @param ports modules that export `TrendReads`, `Samples`, `Sources` and `OperatorKeys` */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: ApiModule, imports: ports };
  }
}
