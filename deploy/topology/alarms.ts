import type { AlarmSpec } from './model.ts';

/** What somebody has to look at when it happens once. */
export const alarms: readonly AlarmSpec[] = [
  {
    name: 'keys-refused',
    function: 'mobile',
    metric: 'KeysRefused',
    reason:
      'Keys of sealed fields can not be had: KMS or the table refuses, and accounts answer 503. Look at the key, its policy and the grants',
  },
  {
    name: 'load-failed',
    function: 'load',
    metric: 'LoadFailed',
    reason:
      'The warehouse could not be loaded. What landed waits and nothing is lost; look at what load logs, and at LoadBacklogSeconds for how long it has',
  },
  {
    name: 'lists-set-aside',
    deadLettersOf: 'lists',
    reason:
      'Changes of lists failed again and again, so people may not be told of trends. Look at what notify logs, then move the messages back',
  },
];
