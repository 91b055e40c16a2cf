/** A filter of an event source mapping, in Lambda's pattern language. */
export type Pattern = Readonly<Record<string, unknown>>;

/** Whether an event passes at least one of the patterns; without patterns everything passes. */
export function passes(event: unknown, patterns: readonly Pattern[]): boolean {
  return patterns.length === 0 || patterns.some((pattern) => fits(event, pattern));
}

function fits(value: unknown, pattern: Pattern): boolean {
  const fields = isObject(value) ? value : {};
  return Object.entries(pattern).every(([name, rule]) => {
    if (name === '$or' && Array.isArray(rule)) return rule.some((choice) => isObject(choice) && fits(value, choice));
    if (Array.isArray(rule)) return rule.some((condition) => fitsCondition(fields[name], condition));
    if (!isObject(rule)) throw new Error(`event filter: ${name} must hold a list of conditions or further fields`);
    return fits(fields[name], rule);
  });
}

function fitsCondition(value: unknown, condition: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => fitsCondition(item, condition));
  if (!isObject(condition)) return condition === null ? value === null : value === condition;
  const [[rule, operand] = ['', undefined]] = Object.entries(condition);
  switch (rule) {
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(operand));
    case 'suffix':
      return typeof value === 'string' && value.endsWith(String(operand));
    case 'exists':
      return (value !== undefined) === operand;
    case 'anything-but':
      return value !== undefined && !excluded(value, operand);
    case 'equals-ignore-case':
      return typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase();
    case 'numeric':
      return Array.isArray(operand) && fitsNumber(value, operand);
    default:
      throw new Error(`event filter: unknown rule ${rule}`);
  }
}

function excluded(value: unknown, operand: unknown): boolean {
  const choices = Array.isArray(operand) ? operand : [operand];
  return choices.some((choice) => fitsCondition(value, choice));
}

function fitsNumber(value: unknown, bounds: readonly unknown[]): boolean {
  // Numbers of DynamoDB come as strings.
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return false;
  for (let at = 0; at + 1 < bounds.length; at += 2) {
    if (!compares(number, String(bounds[at]), Number(bounds[at + 1]))) return false;
  }
  return true;
}

function compares(value: number, operator: string, bound: number): boolean {
  if (operator === '=') return value === bound;
  if (operator === '<') return value < bound;
  if (operator === '<=') return value <= bound;
  if (operator === '>') return value > bound;
  if (operator === '>=') return value >= bound;
  throw new Error(`event filter: unknown comparison ${operator}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
