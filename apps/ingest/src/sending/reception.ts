import { Injectable } from '@nestjs/common';
import {
  Intake,
  keyFrom,
  keyOf,
  Networks,
  openDelivery,
  protocols,
  regionOf,
  signalsOptOut,
  SourceDirectory,
  Sources,
  UnknownWriteKeyError,
  type ProtocolName,
  type Reading,
  type Receipt,
  type Source,
} from '@groundswell/activity';
import { OperatorKeys } from '@groundswell/auth';
import type { HttpRequest } from '@groundswell/http';
import { allowAnyOrigin } from '../browsers/cross-origin.ts';

/** Who a request says it comes from. */
interface Identity {
  readonly source: Source | undefined;
  readonly isOperator: boolean;
}

/** Takes a request from its headers and bytes to durable activities, whatever protocol it speaks. */
@Injectable()
export class Reception {
  constructor(
    private readonly directory: SourceDirectory,
    private readonly sources: Sources,
    private readonly operatorKeys: OperatorKeys,
    private readonly intake: Intake,
    private readonly networks: Networks,
  ) {}

  /**
   * @throws UnknownWriteKeyError before anything else is looked at, where the header names the key
   * @throws KnownError as `openDelivery`, the protocols and `Intake` say
   */
  async receive(protocol: ProtocolName, request: HttpRequest): Promise<Receipt> {
    allowAnyOrigin(request.res);
    const key = keyOf(request.headers.authorization);
    const early = key === undefined ? undefined : await this.identify(key);
    const reading = protocols[protocol].read(openDelivery(request.rawBody, request.headers));
    const { source, isOperator } = early ?? (await this.identify(keyFrom(reading.writeKey)));
    return this.intake.take(reading, {
      source: source ?? (await this.namedSource(reading)),
      correlationId: request.correlationId,
      isOperator: isOperator || ((reading.backfill === true || reading.tellsOfActors === true) && (await this.hasOperatorKey(request))),
      network: this.networks.of(request),
      networkAt: (address) => this.networks.at(address),
      signalsOptOut: signalsOptOut(request.headers),
      country: regionOf(request.headers['cloudfront-viewer-country']),
    });
  }

  /** A key is a source's, or else the operator's, who then names the source. */
  private async identify(key: string | undefined): Promise<Identity> {
    const source = key === undefined ? undefined : await this.directory.find(key);
    if (source !== undefined) return { source, isOperator: false };
    if (key === undefined || !(await this.operatorKeys.verify(key))) throw new UnknownWriteKeyError('The write key is missing or wrong.');
    return { source: undefined, isOperator: true };
  }

  /** The source that an operator sends for: by the body's write key, or its `source`. */
  private async namedSource(reading: Reading): Promise<Source> {
    const key = keyFrom(reading.writeKey);
    const id = keyFrom(reading.source);
    const source = key === undefined ? id && (await this.sources.byId(id)) : await this.directory.find(key);
    if (!source) throw new UnknownWriteKeyError('The write key is missing or wrong.');
    return source;
  }

  private async hasOperatorKey(request: HttpRequest): Promise<boolean> {
    const key = keyFrom(request.headers['x-groundswell-operator-key']);
    return key !== undefined && this.operatorKeys.verify(key);
  }
}
