import { NotFoundError } from '@groundswell/kernel';
import { normaliseTopic } from '@groundswell/topic';

/**
 * The topic that a path names, in its one spelling; `#AI` and `ai` are the same.
 * @throws NotFoundError when nothing is left of it
 */
export function topicOfPath(text: string): string {
  const topic = normaliseTopic(text);
  if (topic === undefined) throw new NotFoundError('there is no such topic');
  return topic;
}
