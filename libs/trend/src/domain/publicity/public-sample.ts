import type { Sample } from '../sample.ts';
import { maskedText } from './masked-text.ts';

/** A sample that names no topic which too few people use, neither in its list nor in its text. */
export function withoutRareTopics({ text, ...rest }: Sample, isPublic: (topic: string) => boolean): Sample {
  const masked = text === undefined ? undefined : maskedText(text, isPublic);
  return { ...rest, ...(masked !== undefined && { text: masked }), topics: rest.topics.filter(isPublic) };
}
