import { InvalidInputError } from '@groundswell/kernel';
import { isRecord } from '../raw-event.ts';

/** Steps from a root to a value. */
export interface Path {
  /** `['properties', 'product_id']` */
  readonly steps: readonly string[];
  /** Whether every object has what a step names (`constructor`), so that own members must be told from those. */
  readonly isInherited: boolean;
  /** Of a path `properties.NAME`, which nearly all are: the name. */
  readonly property: string | undefined;
}

/** Gathers what templates yield: topics, and their labels by position. */
export interface TopicSink {
  topics: string[];
  labels: (string | undefined)[];
}

/** An empty list that is never added to: most lists of an event stay empty, and making them takes time. */
export const NOTHING: never[] = [];

/** `list` with `item` at its end, the same list unless it was `NOTHING`. A list that starts with its first item takes no more room than that. */
export function withItem<Item>(list: Item[], item: Item): Item[] {
  if (list === NOTHING) return [item];
  list.push(item);
  return list;
}

type Part = string | { readonly path: Path; readonly inList: boolean };

/** A template, taken apart once. */
export interface Template {
  readonly parts: readonly Part[];
  /** Where the array is that the template runs through, if it does. */
  readonly list: Path | undefined;
}

/** Elements of an array that are looked at. */
const MAX_ELEMENTS = 100;
const PLACEHOLDER = /\{([^{}]*)\}/g;
const NOWHERE: Path = { steps: [], isInherited: false, property: undefined };
const STEP = /^[\p{L}\p{N}_$ .-]{1,100}$/u;

/**
 * Takes a template apart: `product:{properties.products[].product_id}`.
 * @throws InvalidInputError when a path is empty or runs through two arrays
 */
export function parseTemplate(text: string): Template {
  const parts: Part[] = [];
  let list: string | undefined;
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [before = '', after, more] = (match[1] ?? '').split('[]');
    if (more !== undefined || (after !== undefined && list !== undefined && list !== before)) {
      throw new InvalidInputError(`The template ${JSON.stringify(text)} runs through more than one array.`);
    }
    if (after === undefined) parts.push({ path: parsePath(before), inList: false });
    else {
      list = before;
      parts.push({ path: after === '' ? NOWHERE : parsePath(after.replace(/^\./, '')), inList: true });
    }
  }
  if (end < text.length) parts.push(text.slice(end));
  return { parts, list: list === undefined ? undefined : parsePath(list) };
}

/** @throws InvalidInputError when it is not a path of names with dots between them */
export function parsePath(text: string): Path {
  const steps = text.split('.');
  if (!steps.every((step) => STEP.test(step)))
    throw new InvalidInputError(`${JSON.stringify(text)} is not a path such as "properties.name".`);
  const isInherited = steps.some((step) => step in Object.prototype);
  const property = steps.length === 2 && steps[0] === 'properties' && !isInherited ? steps[1] : undefined;
  return { steps, isInherited, property };
}

/** What is at `path`, own members only; undefined where there is nothing. */
export function lookUp(root: unknown, path: Path): unknown {
  const { property } = path;
  if (property !== undefined) {
    const properties = isRecord(root) ? root['properties'] : undefined;
    return isRecord(properties) ? properties[property] : undefined;
  }
  return follow(root, path);
}

function follow(root: unknown, { steps, isInherited }: Path): unknown {
  let value = root;
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index] ?? '';
    if (!isRecord(value) || (isInherited && !Object.hasOwn(value, step))) return undefined;
    value = value[step];
  }
  return value;
}

/** Adds the rendered topic, and label if any, for every element that the templates run through, or once. */
export function expand(topic: Template, label: Template | undefined, fields: Readonly<Record<string, unknown>>, into: TopicSink): void {
  if (topic.list === undefined) {
    renderBoth(topic, label, fields, undefined, into);
    return;
  }
  const elements = lookUp(fields, topic.list);
  if (!Array.isArray(elements)) return;
  for (const element of elements.slice(0, MAX_ELEMENTS) as unknown[]) renderBoth(topic, label, fields, element, into);
}

function renderBoth(
  topic: Template,
  label: Template | undefined,
  fields: Readonly<Record<string, unknown>>,
  element: unknown,
  into: TopicSink,
): void {
  const text = render(topic, fields, element);
  if (text === undefined) return;
  into.topics = withItem(into.topics, text);
  into.labels = withItem(into.labels, label === undefined ? undefined : render(label, fields, element));
}

function render(template: Template, fields: Readonly<Record<string, unknown>>, element: unknown): string | undefined {
  let text = '';
  for (let index = 0; index < template.parts.length; index++) {
    const part = template.parts[index] ?? '';
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const value = scalar(lookUp(part.inList ? element : fields, part.path));
    if (value === '') return undefined;
    text += value;
  }
  return text;
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}
