import { isTarget, type Table, type Target } from './table.ts';
import { activity } from './tables/activity.ts';
import { erasedPerson, landedShard, schemaVersion, touchedHour } from './tables/bookkeeping.ts';
import { activityTopic, topicHour, topicMinute } from './tables/derived.ts';
import { alertChange, deliveryChange, followChange, muteChange, profileChange } from './tables/engagement-changes.ts';
import { accountChange, sessionChange, sourceChange } from './tables/identity-changes.ts';

/** Every table of the warehouse, in the order in which people read about them. */
export const TABLES: readonly Table[] = [
  activity,
  activityTopic,
  topicMinute,
  topicHour,
  accountChange,
  sessionChange,
  sourceChange,
  followChange,
  muteChange,
  alertChange,
  profileChange,
  deliveryChange,
  landedShard,
  touchedHour,
  erasedPerson,
  schemaVersion,
];

/** The tables that objects are landed for. */
export const TARGETS: readonly Target[] = TABLES.filter(isTarget);

/** @throws RangeError when the warehouse has no such target */
export function targetNamed(name: string): Target {
  const target = TARGETS.find((table) => table.name === name);
  if (target === undefined) throw new RangeError(`the warehouse has no target ${name}`);
  return target;
}
