import type { ConsentRules } from './consent.ts';

/**
 * How a sender's events become kinds and topics: data, kept with the source, so that an operator
 * changes it without a deployment. Rules are tried in order; the first whose `when` fits gives the
 * kind, and the topics of every rule that fits are added up.
 */
export interface MappingRules {
  /** Absent: the built-in ones. */
  readonly rules?: readonly MappingRule[];
  /** Kind of an event that no rule gives one; default: the event's name, normalised, or its call. */
  readonly defaultKind?: string;
  /** What is counted of people who said whether they want to be; default: as `ConsentRules` says. */
  readonly consent?: ConsentRules;
}

export interface MappingRule {
  /** Everything named here must hold; an absent `when` always fits. */
  readonly when?: {
    /** Segment's call: track, identify, page, screen, group, alias; `cloudevent`; `activity`. */
    readonly call?: string;
    /** The event's name or CloudEvents `type`, compared case-insensitively; `*` matches any run of characters. */
    readonly event?: string;
    /** A property that must be there, by path. */
    readonly has?: string;
  };
  readonly kind?: string;
  /**
   * Templates: `product:{properties.product_id}`, `search:{properties.query}`. A path that holds
   * nothing yields no topic; one that runs through an array (`{properties.products[].product_id}`)
   * yields a topic an element.
   */
  readonly topics?: readonly TopicTemplate[];
  /** Paths of public text fields, hashtags of which become topics: `properties.text`. */
  readonly text?: readonly string[];
}

export interface TopicTemplate {
  readonly topic: string;
  /** Template of what people call it: `{properties.name}`. */
  readonly label?: string;
}
