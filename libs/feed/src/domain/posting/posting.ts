import { activityEvents, type Intake, type Receipt, type Source, type Sources } from '@groundswell/activity';
import type { RateLimiter } from '@groundswell/security';
import type { PersonActors } from './person-actors.ts';
import type { OwnActivities } from './own-activities.schema.ts';

/** The source of everything that people post themselves. Operators may register it, to set its kinds and its rate. */
export const OWN_SOURCE = 'mobile';
const UNREGISTERED: Source = { id: OWN_SOURCE, name: 'People themselves', writeKeys: [], createdAt: 0 };

/** Activities a second that a person may post, averaged over ten seconds. */
const PER_SECOND = 5;

/** Where a request of a person comes from. */
export interface PostedFrom {
  readonly correlationId: string;
  /** Keyed hash of the network. */
  readonly network?: string | undefined;
  /** ISO 3166-1 alpha-2, as the edge knows the viewer. */
  readonly country?: string | undefined;
}

/** Takes the activities of people who are signed in, on the same way as those of any source. */
export class Posting {
  constructor(
    private readonly intake: Intake,
    private readonly sources: Sources,
    private readonly actors: PersonActors,
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * What was accepted is durable when it answers. The same again changes nothing: an id of a person is counted once.
   * @param person id of the account
   * @throws RateLimitedError when the person, or everybody together, posts too much
   * @throws NotAllowedError when no kind is one that may be posted
   * @throws UnavailableError when not everything became durable
   */
  async post(person: string, { activities, sentAt }: OwnActivities, from: PostedFrom): Promise<Receipt> {
    await this.limiter.charge(`posting ${person}`, PER_SECOND, activities.length);
    const actor = this.actors.actorOf(person);
    const items = activityEvents(activities.map((activity) => ({ ...activity, id: this.actors.idOf(person, activity.id), actor })));
    const source = (await this.sources.byId(OWN_SOURCE)) ?? UNREGISTERED;
    const receipt = await this.intake.take({ items, form: 'batch', sentAt }, { source, isOperator: false, ...from });
    return { ...receipt, results: receipt.results.map((result) => ({ ...result, id: activities[result.index]?.id ?? '' })) };
  }
}
