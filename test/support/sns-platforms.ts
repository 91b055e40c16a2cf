import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface PlatformEndpoint {
  readonly application: string;
  token: string;
  enabled: boolean;
  userData?: string;
}

/** Thrown by actions: answered as SNS answers. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Parameters = Readonly<Record<string, string>>;

/**
 * The part of SNS that has phones, by its query protocol (docs.aws.amazon.com/sns/latest/api): fauxqs, which is SNS elsewhere in
 * the tests, knows no platform applications. What was published is kept instead of sent.
 */
export class SnsPlatforms {
  readonly endpoints = new Map<string, PlatformEndpoint>();
  readonly published: Parameters[] = [];
  /** Actions in their order, with the region that they were signed for. */
  readonly asked: string[] = [];
  /** Answers these next, instead of doing what was asked. */
  readonly outages: { readonly status: number; readonly code: string }[] = [];
  /** Done once, after what is asked next was done. */
  afterwards: (() => void) | undefined;
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  /** @param applications ARNs of platform applications that there are */
  constructor(private readonly applications: readonly string[]) {}

  /** @returns its address */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A service of a phone refused what SNS sent to it. */
  disable(place: string): void {
    this.existing(place).enabled = false;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parameters = Object.fromEntries(new URLSearchParams(await text(request)));
    const { Action: action = '' } = parameters;
    const region = /Credential=[^/]+\/\d{8}\/([^/]+)\/sns\//.exec(request.headers.authorization ?? '')?.[1] ?? 'unsigned';
    this.asked.push(`${action} ${region}`);
    try {
      const outage = this.outages.shift();
      if (outage !== undefined) throw new Refusal(outage.status, outage.code, 'An outage.');
      const result = this.act(action, parameters);
      this.afterwards?.();
      this.afterwards = undefined;
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(`<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`);
    } catch (error) {
      const { status, code, message } = error as Refusal;
      const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
      response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
    }
  }

  private act(action: string, parameters: Parameters): string {
    if (action === 'CreatePlatformEndpoint') return `<EndpointArn>${this.create(parameters)}</EndpointArn>`;
    if (action === 'SetEndpointAttributes') return this.set(parameters);
    if (action === 'Publish') return this.publish(parameters);
    if (action !== 'DeleteEndpoint') throw new Refusal(400, 'InvalidAction', action);
    this.endpoints.delete(parameters['EndpointArn'] ?? '');
    return '';
  }

  private create({ PlatformApplicationArn: application = '', Token: token = '' }: Parameters): string {
    if (!this.applications.includes(application)) throw new Refusal(404, 'NotFound', 'PlatformApplication does not exist');
    if (token.includes('invalid'))
      throw new Refusal(400, 'InvalidParameter', 'Invalid parameter: Token Reason: iOS device tokens must be ...');
    for (const [place, endpoint] of this.endpoints) {
      if (endpoint.application !== application || endpoint.token !== token) continue;
      if (endpoint.userData === undefined) return place;
      const reason = `Endpoint ${place} already exists with the same Token, but different attributes.`;
      throw new Refusal(400, 'InvalidParameter', `Invalid parameter: Token Reason: ${reason}`);
    }
    const place = `${application.replace(':app/', ':endpoint/')}/${randomUUID()}`;
    this.endpoints.set(place, { application, token, enabled: true });
    return place;
  }

  private set(parameters: Parameters): string {
    const endpoint = this.existing(parameters['EndpointArn'] ?? '');
    for (let entry = 1; `Attributes.entry.${entry}.key` in parameters; entry += 1) {
      const value = parameters[`Attributes.entry.${entry}.value`] ?? '';
      if (parameters[`Attributes.entry.${entry}.key`] === 'Enabled') endpoint.enabled = value === 'true';
      else endpoint.token = value;
    }
    return '';
  }

  private publish(parameters: Parameters): string {
    const endpoint = this.endpoints.get(parameters['TargetArn'] ?? '');
    const reason = 'Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified';
    if (endpoint === undefined) throw new Refusal(400, 'InvalidParameter', reason);
    if (!endpoint.enabled) throw new Refusal(400, 'EndpointDisabled', 'Endpoint is disabled');
    this.published.push(parameters);
    return '<MessageId>1</MessageId>';
  }

  private existing(place: string): PlatformEndpoint {
    const endpoint = this.endpoints.get(place);
    if (endpoint === undefined) throw new Refusal(404, 'NotFound', 'Endpoint does not exist');
    return endpoint;
  }
}
