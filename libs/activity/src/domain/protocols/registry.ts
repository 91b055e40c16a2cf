import { activities } from './activities.ts';
import { cloudEvents } from './cloud-events.ts';
import type { Protocol } from './protocol.ts';
import { segmentBatch, segmentCall, segmentCalls } from './segment.ts';

/** Every protocol that is spoken, by the name under which routes ask for it. */
export const protocols = {
  activities,
  events: cloudEvents,
  batch: segmentBatch,
  track: segmentCall('track'),
  identify: segmentCall('identify'),
  page: segmentCall('page'),
  screen: segmentCall('screen'),
  group: segmentCall('group'),
  alias: segmentCall('alias'),
} as const satisfies Record<string, Protocol>;

export type ProtocolName = keyof typeof protocols;

/** Segment's calls, each of which is a protocol of its own. */
export { segmentCalls };
