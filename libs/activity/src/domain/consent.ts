import { parsePath, lookUp, type Path } from './mapping/template.ts';
import { isRecord, type RawEvent } from './raw-event.ts';

/**
 * What people's own word on being counted makes of a source's events: data of its mapping rules. An event that
 * it forbids is dropped where it comes in: answered, and kept nowhere.
 */
export interface ConsentRules {
  /**
   * Categories that must not have been refused, all of them, compared without regard to case. Default: `analytics`
   * and `measurement`, which forbid only where an event names them.
   */
  readonly categories?: readonly string[];
  /** Where events name what was agreed to, category by category. Default: Segment's `context.consent.categoryPreferences`. */
  readonly preferences?: string;
  /** What becomes of an event that says nothing of a category of `categories`. Default `take`. */
  readonly unstated?: 'take' | 'drop';
  /** Further paths of flags by which somebody opts out, beside those that are always looked for (`optOut` and `doNotTrack` of the event, its `context` and its `properties`). */
  readonly optOuts?: readonly string[];
  /** Whether a browser's Sec-GPC and DNT headers opt out. Default `heed`; `ignore` where somebody agreed in another way. */
  readonly browserSignals?: 'heed' | 'ignore';
}

const PREFERENCES = 'context.consent.categoryPreferences';
const ANALYTICS: readonly string[] = ['analytics', 'measurement'];
const YES: ReadonlySet<unknown> = new Set<unknown>([true, 1, '1', 'true', 'yes']);
const NO: ReadonlySet<unknown> = new Set<unknown>([false, 0, '0', 'false', 'no']);

/** Why an event is dropped. */
export type Withheld = 'opted-out' | 'no-consent';

/** Consent rules with their paths taken apart. */
export class Consent {
  private readonly categories: ReadonlySet<string>;
  private readonly preferences: Path;
  private readonly optOuts: readonly Path[];
  private readonly heedsBrowsers: boolean;
  private readonly isStrict: boolean;

  /** @throws InvalidInputError when a path can not be read */
  constructor({ categories = ANALYTICS, preferences = PREFERENCES, unstated, optOuts = [], browserSignals }: ConsentRules = {}) {
    this.categories = new Set(categories.map((category) => category.toLowerCase()));
    this.preferences = parsePath(preferences);
    this.optOuts = optOuts.map(parsePath);
    this.heedsBrowsers = browserSignals !== 'ignore';
    this.isStrict = unstated === 'drop';
  }

  /**
   * Why nobody may count the event; undefined where nothing forbids it.
   * @param signalled whether the request carries a browser's signal
   */
  forbids(event: RawEvent, signalled: boolean): Withheld | undefined {
    if ((signalled && this.heedsBrowsers) || this.optsOut(event.fields)) return 'opted-out';
    return this.agrees(lookUp(event.fields, this.preferences)) ? undefined : 'no-consent';
  }

  private optsOut(fields: RawEvent['fields']): boolean {
    if (hasFlag(fields) || hasFlag(fields['context']) || hasFlag(fields['properties'])) return true;
    return this.optOuts.some((path) => YES.has(lookUp(fields, path)));
  }

  private agrees(preferences: unknown): boolean {
    if (!isRecord(preferences)) return !this.isStrict || this.categories.size === 0;
    const stated = new Set<string>();
    for (const [category, value] of Object.entries(preferences)) {
      const name = category.toLowerCase();
      if (!this.categories.has(name)) continue;
      if (NO.has(value)) return false;
      if (YES.has(value)) stated.add(name);
    }
    return !this.isStrict || stated.size === this.categories.size;
  }
}

function hasFlag(value: unknown): boolean {
  return isRecord(value) && (isSet(value, 'optOut') || isSet(value, 'doNotTrack'));
}

function isSet(fields: Readonly<Record<string, unknown>>, name: 'optOut' | 'doNotTrack'): boolean {
  const value = fields[name];
  return value !== undefined && YES.has(value);
}

/** Whether headers carry a browser's signal: Global Privacy Control, or Do Not Track. */
export function signalsOptOut(headers: Readonly<Record<string, string | readonly string[] | undefined>>): boolean {
  return headers['sec-gpc'] === '1' || headers['dnt'] === '1';
}
