import { MINUTE, SECOND } from '@groundswell/kernel';
import { parseScope } from '@groundswell/topic';
import { DEFAULT_THRESHOLDS, type Thresholds } from '@groundswell/trend';
import { CommandError, EXIT } from '../terminal/errors.ts';
import type { BacktestSettings } from './format.ts';

/** What the command line says of it. */
export interface BacktestWords {
  readonly set?: readonly string[];
  readonly every?: number;
  readonly scope?: readonly string[];
  readonly skipBad?: boolean;
}

const MINIMUM_ACTORS = 'minimumActors';
const USUAL_MINIMUM_ACTORS = 5;

/** What `--set` takes, and what it is where nothing is said. */
export const SETTINGS: Readonly<Record<string, number>> = { ...DEFAULT_THRESHOLDS, [MINIMUM_ACTORS]: USUAL_MINIMUM_ACTORS };

/**
 * How a backtest is to run: the defaults of a deployment, with what was set otherwise.
 * @throws CommandError when a setting or a scope is none
 */
export function backtestSettings({ set = [], every, scope = [], skipBad }: BacktestWords): BacktestSettings {
  const { [MINIMUM_ACTORS]: minimumActors, ...thresholds } = { ...SETTINGS, ...Object.fromEntries(set.map(settingOf)) };
  return {
    thresholds: thresholds as unknown as Thresholds,
    minimumActors: minimumActors ?? USUAL_MINIMUM_ACTORS,
    every: every === undefined ? MINUTE : every * SECOND,
    scopes: scope.map(scopeOf),
    skipBad: skipBad ?? false,
  };
}

function settingOf(option: string): readonly [string, number] {
  const equals = option.indexOf('=');
  const [name, value] = [option.slice(0, equals), option.slice(equals + 1)];
  if (!Object.hasOwn(SETTINGS, name)) {
    throw new CommandError(
      `--set takes NAME=NUMBER, where NAME is one of ${Object.keys(SETTINGS).join(', ')}; this is not: ${option}`,
      EXIT.misused,
    );
  }
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < 0)
    throw new CommandError(`--set ${name} takes a number from 0 on; this is none: ${value}`, EXIT.misused);
  return [name, number];
}

function scopeOf(text: string): string {
  const scope = parseScope(text);
  if (scope === undefined)
    throw new CommandError(`${text} is no scope: everywhere, language:pt, region:BR, kind:search, source:ios`, EXIT.misused);
  return scope;
}
