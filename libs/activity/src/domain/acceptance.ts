import { MINUTE, type Ids } from '@groundswell/kernel';
import type { AcceptedActivity } from './activity.ts';
import { actorTerm, checkSize, languageOf, nameOf, regionOf, Refused, textOf, topicsOf, type RefusalCode } from './event-fields.ts';
import type { Withheld } from './consent.ts';
import { isKind } from './mapping/kind.ts';
import type { CompiledMapping, Mapped } from './mapping/compiled-mapping.ts';
import { isRecord, isUnreadable, type RawEvent, type Unreadable } from './raw-event.ts';
import type { Source } from './source.ts';
import { parseTime } from './time.ts';
import { clean } from './topic-list.ts';
import { Warnings } from './warnings.ts';

/** What holds for every event of a request. */
export interface Circumstances {
  readonly source: Source;
  readonly mapping: CompiledMapping;
  readonly receivedAt: number;
  readonly correlationId: string;
  /** Milliseconds by which the sender's clock is behind ours. */
  readonly skew: number;
  /** Of the request. */
  readonly network: string | undefined;
  /** Of an address in an event, where those are believed. */
  readonly networkAt: ((address: string) => string | undefined) | undefined;
  /** The viewer's country as the edge knows it. */
  readonly country: string | undefined;
  readonly backfill: boolean;
  /** Whether an operator's key came with the request. */
  readonly isOperator: boolean;
  /** Whether the request carries a browser's wish not to be counted. */
  readonly signalsOptOut: boolean;
  /** Of the request (`Reading`): its strings need no cleaning. */
  readonly isPlain: boolean;
}

/** Why an event was not taken. */
export interface Refusal {
  readonly id: string | undefined;
  readonly code: RefusalCode;
  readonly reason: string;
  readonly field: string | undefined;
}

export interface Acceptance {
  readonly activity: AcceptedActivity;
  readonly warnings: readonly string[] | undefined;
}

export type Verdict = Acceptance | Refusal | Drop;

const MAX_CLIENT_LENGTH = 100;
const FUTURE = 5 * MINUTE;

/** An event of somebody who does not want to be counted: it is kept nowhere. */
export interface Drop {
  readonly id: string | undefined;
  readonly withheld: Withheld;
}

/** An activity with all members, so that every one has one hidden class; as JSON those without a value are absent. */
type Draft = { readonly [Name in keyof Required<AcceptedActivity>]: AcceptedActivity[Name] | undefined };

/** Turns events into activities, or says why not. One event at a time: its neighbours fare by themselves. */
export class Acceptor {
  /** The kind that was found to be one, and allowed, last: events of a request are mostly of few kinds. */
  private knownKind: string | undefined;

  constructor(
    private readonly circumstances: Circumstances,
    private readonly ids: Ids,
  ) {}

  judge(event: RawEvent | Unreadable): Verdict {
    if (isUnreadable(event)) return { id: event.id, code: 'invalid', reason: event.unreadable, field: event.field };
    const withheld = this.circumstances.mapping.consent.forbids(event, this.circumstances.signalsOptOut);
    if (withheld !== undefined) return { id: typeof event.id === 'string' ? event.id : undefined, withheld };
    try {
      return this.accept(event);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { id: typeof event.id === 'string' ? event.id : undefined, code: error.code, reason: error.message, field: error.field };
    }
  }

  private accept(event: RawEvent): Acceptance {
    const { circumstances } = this;
    checkSize(event.fields);
    const { isPlain } = circumstances;
    const id = nameOf(event.id, event.terms.id, isPlain) ?? this.ids.next();
    const actor = nameOf(event.actor, event.terms.actor, isPlain);
    if (actor === undefined) throw new Refused('invalid', event.terms.actor, `${actorTerm(event)} is required.`);
    const mapped = circumstances.mapping.apply(event);
    const kind = this.kindOf(event, mapped);
    if (!isRecord(event.properties)) throw new Refused('invalid', event.terms.properties, `${event.terms.properties} must be an object.`);
    const warnings = new Warnings();
    const text = textOf(event, mapped, warnings, isPlain);
    const topics = topicsOf(event, mapped, text, warnings);
    const occurredAt = this.occurredAtOf(event);
    const actorSince = this.actorSinceOf(event, warnings);
    const future = occurredAt !== undefined && occurredAt > circumstances.receivedAt + FUTURE;
    if (future) warnings.add('It lies in the future, and counts at its arrival.');
    const activity: Draft = {
      id,
      kind,
      actor,
      actorSince,
      text,
      topics: topics.topics,
      labels: topics.labels,
      language: languageOf(event.language),
      region: regionOf(event.region) ?? circumstances.country,
      client: this.clientOf(event.client),
      properties: event.properties,
      occurredAt,
      source: circumstances.source.id,
      receivedAt: circumstances.receivedAt,
      correlationId: circumstances.correlationId,
      network: this.networkOf(event),
      backfill: circumstances.backfill ? true : undefined,
      future: future ? true : undefined,
    };
    return { activity: activity as AcceptedActivity, warnings: warnings.list };
  }

  private clientOf(client: unknown): string | undefined {
    if (typeof client !== 'string' || client === '') return undefined;
    return this.circumstances.isPlain && client.length <= MAX_CLIENT_LENGTH ? client : clean(client.slice(0, MAX_CLIENT_LENGTH));
  }

  private networkOf({ address }: RawEvent): string | undefined {
    const { network, networkAt } = this.circumstances;
    return networkAt === undefined || typeof address !== 'string' ? network : networkAt(address);
  }

  private kindOf(event: RawEvent, mapped: Mapped): string {
    // Our own protocol states the kind: it is checked as it stands, not bent into one.
    const kind = event.call === 'activity' && !isKind(event.name.toLowerCase()) ? '' : mapped.kind;
    if (kind === this.knownKind) return kind;
    if (!isKind(kind)) {
      throw new Refused(
        'invalid',
        event.terms.kind,
        `${event.terms.kind} must begin with a letter or digit and have at most 64 of a-z, 0-9, ".", "_", "-".`,
      );
    }
    const allowed = this.circumstances.source.allowedKinds;
    if (allowed !== undefined && !allowed.includes(kind)) {
      throw new Refused('kind-not-allowed', event.terms.kind, `This source may not send the kind ${kind}.`);
    }
    this.knownKind = kind;
    return kind;
  }

  private occurredAtOf(event: RawEvent): number | undefined {
    if (event.occurredAt === undefined || event.occurredAt === null) return undefined;
    const time = parseTime(event.occurredAt);
    if (time === undefined) {
      throw new Refused('invalid', event.terms.occurredAt, `${event.terms.occurredAt} must be an ISO 8601 time or epoch milliseconds.`);
    }
    return time + this.circumstances.skew;
  }

  /** Whoever can make actors up could make up their age too, so it is an operator's word or none. */
  private actorSinceOf(event: RawEvent, warnings: Warnings): number | undefined {
    if (event.actorSince === undefined || event.actorSince === null) return undefined;
    const time = this.circumstances.isOperator ? parseTime(event.actorSince) : undefined;
    if (time !== undefined && time >= 0) return time;
    warnings.add("actorSince was left out: it takes an operator's key and a time.");
    return undefined;
  }
}
