import { randomUUID } from 'node:crypto';
import type { KinesisClient, PutRecordsResultEntry } from '@aws-sdk/client-kinesis';
import { MAX_PACK_BYTES, type Pack } from './kinesis-packing.ts';
import { RequestSigner } from './request-signer.ts';

/** Where the SDK sends requests to. */
interface Endpoint {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly host: string;
}

/** What a request of the usual size fits in; larger ones get buffers of their own. */
const BUFFER_BYTES = 1_024 * 1_024;
const MAX_BUFFERS = 4;
/** ASCII alone: base64, digits and names. */
const HEAD = '{"Records":[';
const RECORD = '{"Data":"';
const HEADERS = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Kinesis_20131202.PutRecords' };

/**
 * PutRecords without the SDK's layers, which take twice the time of parsing a whole batch: the same
 * connection, credentials and address, a body written by hand. Handles nothing but a plain success:
 * whatever else comes is put once more by the SDK, which knows about refusals, clocks and retries.
 */
export class KinesisFastPut {
  private endpoint: Endpoint | undefined;
  private signer: RequestSigner | undefined;
  /** Bodies of requests that were answered, to be filled again. */
  private readonly buffers: Buffer[] = [];
  private readonly tail: string;

  /** @param client the address is learnt from its first request (listing shards comes before any put) */
  constructor(
    private readonly client: KinesisClient,
    stream: string,
  ) {
    this.tail = `],"StreamName":${JSON.stringify(stream)}}`;
    client.middlewareStack.add(
      (next) => (args) => {
        this.endpoint ??= endpointOf(args.request);
        return next(args);
      },
      { step: 'finalizeRequest', name: 'learnEndpoint', override: true },
    );
  }

  /** @returns the results record by record; undefined when the SDK is to put them */
  async put(packs: readonly Pack[]): Promise<readonly PutRecordsResultEntry[] | undefined> {
    const { endpoint } = this;
    if (endpoint === undefined) return undefined;
    const { config } = this.client;
    const [credentials, region] = await Promise.all([config.credentials(), config.region()]);
    this.signer ??= new RequestSigner('kinesis', region);
    const bytes = this.buffers.pop() ?? Buffer.allocUnsafeSlow(BUFFER_BYTES);
    const body = this.write(bytes, packs);
    const headers = this.signer.sign({ ...HEADERS, host: endpoint.host }, body, credentials, new Date());
    headers['content-length'] = String(body.length);
    const request = { ...endpoint, method: 'POST', path: '/', query: {}, headers, body };
    const { response } = await config.requestHandler.handle(request);
    const text = await textOf(response.body);
    if (response.statusCode !== 200) return undefined;
    // Whoever took it has read all of it: what failed may still be on its way out of the buffer.
    if (this.buffers.length < MAX_BUFFERS) this.buffers.push(bytes);
    return resultsOf(text, packs.length);
  }

  /** The request's body, in `bytes` where it fits: a fresh buffer of that size takes as long as hashing it. */
  private write(bytes: Buffer, packs: readonly Pack[]): Buffer {
    const ends = packs.map(({ shard }) => `","ExplicitHashKey":"${shard.hashKey}","PartitionKey":"${randomUUID()}"}`);
    const data = packs.map(base64Of);
    const length = data.reduce((sum, text, index) => sum + RECORD.length + text.length + (ends[index]?.length ?? 0) + 1, HEAD.length);
    const body = length + this.tail.length <= bytes.length ? bytes : Buffer.allocUnsafe(length + this.tail.length);
    let at = body.write(HEAD, 'latin1');
    for (const [index, text] of data.entries()) {
      at += body.write(index === 0 ? RECORD : `,${RECORD}`, at, 'latin1');
      at += body.write(text, at, 'latin1');
      at += body.write(ends[index] ?? '', at, 'latin1');
    }
    at += body.write(this.tail, at, 'latin1');
    return body.subarray(0, at);
  }
}

function endpointOf(request: unknown): Endpoint | undefined {
  if (typeof request !== 'object' || request === null || !('hostname' in request) || !('protocol' in request)) return undefined;
  const { hostname, protocol } = request as { readonly hostname: string; readonly protocol: string };
  const port = 'port' in request && typeof request.port === 'number' ? request.port : undefined;
  const isBare = !('path' in request) || request.path === '/' || request.path === '';
  if (!isBare) return undefined;
  return port === undefined ? { protocol, hostname, host: hostname } : { protocol, hostname, port, host: `${hostname}:${port}` };
}

/** Reused: a fresh buffer for each record takes longer than filling it. */
const scratch = Buffer.allocUnsafeSlow(MAX_PACK_BYTES);

function base64Of({ text, maxBytes }: Pack): string {
  if (maxBytes > scratch.length) return Buffer.from(text).toString('base64');
  return scratch.toString('base64', 0, scratch.write(text, 'utf8'));
}

async function textOf(body: unknown): Promise<string> {
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function resultsOf(text: string, count: number): readonly PutRecordsResultEntry[] | undefined {
  const { Records: records } = JSON.parse(text) as { Records?: readonly PutRecordsResultEntry[] };
  return Array.isArray(records) && records.length === count ? records : undefined;
}
