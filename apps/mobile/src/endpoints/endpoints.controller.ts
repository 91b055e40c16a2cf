import { Body, Controller, Delete, Get, HttpCode, Param, Post, SerializeOptions, UseGuards, UseInterceptors } from '@nestjs/common';
import { Person, type SignedIn, SignedInGuard } from '@groundswell/auth';
import { Vapid } from '@groundswell/cloud';
import { type DescribedDevice, type Endpoint, Endpoints, PHONE_SERVICES, WebhookKeyring } from '@groundswell/feed';
import { IdempotencyInterceptor, RateGuard, Rates } from '@groundswell/http';
import { NotFoundError } from '@groundswell/kernel';
import {
  endpoint,
  type EndpointAnswer,
  endpointInput,
  type EndpointInput,
  endpointRemoved,
  type EndpointRemovedAnswer,
  endpoints,
  type EndpointsAnswer,
  vapidKey,
  type VapidKeyAnswer,
  webhookKey,
  type WebhookKeyAnswer,
} from './endpoints.schema.ts';

/** Devices that a person is pushed to on, and what pushes and webhooks are signed with. */
@Controller('v1/endpoints')
@UseGuards(SignedInGuard, RateGuard)
@Rates([{ each: 'account', perSecond: 10 }])
export class EndpointsController {
  constructor(
    private readonly endpoints: Endpoints,
    private readonly webhookKeys: WebhookKeyring,
    private readonly vapid: Vapid,
  ) {}

  @Get()
  @SerializeOptions({ schema: endpoints })
  async list(@Person() { accountId }: SignedIn): Promise<EndpointsAnswer> {
    return { endpoints: (await this.endpoints.list(accountId)).map(presentEndpoint) };
  }

  @Post()
  @HttpCode(200)
  @SerializeOptions({ schema: endpoint })
  async register(@Person() { accountId }: SignedIn, @Body({ schema: endpointInput }) input: EndpointInput): Promise<EndpointAnswer> {
    return presentEndpoint(await this.endpoints.register(accountId, describedBy(input), input.name));
  }

  @Get('vapid')
  @SerializeOptions({ schema: vapidKey })
  key(): VapidKeyAnswer {
    return { publicKey: this.vapid.publicKey };
  }

  @Get('webhook-key')
  @SerializeOptions({ schema: webhookKey })
  async webhookKey(@Person() { accountId }: SignedIn): Promise<WebhookKeyAnswer> {
    return presentKeys(await this.webhookKeys.of(accountId));
  }

  /** Made twice, the key that receivers know would be neither of the two. */
  @Post('webhook-key')
  @HttpCode(200)
  @UseInterceptors(IdempotencyInterceptor)
  @SerializeOptions({ schema: webhookKey })
  async nextWebhookKey(@Person() { accountId }: SignedIn): Promise<WebhookKeyAnswer> {
    return presentKeys(await this.webhookKeys.next(accountId));
  }

  @Delete(':endpoint')
  @SerializeOptions({ schema: endpointRemoved })
  async remove(@Person() { accountId }: SignedIn, @Param('endpoint') id: string): Promise<EndpointRemovedAnswer> {
    if (!(await this.endpoints.remove(accountId, id))) throw new NotFoundError('There is no such endpoint');
    return { removed: true };
  }
}

function describedBy(input: EndpointInput): DescribedDevice {
  if (input.kind !== 'web-push') return { kind: input.kind, token: input.token };
  const { endpoint: url, keys } = input.subscription;
  return { kind: input.kind, url, publicKey: keys.p256dh, auth: keys.auth };
}

/** What is secret of an address stays here. */
function presentEndpoint({ id, address, name, registeredAt }: Endpoint): EndpointAnswer {
  return {
    id,
    kind: address.kind,
    service: address.kind === 'web-push' ? new URL(address.url).origin : PHONE_SERVICES[address.kind],
    registeredAt: new Date(registeredAt).toISOString(),
    ...(name !== undefined && { name }),
  };
}

function presentKeys({ current, previous, previousUntil }: Awaited<ReturnType<WebhookKeyring['of']>>): WebhookKeyAnswer {
  const until = previousUntil === undefined ? {} : { previousUntil: new Date(previousUntil).toISOString() };
  return { key: current, ...(previous !== undefined && { previous }), ...until };
}
