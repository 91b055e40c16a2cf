import type { Column, Table } from '../table.ts';
import { activity } from './activity.ts';

function ofActivity(...names: readonly string[]): readonly Column[] {
  return activity.columns.filter(({ name }) => names.includes(name));
}

const TOPIC: Column = { name: 'topic', type: 'text', maxBytes: 1_000, meaning: 'The topic: a normalised hashtag or a named subject.' };

/** Activities by topic: what figures about topics are made from, without a join. */
export const activityTopic: Table = {
  name: 'activity_topic',
  kind: 'derived',
  grain: 'one topic of one activity',
  key: ['source', 'id', 'topic'],
  owner: 'load',
  distribution: { by: 'topic' },
  sort: ['counted_at'],
  since: 1,
  columns: [
    ...ofActivity('source', 'id'),
    TOPIC,
    {
      name: 'counted_at',
      type: 'timestamp',
      meaning: 'When it counts: when it happened, or was received where it says none or lies in the future.',
    },
    ...ofActivity('kind', 'actor', 'language', 'region'),
  ],
};

function figures(span: 'minute' | 'hour'): Table {
  return {
    name: `topic_${span}`,
    kind: 'derived',
    grain: `one topic in one scope in one ${span}`,
    key: [span, 'scope', 'topic'],
    owner: 'load',
    distribution: { by: 'topic' },
    sort: [span, 'scope'],
    since: 1,
    columns: [
      { name: span, type: 'timestamp', meaning: `Beginning of the ${span}.` },
      { name: 'scope', type: 'text', maxBytes: 200, meaning: '`everywhere`, `kind:post`, `source:ios`, `language:pt` or `region:BR`.' },
      TOPIC,
      { name: 'uses', type: 'bigint', meaning: 'Activities about it.' },
      { name: 'actors', type: 'bigint', meaning: 'Distinct actors among them.' },
    ],
  };
}

export const topicMinute = figures('minute');
export const topicHour = figures('hour');
