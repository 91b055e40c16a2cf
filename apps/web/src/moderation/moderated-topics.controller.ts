import { Body, Controller, Delete, Get, Header, Param, Put, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { KeyOrRoleGuard, NeedsRole, Passed, type Passer } from '@groundswell/auth';
import { ModerationDesk } from '@groundswell/trend';
import { CACHING } from '../answering/caching.ts';
import { topicOfPath } from '../topics/topic-name.ts';
import { authorOf } from './author.ts';
import { DecidedTopicsRead } from './decided-topics.read.ts';
import {
  type AuthorInput,
  authorQuery,
  decidedTopics,
  type DecidedTopicsAnswer,
  type DecisionInput,
  decisionInput,
  type DecisionsQuery,
  decisionsQuery,
  topicActors,
  type TopicActorsAnswer,
  topicStanding,
  type TopicStandingAnswer,
} from './moderation.schema.ts';
import { TopicActorsRead } from './topic-actors.read.ts';
import { TopicStandingRead } from './topic-standing.read.ts';

/** What is decided of topics. */
@Controller('v1/moderation/topics')
@UseGuards(KeyOrRoleGuard)
@NeedsRole('moderator')
export class ModeratedTopicsController {
  constructor(
    private readonly desk: ModerationDesk,
    private readonly list: DecidedTopicsRead,
    private readonly standing: TopicStandingRead,
    private readonly users: TopicActorsRead,
  ) {}

  @Get()
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: decidedTopics })
  decided(@Query({ schema: decisionsQuery }) query: DecisionsQuery): Promise<DecidedTopicsAnswer> {
    return this.list.answer(query);
  }

  @Get(':topic')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: topicStanding })
  one(@Param('topic') topic: string): Promise<TopicStandingAnswer> {
    return this.standing.answer(topicOfPath(topic));
  }

  @Put(':topic')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: topicStanding })
  async decide(
    @Param('topic') name: string,
    @Body({ schema: decisionInput }) { decision, ...author }: DecisionInput,
    @Passed() passer: Passer,
  ): Promise<TopicStandingAnswer> {
    const topic = topicOfPath(name);
    await this.desk.decide(topic, decision, authorOf(author, passer));
    return this.standing.answer(topic);
  }

  @Delete(':topic')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: topicStanding })
  async lift(
    @Param('topic') name: string,
    @Query({ schema: authorQuery }) author: AuthorInput,
    @Passed() passer: Passer,
  ): Promise<TopicStandingAnswer> {
    const topic = topicOfPath(name);
    await this.desk.lift(topic, authorOf(author, passer));
    return this.standing.answer(topic);
  }

  @Get(':topic/actors')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: topicActors })
  actors(@Param('topic') topic: string): Promise<TopicActorsAnswer> {
    return this.users.answer(topicOfPath(topic));
  }
}
