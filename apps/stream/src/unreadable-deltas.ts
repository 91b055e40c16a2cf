import { Log, Metrics } from '@groundswell/telemetry';
import { type DeadLetters, MalformedBytesError, type UnreadableDelta, type UnreadablePart } from '@groundswell/trend';

/** What becomes of a delta, or of a part of the ranker's, that cannot be read, so that one of them stops nothing and nobody overlooks it. */
export class UnreadableDeltas {
  constructor(
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  /** For who only needs to go on behind it: whoever ranks keeps it. What it counted may count once more if it is sent again. */
  tell(delta: UnreadableDelta): void {
    const { shard, previous, last, reason, data } = delta;
    const error = new MalformedBytesError(reason);
    this.log.error('a delta cannot be read and is passed over', error, { shard, previous, last, bytes: data.length });
    this.metrics.emit({ DeltasUnreadable: 1 });
  }

  /** Keeps it as a dead letter, whole; durable when it resolves. The same one however often it is met. */
  async keep(delta: UnreadableDelta, deadLetters: DeadLetters): Promise<void> {
    const { shard, previous, last, arrivedTo, reason, data } = delta;
    const id = `delta-${shard}-${previous}`;
    await deadLetters.keep([{ id, origin: 'rank', reason, stream: 'trends', shard, sequenceNumber: last, data, at: arrivedTo }]);
    this.tell(delta);
  }

  /** Keeps a minute, hour, list or chunk of the index as a dead letter, to be looked at: nothing brings it back. */
  async keepPart({ group, name, reason, data }: UnreadablePart, deadLetters: DeadLetters, now: number): Promise<void> {
    const id = `part-${group}-${name}`;
    await deadLetters.keep([{ id, origin: 'rank', reason, stream: 'trends', shard: group, sequenceNumber: name, data, at: now }]);
    this.log.error('a stored part cannot be read and counts as missing', new MalformedBytesError(reason), {
      group,
      name,
      bytes: data.length,
    });
    this.metrics.emit({ PartsUnreadable: 1 });
  }
}
