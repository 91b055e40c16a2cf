import { type Push, type PushAddress, PushTransport, type Sent } from '@groundswell/feed';
import type { SnsPush } from './sns-push.ts';
import type { WebPush } from './web-push.ts';

/** Browsers by Web Push, phones by SNS. */
export class PushByKind extends PushTransport {
  constructor(
    private readonly browsers: WebPush,
    private readonly phones: SnsPush,
  ) {
    super();
  }

  push(address: PushAddress, push: Push): Promise<Sent> {
    return address.kind === 'web-push' ? this.browsers.push(address, push) : this.phones.push(address, push);
  }
}
