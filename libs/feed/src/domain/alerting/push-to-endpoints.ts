import type { Endpoint, EndpointStore } from './endpoint.ts';
import type { Push, PushTransport, Sent } from './sending.ts';

/** What came of telling all of somebody's devices. */
export interface PushAttempt {
  readonly sent: Sent;
  /** Devices that took it, now or before. */
  readonly reached: readonly string[];
}

/** Pushes to every device of a person, and forgets those that are gone. */
export class PushToEndpoints {
  constructor(
    private readonly endpoints: EndpointStore,
    private readonly transport: PushTransport,
  ) {}

  /** @param before devices that took it in an earlier try */
  async send(person: string, push: Push, before: readonly string[]): Promise<PushAttempt> {
    const all = await this.endpoints.list(person);
    const left = all.filter(({ id }) => !before.includes(id));
    const answers = await Promise.all(left.map((endpoint) => this.sendTo(person, endpoint, push)));
    const reached = [...before, ...left.filter((_, index) => answers[index]?.became === 'taken').map(({ id }) => id)];
    return { sent: summary(answers, reached.length > 0), reached };
  }

  private async sendTo(person: string, { id, address }: Endpoint, push: Push): Promise<Sent> {
    const sent = await this.transport.push(address, push);
    if (sent.became === 'gone') await this.endpoints.remove(person, id);
    return sent;
  }
}

function summary(answers: readonly Sent[], isReached: boolean): Sent {
  const putOff = answers.find(({ became }) => became === 'put-off');
  if (putOff !== undefined) return putOff;
  if (isReached) return { became: 'taken' };
  const refused = answers.find(({ became }) => became === 'refused' || became === 'gone');
  return refused ?? { became: 'gone', reason: 'the person has no device that takes pushes' };
}
