import { count, labelText, MODERATION_ACTIONS, scopeText, time, topicName } from '@groundswell/trend';
import { z } from 'zod';

const WHO =
  'Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says.';
const WHY = 'Why, as the trail shall say.';

/** In a body: who does something, and why. */
const author = {
  by: z.string().trim().min(1).max(100).optional().describe(WHO),
  reason: z.string().trim().min(1).max(500).optional().describe(WHY),
};
/** The same in a query, for what has no body. */
export const authorQuery = z.object(author);

const page = {
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('Entries a page.'),
  cursor: z.string().min(1).max(100).optional().describe('`next` of the page before. Opaque.'),
};
const next = z.string().optional().describe('Cursor of the following page; absent on the last one.');

export const actorHash = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'twelve hexadecimal digits')
  .describe('Keyed hash of an actor: 12 hexadecimal digits. Nobody can tell who it is without the key of the deployment.');
const entryNumber = z.number().int().min(1).describe('Number of the entry of the audit trail that says who, when and why.');

/** What every decision answers with: its entry, said in full. */
const decided = { entry: entryNumber, by: z.string(), reason: z.string().optional(), at: time };

export const reviewSettings = z
  .object({
    review: z.boolean().describe('Topics that are about to enter the top 3 of a scope for the first time wait for an operator.'),
    since: time.optional().describe('When review was switched on; absent while it is off.'),
  })
  .meta({ id: 'ModerationSettings', description: 'How trends are moderated. Review is off unless somebody switches it on.' });

export const reviewInput = z
  .object({ review: z.boolean(), ...author })
  .meta({ id: 'ModerationSettingsInput', description: 'Switches review on or off.' });

export const waitingTopic = z
  .object({
    topic: topicName,
    label: labelText,
    scope: scopeText.describe('The list that it was about to enter.'),
    rank: z.number().int().min(1).max(3).describe('The place there.'),
    at: time.describe('Since when it waits.'),
    score: z.number(),
    windowMinutes: z.number().int(),
    observed: z.number(),
    expected: z.number(),
    uses: count,
    concentration: z.number(),
    actorsPerDay: count,
    why: z.string().describe('One sentence that says why it rises.'),
  })
  .meta({ id: 'WaitingTopic', description: 'A topic that waits for an operator, as it stood when it was held back.' });

export const queueQuery = z.object(page);
export const reviewQueue = z
  .object({ topics: z.array(waitingTopic).describe('Those that wait longest first; at most 200 wait at a time.'), next })
  .meta({ id: 'ReviewQueue', description: 'Topics that wait for an operator.' });

export const decisionInput = z
  .object({ decision: z.enum(['allowed', 'denied']), ...author })
  .meta({ id: 'TopicDecisionInput', description: 'Allows or denies a topic, whatever was decided before.' });

export const topicStanding = z
  .object({
    topic: topicName,
    decision: z.enum(['allowed', 'denied', 'none']),
    waiting: z.boolean().describe('It waits for an operator.'),
    entry: entryNumber.optional(),
    by: z.string().optional(),
    reason: z.string().optional(),
    at: time.optional(),
  })
  .meta({ id: 'TopicStanding', description: 'What is decided of a topic. `none`: nothing, it rises and falls by itself.' });

export const decisionsQuery = z.object({
  decision: z.enum(['allowed', 'denied']).optional().describe('Only these.'),
  q: z.string().trim().min(1).max(100).optional().describe('Part of the name.'),
  ...page,
});
export const decidedTopic = z
  .object({ topic: topicName, decision: z.enum(['allowed', 'denied']), ...decided })
  .meta({ id: 'DecidedTopic', description: 'A topic that was allowed or denied.' });
export const decidedTopics = z
  .object({ topics: z.array(decidedTopic).describe('Decided last first.'), next })
  .meta({ id: 'DecidedTopics', description: 'Topics that were allowed or denied.' });

export const seenActor = z
  .object({
    actor: actorHash,
    lastUsedAt: time.describe('To the minute.'),
    standsFor: count.min(1).describe('Actors that it stands for: 1 where all are known (up to 128).'),
    banned: z.boolean(),
  })
  .meta({ id: 'SeenActor', description: 'An actor of a topic, by hash.' });
export const topicActors = z
  .object({ topic: topicName, actors: z.array(seenActor).describe('Who used it last first.') })
  .meta({ id: 'TopicActors', description: 'Who used a topic in the last 24 hours: a sample where they are many, without what each did.' });

const MOST_ACTORS_A_CALL = 1_000;
const namedActor = z
  .union([
    z.strictObject({ id: z.string().min(1).max(200).describe('As the sender wrote it; hashed at once, never kept.') }),
    z.strictObject({ hash: actorHash }),
  ])
  .meta({ id: 'NamedActor', description: 'An actor, by the id that senders give or by hash.' });
export const actorsInput = z
  .object({ actors: z.array(namedActor).min(1).max(MOST_ACTORS_A_CALL), ...author })
  .meta({ id: 'ActorsInput', description: 'Actors, up to 1,000 a call.' });
export const actorsChanged = z
  .object({
    changed: count.describe('Actors of whom something changed; 0 when everything was so already.'),
    entry: entryNumber.optional(),
  })
  .meta({ id: 'ActorsChanged', description: 'What a change of bans came to.' });

export const bansQuery = z.object({
  entry: z.coerce.number().int().min(1).optional().describe('Only those whose ban this entry of the trail explains.'),
  ...page,
});
export const bannedActor = z
  .object({ actor: actorHash, sweep: z.string().optional().describe('The sweep that banned it.'), ...decided })
  .meta({ id: 'BannedActor', description: 'An actor whose activity counts nothing.' });
export const bannedActors = z
  .object({ total: count, actors: z.array(bannedActor).describe('Banned last first.'), next })
  .meta({ id: 'BannedActors', description: 'Actors whose activity counts nothing.' });

const MINUTES_KEPT = 120;
const MINUTES_A_DAY = 1_440;
export const sweepInput = z
  .object({
    topic: z.string().min(1).max(200).describe('Whoever used this topic is banned.'),
    pastMinutes: z.number().int().min(1).max(MINUTES_KEPT).optional().describe('How far back uses are looked at. Default 60.'),
    forMinutes: z
      .number()
      .int()
      .min(0)
      .max(MINUTES_A_DAY)
      .optional()
      .describe('How long whoever comes to use the topic is banned, too; 0: only those who did already. Default 60.'),
    newerThanHours: z
      .number()
      .int()
      .min(1)
      .max(720)
      .optional()
      .describe('Only actors first seen within so many hours. Whose age is unknown is not new.'),
    network: z.string().max(60).optional().describe('Only actors last seen in the network of this IP address.'),
    ...author,
  })
  .meta({ id: 'SweepInput', description: 'An order to ban those who use a topic, as of the next refresh.' });

export const sweep = z
  .object({
    id: z.string(),
    topic: topicName,
    state: z.enum(['ordered', 'running', 'over', 'ended']).describe('`ended`: by an operator, before its time.'),
    banned: count.describe('Actors that it banned so far.'),
    from: time,
    until: time,
    firstSeenAfter: time.optional(),
    byNetwork: z.boolean().describe('It takes only actors of one network.'),
    ...decided,
  })
  .meta({ id: 'Sweep', description: 'An order to ban those who use a topic, and how far it came.' });
export const sweeps = z
  .object({ sweeps: z.array(sweep).describe('Ordered last first; at most 50 are kept.') })
  .meta({ id: 'Sweeps', description: 'Sweeps.' });
export const endSweepQuery = z.object({
  ...author,
  keepBans: z.stringbool().default(false).describe('Only ends it; otherwise its bans are taken back, too.'),
});

export const auditQuery = z.object({
  topic: z.string().min(1).max(200).optional().describe('Only entries that name this topic.'),
  actor: actorHash.optional().describe('Only entries that name this actor.'),
  action: z.enum(MODERATION_ACTIONS).optional().describe('Only these.'),
  by: z.string().min(1).max(100).optional().describe('Only what was done by this operator; `ranker` is the engine.'),
  ...page,
});
export const auditEntry = z
  .object({
    number: z.number().int().min(1),
    at: time,
    by: z.string(),
    reason: z.string().optional(),
    action: z.enum(MODERATION_ACTIONS),
    topics: z.array(topicName).optional(),
    actorCount: count.optional(),
    actors: z.array(actorHash).optional().describe('The first 20 of them.'),
    sweep: z.string().optional(),
  })
  .meta({ id: 'AuditEntry', description: 'Something that was decided. Entries are never changed or removed.' });
export const auditTrail = z
  .object({ entries: z.array(auditEntry).describe('Newest first. A page may be short of its limit where few entries fit.'), next })
  .meta({ id: 'AuditTrail', description: 'What was decided, by whom, when and why.' });

export type AuthorInput = z.output<typeof authorQuery>;
export type ReviewSettingsAnswer = z.output<typeof reviewSettings>;
export type ReviewInput = z.output<typeof reviewInput>;
export type PageQuery = z.output<typeof queueQuery>;
export type ReviewQueueAnswer = z.output<typeof reviewQueue>;
export type DecisionInput = z.output<typeof decisionInput>;
export type TopicStandingAnswer = z.output<typeof topicStanding>;
export type DecisionsQuery = z.output<typeof decisionsQuery>;
export type DecidedTopicsAnswer = z.output<typeof decidedTopics>;
export type TopicActorsAnswer = z.output<typeof topicActors>;
export type ActorsInput = z.output<typeof actorsInput>;
export type ActorsChangedAnswer = z.output<typeof actorsChanged>;
export type BansQuery = z.output<typeof bansQuery>;
export type BannedActorsAnswer = z.output<typeof bannedActors>;
export type SweepInput = z.output<typeof sweepInput>;
export type SweepAnswer = z.output<typeof sweep>;
export type SweepsAnswer = z.output<typeof sweeps>;
export type EndSweepQuery = z.output<typeof endSweepQuery>;
export type AuditQuery = z.output<typeof auditQuery>;
export type AuditTrailAnswer = z.output<typeof auditTrail>;
