import { MINUTE, type Ids } from '@groundswell/kernel';
import { hashtagsOf } from '@groundswell/topic';
import { MAX_TOPICS, type AcceptedActivity } from './activity.ts';
import { isKind } from './mapping/kind.ts';
import type { CompiledMapping, Mapped } from './mapping/compiled-mapping.ts';
import { isRecord, isUnreadable, type RawEvent, type Unreadable } from './raw-event.ts';
import type { Source } from './source.ts';
import { parseTime } from './time.ts';
import { clean, TopicList } from './topic-list.ts';
import { MAX_ITEM_BYTES, tooMuch } from './weight.ts';

/** What holds for every event of a request. */
export interface Circumstances {
  readonly source: Source;
  readonly mapping: CompiledMapping;
  readonly receivedAt: number;
  readonly correlationId: string;
  /** Milliseconds by which the sender's clock is behind ours. */
  readonly skew: number;
  readonly network: string | undefined;
  /** The viewer's country as the edge knows it. */
  readonly country: string | undefined;
  readonly backfill: boolean;
}

export type RefusalCode = 'invalid' | 'kind-not-allowed' | 'too-large';

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

const MAX_NAME_LENGTH = 200;
const MAX_TEXT_LENGTH = 10_000;
const MAX_CLIENT_LENGTH = 100;
const FUTURE = 5 * MINUTE;

type Writable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly field: string | undefined,
    reason: string,
  ) {
    super(reason);
  }
}

/** Turns events into activities, or says why not. One event at a time: its neighbours fare by themselves. */
export class Acceptor {
  constructor(
    private readonly circumstances: Circumstances,
    private readonly ids: Ids,
  ) {}

  judge(event: RawEvent | Unreadable): Acceptance | Refusal {
    if (isUnreadable(event)) return { id: event.id, code: 'invalid', reason: event.unreadable, field: event.field };
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
    const id = nameOf(event.id, event.terms.id) ?? this.ids.next();
    const actor = nameOf(event.actor, event.terms.actor);
    if (actor === undefined) throw new Refused('invalid', event.terms.actor, `${actorTerm(event)} is required.`);
    const mapped = circumstances.mapping.apply(event);
    const kind = this.kindOf(event, mapped);
    if (!isRecord(event.properties)) throw new Refused('invalid', event.terms.properties, `${event.terms.properties} must be an object.`);
    const warnings = new Warnings();
    const text = textOf(event, mapped, warnings);
    const topics = topicsOf(event, mapped, warnings);
    if (text !== undefined && hasTooManyTags(text, topics.topics.length))
      warnings.add(`Topics beyond the first ${MAX_TOPICS} were left out.`);
    const occurredAt = this.occurredAtOf(event);
    const activity: Writable<AcceptedActivity> = {
      id,
      kind,
      actor,
      topics: topics.topics,
      properties: event.properties,
      source: circumstances.source.id,
      receivedAt: circumstances.receivedAt,
      correlationId: circumstances.correlationId,
    };
    if (text !== undefined) activity.text = text;
    if (topics.labels !== undefined) activity.labels = topics.labels;
    if (occurredAt !== undefined) activity.occurredAt = occurredAt;
    if (occurredAt !== undefined && occurredAt > circumstances.receivedAt + FUTURE) {
      activity.future = true;
      warnings.add('It lies in the future, and counts at its arrival.');
    }
    this.addOrigin(activity, event);
    return { activity, warnings: warnings.list };
  }

  /** Where it comes from, as far as it says so. */
  private addOrigin(activity: Writable<AcceptedActivity>, event: RawEvent): void {
    const { network, country, backfill } = this.circumstances;
    const language = languageOf(event.language);
    if (language !== undefined) activity.language = language;
    const region = regionOf(event.region) ?? country;
    if (region !== undefined) activity.region = region;
    if (typeof event.client === 'string' && event.client !== '') activity.client = clean(event.client.slice(0, MAX_CLIENT_LENGTH));
    if (network !== undefined) activity.network = network;
    if (backfill) activity.backfill = true;
  }

  private kindOf(event: RawEvent, mapped: Mapped): string {
    // Our own protocol states the kind: it is checked as it stands, not bent into one.
    const kind = event.call === 'activity' && !isKind(event.name.toLowerCase()) ? '' : mapped.kind;
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
}

/** Gathers warnings, each once. */
class Warnings {
  list: string[] | undefined;

  readonly add = (warning: string): void => {
    this.list ??= [];
    if (!this.list.includes(warning)) this.list.push(warning);
  };
}

function checkSize(item: unknown): void {
  const excess = tooMuch(item);
  if (excess === 'too large') throw new Refused('too-large', undefined, `The item is over ${MAX_ITEM_BYTES / 1_024} KB.`);
  if (excess === 'too deep') throw new Refused('invalid', undefined, 'The item is nested too deep.');
}

function actorTerm(event: RawEvent): string {
  return event.terms.actor === 'userId' ? 'userId or anonymousId' : event.terms.actor;
}

/** An id or actor: 1 to 200 characters, or a number; undefined where there is none. */
function nameOf(value: unknown, field: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') throw new Refused('invalid', field, `${field} must be a string.`);
  if (text.length > MAX_NAME_LENGTH) throw new Refused('invalid', field, `${field} may have ${MAX_NAME_LENGTH} characters.`);
  if (!text.isWellFormed() || text.includes('\0')) throw new Refused('invalid', field, `${field} holds what is no text.`);
  return text;
}

function textOf(event: RawEvent, mapped: Mapped, warnings: Warnings): string | undefined {
  const given = event.text;
  if (given !== undefined && given !== null && typeof given !== 'string') throw new Refused('invalid', 'text', 'text must be a string.');
  if (given === undefined && mapped.texts.length === 0) return undefined;
  const all = mapped.texts.length === 0 ? given : given ? [given, ...mapped.texts].join('\n') : mapped.texts.join('\n');
  const text = clean(all ?? '');
  if (text.length <= MAX_TEXT_LENGTH) return text === '' ? undefined : text;
  warnings.add(`The text was cut at ${MAX_TEXT_LENGTH} characters.`);
  return text.slice(0, MAX_TEXT_LENGTH).toWellFormed();
}

function topicsOf(event: RawEvent, mapped: Mapped, warnings: Warnings): TopicList {
  const list = new TopicList(warnings.add);
  const given = event.topics;
  if (given !== undefined && given !== null) {
    if (!Array.isArray(given)) throw new Refused('invalid', 'topics', 'topics must be an array of strings.');
    for (const topic of given as unknown[]) {
      if (typeof topic !== 'string') throw new Refused('invalid', 'topics', 'topics must be an array of strings.');
      list.add(topic, undefined);
    }
  }
  mapped.topics.forEach((topic, index) => list.add(topic, mapped.labels[index]));
  if (isRecord(event.labels)) list.addLabels(event.labels);
  else if (event.labels !== undefined && event.labels !== null) throw new Refused('invalid', 'labels', 'labels must be an object.');
  return list;
}

/** Whether a text's hashtags don't all fit beside the topics that were named: counting leaves out what is too much. */
function hasTooManyTags(text: string, named: number): boolean {
  let signs = 0;
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at + 1)) signs += 1;
  return signs + named > MAX_TOPICS && hashtagsOf(text).length + named > MAX_TOPICS;
}

const LANGUAGE = /^[a-z]{2,3}$/;
const REGION = /^[A-Z]{2}$/;

/** Tags that were read before: senders have few. */
const languages = new Map<string, string | undefined>();
const MAX_LANGUAGES = 1_000;

/** The primary subtag of a BCP 47 tag (or of a POSIX locale); undefined where it is none. */
function languageOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > 40) return undefined;
  const known = languages.get(value);
  if (known !== undefined || languages.has(value)) return known;
  const tag = value.split(/[-_.@]/, 1)[0]?.toLowerCase() ?? '';
  const language = LANGUAGE.test(tag) ? tag : undefined;
  if (languages.size < MAX_LANGUAGES) languages.set(value, language);
  return language;
}

/** An ISO 3166-1 alpha-2 code in upper case; undefined where it is none. */
export function regionOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const code = value.toUpperCase();
  return REGION.test(code) ? code : undefined;
}
