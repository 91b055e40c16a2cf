import type { SettingName } from '../../libs/settings/src/names.ts';
import type { FunctionSpec, Topology } from './model.ts';

/** What only whoever deploys can know. None of it is secret. */
const CHOSEN: readonly SettingName[] = [
  'GROUNDSWELL_PUBLIC_URL',
  'GROUNDSWELL_MAIL_FROM',
  'GROUNDSWELL_OUTSIDE_ISSUER',
  'GROUNDSWELL_OUTSIDE_AUDIENCE',
  'GROUNDSWELL_OUTSIDE_KEYS_URL',
  'GROUNDSWELL_APNS_APPLICATION_ARN',
  'GROUNDSWELL_FCM_APPLICATION_ARN',
];

/** The topology with what whoever renders it has chosen, in the functions that read it. */
export function withSettings(topology: Topology, given: Readonly<Record<string, string | undefined>>): Topology {
  const valued = (spec: FunctionSpec): FunctionSpec => {
    const chosen = CHOSEN.filter((name) => spec.settings.includes(name) && given[name]);
    if (chosen.length === 0) return spec;
    return { ...spec, values: { ...spec.values, ...Object.fromEntries(chosen.map((name) => [name, given[name]])) } };
  };
  return { ...topology, functions: topology.functions.map(valued) };
}
