import { Controller, Get, Header, Param, Query, SerializeOptions } from '@nestjs/common';
import { CACHING } from '../answering/caching.ts';
import { topicOfPath } from './topic-name.ts';
import { TopicRead } from './topic.read.ts';
import { type TopicPageAnswer, topicPage, type TopicScope, topicQuery } from './topics.schema.ts';

@Controller('v1/topics')
export class TopicsController {
  constructor(private readonly read: TopicRead) {}

  @Get(':topic')
  @Header('Cache-Control', CACHING.calm)
  @SerializeOptions({ schema: topicPage })
  page(@Param('topic') topic: string, @Query({ schema: topicQuery }) { scope }: TopicScope): Promise<TopicPageAnswer> {
    return this.read.answer({ topic: topicOfPath(topic), scope });
  }
}
