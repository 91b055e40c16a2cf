import type { ByteWriter } from '../delta-bytes.ts';
import { codeOf, SPELLED_OUT } from '../delta-labels.ts';
import { NONE, PLAIN_TAG } from './activity-columns.ts';
import type { BatchLabels } from './batch-labels.ts';
import type { ReadBatch } from './read-batch.ts';
import type { StringNumbers } from './string-numbers.ts';

const NUMBER_SIGN = 0x23;
/** Codes of `delta-labels.ts`: no label, and `#ai`, `#Ai`, `#AI` for the topic `ai`. */
const UNLABELLED = 0;
const AS_IT_IS = 1;
const CAPITALISED = 2;
const IN_CAPITALS = 3;

/** What `writeLabels` does, from columns. */
export function writeLabelColumn(writer: ByteWriter, strings: StringNumbers, labels: BatchLabels, batch: ReadBatch): void {
  const others: number[] = [];
  for (let index = 0; index < strings.count; index += 1) {
    const topic = strings.order[index] as number;
    const label = labels.mostUsed(topic);
    const code = codeFor(batch, topic, label);
    writer.byte(code);
    if (code === SPELLED_OUT) others.push(label);
  }
  const { bytes } = batch.labels;
  for (const label of others) {
    writer.varint(batch.labels.length(label));
    writer.copy(bytes, batch.labels.start(label), batch.labels.length(label));
  }
}

function codeFor(batch: ReadBatch, topic: number, label: number): number {
  if (label === NONE) return UNLABELLED;
  return label === PLAIN_TAG ? AS_IT_IS : codeOfSpelled(batch, topic, label);
}

function codeOfSpelled({ strings, labels }: ReadBatch, topic: number, label: number): number {
  const length = strings.length(topic);
  const [topics, spelled] = [strings.bytes, labels.bytes];
  const [from, at] = [strings.start(topic), labels.start(label) + 1];
  const isTag = labels.length(label) === length + 1 && spelled[at - 1] === NUMBER_SIGN;
  let [same, capitalised, capitals] = [isTag, isTag, isTag];
  for (let index = 0; index < length && isTag; index += 1) {
    const byte = topics[from + index] as number;
    const written = spelled[at + index] as number;
    if (byte >= 0x80 || written >= 0x80) return codeOfTexts(strings.text(topic), labels.text(label));
    const capital = byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
    if (written !== byte) same = false;
    if (written !== capital) capitals = false;
    if (written !== (index === 0 ? capital : byte)) capitalised = false;
  }
  if (same) return AS_IT_IS;
  if (capitalised) return CAPITALISED;
  return capitals ? IN_CAPITALS : codeOfTexts(strings.text(topic), labels.text(label));
}

function codeOfTexts(topic: string, label: string): number {
  return topic === label ? UNLABELLED : codeOf(topic, label);
}
