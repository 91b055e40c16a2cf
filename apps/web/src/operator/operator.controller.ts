import { Controller, Get, Header, Param, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { KeyOrRoleGuard } from '@groundswell/auth';
import { Publicity } from '@groundswell/trend';
import { CACHING } from '../answering/caching.ts';
import { topicOfPath } from '../topics/topic-name.ts';
import { topicQuery, type TopicScope } from '../topics/topics.schema.ts';
import { OperatorTopicRead } from './operator-topic.read.ts';
import { operatorCheck, type OperatorCheckAnswer, type OperatorTopicAnswer, operatorTopicPage } from './operator.schema.ts';

@Controller('v1/operator')
@UseGuards(KeyOrRoleGuard)
export class OperatorController {
  constructor(
    private readonly read: OperatorTopicRead,
    private readonly publicity: Publicity,
  ) {}

  /** Answers whoever passed the guard. */
  @Get()
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: operatorCheck })
  check(): OperatorCheckAnswer {
    return { operator: true };
  }

  @Get('topics/:topic')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: operatorTopicPage })
  async topic(@Param('topic') topic: string, @Query({ schema: topicQuery }) { scope }: TopicScope): Promise<OperatorTopicAnswer> {
    const { lastUsedAt, ...page } = await this.read.answer({ topic: topicOfPath(topic), scope });
    return { ...page, ...(page.usesPerDay > 0 && { lastUsedAt }), public: (await this.publicity.rules()).allows(page) };
  }
}
