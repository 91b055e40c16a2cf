import type { MappingRules } from './mapping.ts';

/** A registered sender: web site, phone app, device fleet, chat workspace, server. */
export interface Source {
  /** `[a-z0-9][a-z0-9-]{0,39}`; part of every activity's identity and of the scope `source:ID`. */
  readonly id: string;
  readonly name: string;
  /** Sent by SDKs and visible to people: they identify a sender and allow nothing but sending. */
  readonly writeKeys: readonly string[];
  /** Kinds it may send; absent: any. Others are refused with 403. */
  readonly allowedKinds?: readonly string[];
  /** Activities a second over all instances, averaged over 10 s; absent: not limited. */
  readonly ratePerSecond?: number;
  /**
   * Its senders are servers that keep the write key to themselves: their own address says nothing about actors, and
   * where their events say where somebody is (Segment's `context.ip`, our `ip`), that is believed. Default: they are not.
   */
  readonly servers?: true;
  /** How what it sends becomes kinds and topics; absent: the built-in rules. */
  readonly mapping?: MappingRules;
  readonly createdAt: number;
}
