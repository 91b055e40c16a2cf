import { Injectable } from '@nestjs/common';
import type { IndexedTopic } from '@groundswell/trend';
import { type TopicFacts, TopicRead } from '../topics/topic.read.ts';

/** A topic's page for operators: however rare the topic, nothing left out. */
@Injectable()
export class OperatorTopicRead extends TopicRead {
  /** A topic that was not used has zeros: operators look for what they just sent, and its absence is no mistake. */
  protected override unused(topic: string): IndexedTopic {
    return { topic, label: topic, actorsPerDay: 0, usesPerDay: 0, lastUsedAt: 0 };
  }

  protected override rules(facts: TopicFacts): TopicFacts {
    return facts;
  }
}
