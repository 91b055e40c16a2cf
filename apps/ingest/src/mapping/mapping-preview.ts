import { Injectable } from '@nestjs/common';
import { hashtagsOf } from '@groundswell/topic';
import {
  Intake,
  protocols,
  segmentCalls,
  type Acceptance,
  type Drop,
  type Reading,
  type Refusal,
  type Source,
} from '@groundswell/activity';
import type { PreviewRequest } from './mapping.schema.ts';

/** What an event would become. */
export interface MappedEvent {
  readonly kind: string;
  /** Every topic it would count for: mapped, named, and hashtags of its text. */
  readonly topics: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly warnings: readonly string[];
  /** Present when it would be dropped, since the person does not want to be counted. */
  readonly dropped?: string;
  /** Present when it would be refused. */
  readonly refused?: { readonly reason: string; readonly field?: string };
}

/** Tries mapping rules on an event. Puts and counts nothing. */
@Injectable()
export class MappingPreview {
  constructor(private readonly intake: Intake) {}

  show(source: Source, { event, mapping }: PreviewRequest, correlationId: string): MappedEvent {
    const tried = mapping === undefined ? source : { ...source, mapping };
    const [verdict] = this.intake.judge(readingOf(event), { source: tried, correlationId, isOperator: true });
    return verdict === undefined || !('activity' in verdict) ? refused(verdict) : mapped(verdict);
  }
}

/** Reads the event by the protocol that it looks like. */
function readingOf(event: PreviewRequest['event']): Reading {
  const read = (protocol: keyof typeof protocols, contentType: string): Reading =>
    protocols[protocol].read({ contentType, headers: {}, body: Buffer.from(JSON.stringify(protocol === 'activities' ? [event] : event)) });
  if (event['specversion'] !== undefined) return read('events', 'application/cloudevents+json');
  const call = segmentCalls.find((name) => name === event['type']);
  return call === undefined ? read('activities', 'application/json') : read(call, 'application/json');
}

function mapped({ activity, warnings }: Acceptance): MappedEvent {
  const hashtags = activity.text === undefined ? [] : hashtagsOf(activity.text);
  const labels = Object.fromEntries(hashtags.map(({ topic, label }) => [topic, label]));
  return {
    kind: activity.kind,
    topics: [...new Set([...activity.topics, ...hashtags.map(({ topic }) => topic)])].slice(0, 20),
    labels: { ...labels, ...activity.labels },
    ...(activity.text === undefined ? {} : { text: activity.text }),
    warnings: warnings ?? [],
  };
}

function refused(refusal: Refusal | Drop | undefined): MappedEvent {
  if (refusal !== undefined && 'withheld' in refusal) return { kind: '', topics: [], labels: {}, warnings: [], dropped: refusal.withheld };
  const { reason = 'There is no event.', field } = refusal ?? {};
  return { kind: '', topics: [], labels: {}, warnings: [], refused: { reason, ...(field === undefined ? {} : { field }) } };
}
