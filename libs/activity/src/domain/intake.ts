import { InvalidInputError, type Clock, type Ids, type KnownError } from '@groundswell/kernel';
import type { RateLimiter } from '@groundswell/security';
import { Acceptor, type Circumstances, type Refusal, type Verdict } from './acceptance.ts';
import type { ActivityStream, StreamLine } from './activity-stream.ts';
import { ItemTooLargeError, NotAllowedError } from './errors.ts';
import { LineEncoder } from './line.ts';
import { mappingOf } from './mapping/compiled-mapping.ts';
import type { Reading } from './raw-event.ts';
import type { Source } from './source.ts';
import { parseTime } from './time.ts';

/** Who sent a request, from where. */
export interface Sender {
  readonly source: Source;
  readonly correlationId: string;
  /** Keyed hash (hex) of the network prefix. */
  readonly network?: string | undefined;
  /** The same of an address; absent: nobody's address is to be believed. */
  readonly networkAt?: (address: string) => string | undefined;
  /** ISO 3166-1 alpha-2, as the edge knows the viewer. */
  readonly country?: string | undefined;
  /** Whether an operator's key came with the request. */
  readonly isOperator: boolean;
  /** Whether the request carries a browser's wish not to be counted (`signalsOptOut`). Servers' own headers say nothing of anybody. */
  readonly signalsOptOut?: boolean;
}

/** What became of one item. */
export interface ItemResult {
  readonly index: number;
  readonly id?: string;
  /** `dropped`: it was read, and kept nowhere, since the person does not want to be counted. */
  readonly status: 'accepted' | 'refused' | 'dropped';
  readonly reason?: string;
  readonly field?: string;
  readonly warnings?: readonly string[];
}

/** What became of a request: every accepted activity is durable. */
export interface Receipt {
  readonly accepted: number;
  readonly refused: number;
  /** Of people who do not want to be counted; absent: none. */
  readonly dropped?: number;
  /** Of every item, or of those only that there is something to say about (`Reading#isTerse`). */
  readonly results: readonly ItemResult[];
}

/** Takes what senders send: checks and maps each event by itself, and answers once all that was accepted is durable. */
export class Intake {
  constructor(
    private readonly stream: ActivityStream,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * @throws NotAllowedError when the source may not send this at all (backfill, another source's name, no item of an allowed kind)
   * @throws InvalidInputError, ItemTooLargeError when the only event of a single call is refused
   * @throws RateLimitedError when the source sends too much
   * @throws UnavailableError when not everything became durable; sending it all again is harmless
   */
  async take(reading: Reading, sender: Sender): Promise<Receipt> {
    checkRights(reading, sender);
    const { source } = sender;
    if (source.ratePerSecond !== undefined) await this.limiter.charge(`source:${source.id}`, source.ratePerSecond, reading.items.length);
    const verdicts = this.judge(reading, sender);
    const lines: StreamLine[] = [];
    const results: ItemResult[] = [];
    let encoder: LineEncoder | undefined;
    let dropped = 0;
    for (let index = 0; index < verdicts.length; index++) {
      const verdict = verdicts[index];
      if (verdict === undefined) continue;
      const isTaken = 'activity' in verdict;
      if (!isTaken || reading.isTerse !== true || verdict.warnings !== undefined) results.push(resultOf(index, verdict));
      if ('withheld' in verdict) dropped += 1;
      if (!isTaken) continue;
      encoder ??= new LineEncoder(verdict.activity, reading.isPlain === true);
      lines.push({ actor: verdict.activity.actor, line: encoder.encode(verdict.activity) });
    }
    refuseWhole(reading, verdicts, results);
    if (lines.length > 0) await this.stream.put(lines);
    const refused = verdicts.length - lines.length - dropped;
    return { accepted: lines.length, refused, ...(dropped === 0 ? {} : { dropped }), results };
  }

  /** What every event of `reading` becomes, in order; puts nothing. */
  judge(reading: Reading, sender: Sender): readonly Verdict[] {
    const receivedAt = this.clock.now();
    const sentAt = reading.backfill === true ? undefined : parseTime(reading.sentAt);
    const acceptor = new Acceptor(
      {
        source: sender.source,
        mapping: mappingOf(sender.source.mapping),
        receivedAt,
        correlationId: sender.correlationId,
        skew: sentAt === undefined ? 0 : receivedAt - sentAt,
        ...networksOf(sender),
        country: sender.country,
        backfill: reading.backfill === true,
        isOperator: sender.isOperator,
        signalsOptOut: sender.signalsOptOut === true && sender.source.servers !== true && !sender.isOperator,
        isPlain: reading.isPlain === true,
      },
      this.ids,
    );
    return reading.items.map((item) => acceptor.judge(item));
  }
}

/** A server's own network says nothing about actors: they have the one that it tells, or none that is known. */
function networksOf({ source, isOperator, network, networkAt }: Sender): Pick<Circumstances, 'network' | 'networkAt'> {
  return isOperator || source.servers === true ? { network: undefined, networkAt } : { network, networkAt: undefined };
}

function checkRights(reading: Reading, sender: Sender): void {
  if (reading.backfill === true && !sender.isOperator) throw new NotAllowedError("Backfill needs an operator's key.");
  if (reading.source !== undefined && reading.source !== sender.source.id) {
    throw new NotAllowedError('The write key belongs to another source than the one named.');
  }
}

function resultOf(index: number, verdict: Verdict): ItemResult {
  if ('activity' in verdict) {
    const { activity, warnings } = verdict;
    if (warnings === undefined) return { index, id: activity.id, status: 'accepted' };
    return { index, id: activity.id, status: 'accepted', warnings };
  }
  const named = { index, ...(verdict.id === undefined ? {} : { id: verdict.id }) };
  if ('withheld' in verdict) return { ...named, status: 'dropped', reason: verdict.withheld };
  return {
    ...named,
    status: 'refused',
    reason: verdict.reason,
    ...(verdict.field === undefined ? {} : { field: verdict.field }),
  };
}

/** A single call that is refused, or a batch of nothing but kinds that are not allowed, is refused as a whole. */
function refuseWhole(reading: Reading, verdicts: readonly Verdict[], results: readonly ItemResult[]): void {
  const first = verdicts[0];
  if (first === undefined || !('code' in first)) return;
  if (reading.form === 'single') throw refusalError(first);
  if (verdicts.every((verdict) => 'code' in verdict && verdict.code === 'kind-not-allowed')) {
    throw new NotAllowedError('This source may not send any of these kinds.', { results });
  }
}

function refusalError({ code, reason, field }: Refusal): KnownError {
  if (code === 'too-large') return new ItemTooLargeError(reason);
  const details = field === undefined ? undefined : { field };
  return code === 'kind-not-allowed' ? new NotAllowedError(reason, details) : new InvalidInputError(reason, details);
}
