import { Injectable } from '@nestjs/common';
import { type TopicFacts, TopicRead } from '../topics/topic.read.ts';

/** A topic's page for operators: however rare the topic, nothing left out. */
@Injectable()
export class OperatorTopicRead extends TopicRead {
  protected override rules(facts: TopicFacts): TopicFacts {
    return facts;
  }
}
