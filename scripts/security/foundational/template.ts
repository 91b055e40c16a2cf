/** A resource of a CloudFormation template, whose properties are as they come. */
export interface Resource {
  readonly Type: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a template is any JSON, and rules look deep into it
  readonly Properties: any;
}

/** The resources of all stacks, by their logical names. */
export type Resources = Readonly<Record<string, Resource>>;

/** A control of AWS Foundational Security Best Practices, as it can be seen in a template. */
export interface Rule {
  /** As AWS calls it: https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html. */
  readonly id: string;
  /** CloudFormation's name of what is looked at. */
  readonly type: string;
  readonly wanted: string;
  readonly holds: (properties: Resource['Properties'], name: string, resources: Resources) => boolean;
}

/** A resource that breaks a rule on purpose, and why. */
export interface Exception {
  readonly rule: string;
  /** How the logical name begins. */
  readonly resource: string;
  readonly reason: string;
}

export interface Finding {
  readonly rule: string;
  readonly resource: string;
}

/** What breaks which rule. */
export function findingsOf(rules: readonly Rule[], resources: Resources): Finding[] {
  return rules.flatMap(({ id, type, holds }) =>
    Object.entries(resources)
      .filter(([name, { Type, Properties }]) => Type === type && !holds(Properties ?? {}, name, resources))
      .map(([resource]) => ({ rule: id, resource })),
  );
}

/** A value that may stand alone or in a list. */
export function listed(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
