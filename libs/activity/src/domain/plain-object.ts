/** What leads to a member's value, by what comes before it: the object's brace, a text, or another value. */
interface NameJson {
  /** Before a text, its opening quote included. */
  readonly text: Leads;
  readonly other: Leads;
}

type Leads = readonly [atFirst: string, afterText: string, afterOther: string];

const AT_FIRST = 0;
/** The text's closing quote is not written yet: it is the first character of what follows. */
const AFTER_TEXT = 1;
const AFTER_OTHER = 2;

const names = new Map<string, NameJson>();
const MAX_NAMES = 4_000;
const MAX_NAME_LENGTH = 100;

/** Names of properties come again with every activity. `join` makes strings of one piece, which are copied faster than sums. */
function nameJson(name: string): NameJson {
  const known = names.get(name);
  if (known !== undefined) return known;
  const leads = (end: string): Leads => [['{"', name, end].join(''), ['","', name, end].join(''), [',"', name, end].join('')];
  const json = { text: leads('":"'), other: leads('":') };
  if (names.size >= MAX_NAMES) names.clear();
  if (name.length <= MAX_NAME_LENGTH) names.set(name, json);
  return json;
}

/**
 * `json` and, behind it, what `JSON.stringify` makes of an object whose strings are their own JSON but for
 * the quotes: in a fifth of its time, since as few strings as can be are summed up.
 */
export function withPlainObject(json: string, object: Readonly<Record<string, unknown>>): string {
  let sum = json;
  let place: 0 | 1 | 2 = AT_FIRST;
  for (const name in object) {
    const value = object[name];
    const leads = nameJson(name);
    if (typeof value === 'string') {
      sum = sum + leads.text[place] + value;
      place = AFTER_TEXT;
    } else {
      sum = sum + leads.other[place] + plainValue(value);
      place = AFTER_OTHER;
    }
  }
  return sum + (place === AT_FIRST ? '{}' : place === AFTER_TEXT ? '"}' : '}');
}

function plainValue(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plainValue).join(',')}]`;
  return withPlainObject('', value as Readonly<Record<string, unknown>>);
}
