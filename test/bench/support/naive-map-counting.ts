import { z } from 'zod';
import type { KinesisStreamEvent } from 'aws-lambda';

/** An accepted activity, as somebody would write it down for zod. */
const activity = z.object({
  id: z.string().min(1),
  kind: z.string().min(1),
  actor: z.string().min(1),
  source: z.string().min(1),
  text: z.string().optional(),
  topics: z.array(z.string()).optional(),
  labels: z.record(z.string(), z.string()).optional(),
  language: z.string().optional(),
  region: z.string().optional(),
  client: z.string().optional(),
  occurredAt: z.number().min(0).optional(),
});

/** The usual design: every record parsed and validated, counts and actors in maps, one ADD a topic and scope. */
export class NaiveCounting {
  adds = 0;
  private readonly counts = new Map<string, { uses: number; actors: Set<string> }>();

  handle(event: KinesisStreamEvent): void {
    this.counts.clear();
    for (const { kinesis } of event.Records) {
      for (const line of Buffer.from(kinesis.data, 'base64').toString('utf8').split('\n')) {
        const parsed = activity.safeParse(JSON.parse(line));
        if (parsed.success) this.count(parsed.data);
      }
    }
    this.adds += this.counts.size;
  }

  private count({ text, topics, language, region, kind, source, actor }: z.infer<typeof activity>): void {
    const named = [...(topics ?? []), ...(text?.match(/#[\p{L}\p{N}_]+/gu) ?? []).map((tag) => tag.slice(1).toLowerCase())];
    for (const topic of new Set(named)) {
      for (const scope of ['everywhere', `language:${language ?? 'und'}`, `region:${region ?? ''}`, `kind:${kind}`, `source:${source}`])
        this.add(`${scope}#${topic}`, actor);
    }
  }

  private add(key: string, actor: string): void {
    const known = this.counts.get(key);
    if (known === undefined) this.counts.set(key, { uses: 1, actors: new Set([actor]) });
    else {
      known.uses += 1;
      known.actors.add(actor);
    }
  }
}
