import type { Sample } from '../sample.ts';
import { iso } from './figures.ts';
import type { SampleAnswer } from './sample.schema.ts';

/** A sample in the API's words: neither its id nor its source, which could lead to a person. */
export function presentSample({ kind, text, at, client, language, topics }: Sample): SampleAnswer {
  return {
    kind,
    ...(text !== undefined && { text }),
    at: iso(at),
    ...(client !== undefined && { client }),
    ...(language !== undefined && { language }),
    topics: [...topics],
  };
}
