import { type ByteReader, type ByteWriter, MalformedBytesError } from './delta-bytes.ts';
import type { StringTable } from './delta-strings.ts';

/** How most labels follow from their topic; 0 is a string without a label, and what comes after these is spelled out. */
const SPELLINGS: readonly ((topic: string) => string)[] = [
  (topic) => `#${topic}`,
  (topic) => `#${topic.charAt(0).toUpperCase()}${topic.slice(1)}`,
  (topic) => `#${topic.toUpperCase()}`,
];
export const SPELLED_OUT = SPELLINGS.length + 1;

/** A code for each string of the table, in its order, and the labels that no code stands for. */
export function writeLabels(writer: ByteWriter, labels: ReadonlyMap<string, string>, strings: StringTable): void {
  for (const topic of labels.keys()) strings.include(topic);
  const others: string[] = [];
  for (const topic of strings) {
    const label = labels.get(topic);
    const code = label === undefined ? 0 : codeOf(topic, label);
    writer.byte(code);
    if (code === SPELLED_OUT) others.push(label as string);
  }
  for (const label of others) writer.string(label);
}

/** @throws MalformedBytesError when a code is unknown */
export function readLabels(reader: ByteReader, strings: StringTable): Map<string, string> {
  const labels = new Map<string, string>();
  const others: string[] = [];
  for (const topic of strings) {
    const code = reader.byte();
    if (code > SPELLED_OUT) throw new MalformedBytesError(`a delta has a label of an unknown code, ${code}`);
    if (code === SPELLED_OUT) others.push(topic);
    else if (code > 0) labels.set(topic, (SPELLINGS[code - 1] as (topic: string) => string)(topic));
  }
  for (const topic of others) labels.set(topic, reader.string());
  return labels;
}

/** The code of a label that is not the topic itself. */
export function codeOf(topic: string, label: string): number {
  // Cheap to tell for most: what differs in length is spelled out.
  if (label.length !== topic.length + 1) return SPELLED_OUT;
  const index = SPELLINGS.findIndex((spell) => spell(topic) === label);
  return index === -1 ? SPELLED_OUT : index + 1;
}
