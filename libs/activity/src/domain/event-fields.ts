import { hashtagsOf } from '@groundswell/topic';
import { MAX_TOPICS } from './activity.ts';
import type { Mapped } from './mapping/compiled-mapping.ts';
import { isRecord, type RawEvent } from './raw-event.ts';
import { clean, TopicList } from './topic-list.ts';
import type { Warnings } from './warnings.ts';
import { MAX_ITEM_BYTES, tooMuch } from './weight.ts';

const MAX_NAME_LENGTH = 200;
const MAX_TEXT_LENGTH = 10_000;

export type RefusalCode = 'invalid' | 'kind-not-allowed' | 'too-large';

/** Thrown while an event's fields are read; never leaves `Acceptor`. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly field: string | undefined,
    reason: string,
  ) {
    super(reason);
  }
}

export function checkSize(item: object): void {
  const excess = tooMuch(item);
  if (excess === 'too large') throw new Refused('too-large', undefined, `The item is over ${MAX_ITEM_BYTES / 1_024} KB.`);
  if (excess === 'too deep') throw new Refused('invalid', undefined, 'The item is nested too deep.');
}

export function actorTerm(event: RawEvent): string {
  return event.terms.actor === 'userId' ? 'userId or anonymousId' : event.terms.actor;
}

/**
 * An id or actor: 1 to 200 characters, or a number; undefined where there is none.
 * @param isPlain of the request (`Reading`)
 */
export function nameOf(value: unknown, field: string, isPlain: boolean): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') throw new Refused('invalid', field, `${field} must be a string.`);
  if (text.length > MAX_NAME_LENGTH) throw new Refused('invalid', field, `${field} may have ${MAX_NAME_LENGTH} characters.`);
  if (!isPlain && (!text.isWellFormed() || text.includes('\0'))) throw new Refused('invalid', field, `${field} holds what is no text.`);
  return text;
}

export function textOf(event: RawEvent, mapped: Mapped, warnings: Warnings, isPlain: boolean): string | undefined {
  const given = event.text;
  if (given !== undefined && given !== null && typeof given !== 'string') throw new Refused('invalid', 'text', 'text must be a string.');
  if (given === undefined && mapped.texts.length === 0) return undefined;
  const all = given ? [given, ...mapped.texts] : mapped.texts;
  const joined = all.length === 1 ? (all[0] ?? '') : all.join('\n');
  const text = isPlain ? joined : clean(joined);
  if (text.length <= MAX_TEXT_LENGTH) return text === '' ? undefined : text;
  warnings.add(`The text was cut at ${MAX_TEXT_LENGTH} characters.`);
  return text.slice(0, MAX_TEXT_LENGTH).toWellFormed();
}

export function topicsOf(event: RawEvent, mapped: Mapped, text: string | undefined, warnings: Warnings): TopicList {
  const list = new TopicList(warnings);
  const given = event.topics;
  if (given !== undefined && given !== null) {
    if (!Array.isArray(given)) throw new Refused('invalid', 'topics', 'topics must be an array of strings.');
    for (const topic of given as unknown[]) {
      if (typeof topic !== 'string') throw new Refused('invalid', 'topics', 'topics must be an array of strings.');
      list.add(topic, undefined);
    }
  }
  for (let index = 0; index < mapped.topics.length; index++) list.add(mapped.topics[index] ?? '', mapped.labels[index]);
  if (isRecord(event.labels)) list.addLabels(event.labels);
  else if (event.labels !== undefined && event.labels !== null) throw new Refused('invalid', 'labels', 'labels must be an object.');
  if (text !== undefined && hasTooManyTags(text, list.topics.length)) warnings.add(`Topics beyond the first ${MAX_TOPICS} were left out.`);
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
export function languageOf(value: unknown): string | undefined {
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
