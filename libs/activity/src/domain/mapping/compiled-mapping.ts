import { Consent } from '../consent.ts';
import type { MappingRule, MappingRules } from '../mapping.ts';
import type { Call, RawEvent } from '../raw-event.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { kindFromName } from './kind.ts';
import { NamePattern } from './pattern.ts';
import { expand, NOTHING, type TopicSink, withItem, lookUp, parsePath, parseTemplate, type Path, type Template } from './template.ts';

/** What rules make of an event, before topics are normalised. */
export interface Mapped {
  /** '' where not even the event's name gives one. */
  readonly kind: string;
  readonly topics: readonly string[];
  /** Labels by position in `topics`. */
  readonly labels: readonly (string | undefined)[];
  readonly texts: readonly string[];
}

interface CompiledRule {
  readonly call: string | undefined;
  readonly event: NamePattern | undefined;
  readonly has: Path | undefined;
  readonly kind: string | undefined;
  readonly topics: readonly { readonly topic: Template; readonly label: Template | undefined }[];
  readonly text: readonly Path[];
}

/** All that an event's call and name decide. */
interface Plan {
  readonly rules: readonly CompiledRule[];
  readonly fallbackKind: string;
}

/** Names of events of each call whose rules are remembered; a sender that makes names up can't fill the memory. */
const MAX_REMEMBERED = 1_000;
/** The calls whose event name is what happened; a page's name is merely which. */
const NAMED_CALLS: ReadonlySet<string> = new Set(['track', 'cloudevent', 'activity']);

/** Mapping rules, compiled: templates taken apart, and the rules that an event's name can fit found once a name. */
export class CompiledMapping {
  /** Whether the events of its source may be counted at all. */
  readonly consent: Consent;
  private readonly rules: readonly CompiledRule[];
  private readonly defaultKind: string | undefined;
  private readonly remembered = new Map<Call, Map<string, Plan>>();
  /** What was asked for last: events of a request are mostly of one name. */
  private last: { readonly call: Call; readonly name: string; readonly plan: Plan } | undefined;

  /** @throws InvalidInputError when a template or path can not be read */
  constructor(rules: MappingRules) {
    this.consent = new Consent(rules.consent);
    this.rules = rulesOf(rules).map(compileRule);
    this.defaultKind = rules.defaultKind;
  }

  apply(event: RawEvent): Mapped {
    let kind: string | undefined;
    const mapped: TopicSink & { kind: string; texts: string[] } = { kind: '', topics: NOTHING, labels: NOTHING, texts: NOTHING };
    const plan = this.planFor(event);
    for (const rule of plan.rules) {
      if (rule.has !== undefined && lookUp(event.fields, rule.has) === undefined) continue;
      kind ??= rule.kind;
      for (const template of rule.topics) expand(template.topic, template.label, event.fields, mapped);
      for (const path of rule.text) {
        const text = lookUp(event.fields, path);
        if (typeof text === 'string' && text !== '') mapped.texts = withItem(mapped.texts, text);
      }
    }
    mapped.kind = kind ?? plan.fallbackKind;
    return mapped;
  }

  private planFor({ call, name }: RawEvent): Plan {
    const { last } = this;
    if (last !== undefined && last.call === call && last.name === name) return last.plan;
    const plan = this.rememberedPlan(call, name);
    this.last = { call, name, plan };
    return plan;
  }

  private rememberedPlan(call: Call, name: string): Plan {
    let plans = this.remembered.get(call);
    if (plans === undefined) this.remembered.set(call, (plans = new Map()));
    let plan = plans.get(name);
    if (plan === undefined) {
      plan = this.plan(call, name);
      if (plans.size < MAX_REMEMBERED && name.length <= 200) plans.set(name, plan);
    }
    return plan;
  }

  private plan(call: Call, name: string): Plan {
    const lower = name.toLowerCase();
    const rules = this.rules.filter(
      (rule) => (rule.call === undefined || rule.call === call) && (rule.event === undefined || rule.event.fits(lower)),
    );
    return { rules, fallbackKind: this.kindWithoutRule(call, name) };
  }

  private kindWithoutRule(call: Call, name: string): string {
    if (this.defaultKind !== undefined) return this.defaultKind;
    return NAMED_CALLS.has(call) ? kindFromName(name) : call;
  }
}

const { rules: BUILT_IN = [] } = DEFAULT_RULES;

function compileRule(rule: MappingRule): CompiledRule {
  return {
    call: rule.when?.call,
    event: rule.when?.event === undefined ? undefined : new NamePattern(rule.when.event),
    has: rule.when?.has === undefined ? undefined : parsePath(rule.when.has),
    kind: rule.kind,
    topics: (rule.topics ?? []).map((template) => ({
      topic: parseTemplate(template.topic),
      label: template.label === undefined ? undefined : parseTemplate(template.label),
    })),
    text: (rule.text ?? []).map(parsePath),
  };
}

const compiled = new WeakMap<MappingRules, CompiledMapping>();

/** The compiled form of a source's rules, or of the built-in ones; compiled once for each object that is given. */
export function mappingOf(rules: MappingRules = DEFAULT_RULES): CompiledMapping {
  let mapping = compiled.get(rules);
  if (mapping === undefined) compiled.set(rules, (mapping = new CompiledMapping(rules)));
  return mapping;
}

/**
 * Reads rules without using them.
 * @throws InvalidInputError when a template or path can not be read
 */
export function checkMapping(rules: MappingRules): void {
  rulesOf(rules).forEach(compileRule);
  void new Consent(rules.consent);
}

function rulesOf({ rules = BUILT_IN }: MappingRules): readonly MappingRule[] {
  return rules;
}
