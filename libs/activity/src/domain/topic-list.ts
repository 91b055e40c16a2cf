import { normaliseTopic } from '@groundswell/topic';
import { MAX_TOPIC_LENGTH, MAX_TOPICS } from './activity.ts';
import { NOTHING, withItem } from './mapping/template.ts';
import { looksPersonal } from './privacy.ts';
import type { Warnings } from './warnings.ts';

/** Characters of a label at most. */
const MAX_LABEL_LENGTH = 100;

/** What a named topic and its label became, remembered: a shop's events name the same few thousand products again and again. */
interface Known {
  readonly topic: string;
  readonly label: string | undefined;
  /** Shared by all activities that name just this. */
  readonly labels: Readonly<Record<string, string>> | undefined;
}

const known = new Map<string, Known>();
const MAX_KNOWN = 4_000;
const labelsAsJson = new WeakMap<object, string>();

/** The JSON of labels that many activities share; undefined: they are one activity's own. */
export function knownJson(labels: Readonly<Record<string, string>>): string | undefined {
  return labelsAsJson.get(labels);
}

/** The topics of one activity while they are gathered: normalised, distinct, capped, with what was left out said. */
export class TopicList {
  topics: string[] = NOTHING;
  labels: Readonly<Record<string, string>> | undefined;

  constructor(private readonly warnings: Warnings) {}

  add(text: string, label: string | undefined): void {
    const isFirst = this.topics.length === 0;
    const remembered = isFirst ? known.get(text) : undefined;
    if (remembered !== undefined && remembered.label === label) {
      this.topics = withItem(this.topics, remembered.topic);
      this.labels = remembered.labels;
      return;
    }
    const topic = normaliseTopic(withoutQuery(text));
    if (topic === undefined || topic.endsWith(':')) return;
    if (text.length > MAX_TOPIC_LENGTH) this.warnings.add(`A topic was cut at ${MAX_TOPIC_LENGTH} characters.`);
    if (this.topics.includes(topic)) return;
    if (looksPersonal(topic)) this.warnings.add('A topic that looks like personal data was left out.');
    else if (this.topics.length >= MAX_TOPICS) this.warnings.add(`Topics beyond the first ${MAX_TOPICS} were left out.`);
    else {
      this.topics = withItem(this.topics, topic);
      if (label !== undefined) this.name(topic, label);
      if (isFirst) remember(text, topic, label, this.labels);
    }
  }

  /** Takes the sender's labels of topics, those of text's hashtags included. */
  addLabels(labels: Readonly<Record<string, unknown>>): void {
    for (const [text, label] of Object.entries(labels).slice(0, 2 * MAX_TOPICS)) {
      const topic = normaliseTopic(text);
      if (topic !== undefined && typeof label === 'string') this.name(topic, label);
    }
  }

  private name(topic: string, label: string): void {
    const text = clean(label).trim();
    if (text === '' || text === topic || topic === '__proto__' || looksPersonal(text)) return;
    if (this.labels?.[topic] !== undefined) return;
    const short = text.length > MAX_LABEL_LENGTH ? text.slice(0, MAX_LABEL_LENGTH).toWellFormed() : text;
    // Never changed in place: it may be shared.
    this.labels = { ...this.labels, [topic]: short };
  }
}

function remember(text: string, topic: string, label: string | undefined, labels: Known['labels']): void {
  if (text.length > MAX_TOPIC_LENGTH || (label?.length ?? 0) > MAX_LABEL_LENGTH) return;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, { topic, label, labels });
  if (labels !== undefined) labelsAsJson.set(labels, JSON.stringify(labels));
}

/** Query strings and fragments of a page's address hold what people typed, and tokens. */
function withoutQuery(text: string): string {
  if (!text.startsWith('page:')) return text;
  const end = text.search(/[?#]/);
  return end === -1 ? text : text.slice(0, end);
}

// Control characters but line breaks and tabs are exactly what goes.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]+/g;
// oxlint-disable-next-line no-control-regex
const UNCLEAN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** Text without control characters (NUL above all, which databases refuse) and with no half surrogate pairs. */
export function clean(text: string): string {
  const plain = UNCLEAN.test(text) ? text.replace(CONTROL, '') : text;
  return plain.isWellFormed() ? plain : plain.toWellFormed();
}
