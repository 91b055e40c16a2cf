import type { Profile } from '../api/kept.ts';
import { textOf } from '../forms/text-field.tsx';
import { waysOf } from '../keeping/ways.ts';

/** When a digest comes unless somebody wants it otherwise. */
const MORNING = '08:00';

/** What a form of preferences says; the rest stays as `known`. */
export function profileOf(known: Profile, values: Readonly<Record<string, string>>): Profile {
  const { displayName: _name, languages: _languages, regions: _regions, quietHours: _quiet, ...rest } = known;
  const displayName = textOf(values['displayName']);
  const languages = codesOf(values['languages']).map((code) => code.toLowerCase());
  const regions = codesOf(values['regions']).map((code) => code.toUpperCase());
  const timeZone = textOf(values['timeZone']);
  const { quietFrom: from, quietTo: to } = values;
  return {
    ...rest,
    ...(displayName !== undefined && { displayName }),
    ...(languages.length > 0 && { languages }),
    ...(regions.length > 0 && { regions }),
    ...(timeZone !== undefined && { timeZone }),
    ...(from !== undefined && to !== undefined && { quietHours: { from, to } }),
    digest: digestOf(values),
  };
}

function digestOf(values: Readonly<Record<string, string>>): NonNullable<Profile['digest']> {
  const { every, at = MORNING, weekday } = values;
  if (every !== 'day' && every !== 'week') return { every: 'never', at };
  return { every, at, ...(every === 'week' && { weekday: Number(weekday) }), ...waysOf(values) };
}

function codesOf(text: string | undefined): readonly string[] {
  return [...new Set((text ?? '').split(/[\s,]+/).filter((code) => code !== ''))];
}

/** Time zones that this browser knows, and `own` in any case. */
export function timeZones(own: string): readonly string[] {
  return [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}
