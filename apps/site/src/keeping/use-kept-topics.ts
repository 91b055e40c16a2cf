import { useEffect, useState } from 'preact/hooks';
import { dropTopic, keepTopic, readKeptTopics, type TopicCollection } from '../api/kept.ts';
import { session } from '../session/browser-session.ts';
import { useSession } from '../session/use-session.ts';
import { KeptTopics, type KeptTopicsState } from './kept-topics.ts';

const api = { read: readKeptTopics, keep: keepTopic, drop: dropTopic };
const KEPT: Readonly<Record<TopicCollection, KeptTopics>> = {
  follows: new KeptTopics('follows', api),
  mutes: new KeptTopics('mutes', api),
};

session.onChange(() => {
  if (session.state.phase === 'out') for (const topics of Object.values(KEPT)) topics.forget();
});

/** The topics that whoever is signed in follows or mutes, now and whenever that changes. */
export function useKeptTopics(collection: TopicCollection): readonly [topics: KeptTopics, state: KeptTopicsState] {
  const topics = KEPT[collection];
  const { phase } = useSession();
  const [state, setState] = useState(() => topics.state);
  useEffect(() => topics.onChange(() => setState(topics.state)), [topics]);
  useEffect(() => {
    setState(topics.state);
    if (phase === 'in') void topics.load();
  }, [topics, phase]);
  return [topics, state];
}
