import { type AcceptedActivity, Intake, MemoryActivityStream, MemorySources } from '@groundswell/activity';
import { ManualClock, SequentialIds, UnavailableError } from '@groundswell/kernel';
import { LeasedRateLimiter, MemoryTokenLeases } from '@groundswell/security';
import { describe, expect, it } from 'vitest';
import { ownActivities } from './own-activities.schema.ts';
import { PersonActors } from './person-actors.ts';
import { Posting } from './posting.ts';

const KEY = 'a key of at least thirty-two characters';

function world() {
  const [clock, stream, sources] = [new ManualClock(1_000_000), new MemoryActivityStream(), new MemorySources()];
  const limiter = new LeasedRateLimiter(new MemoryTokenLeases(), clock);
  const intake = new Intake(stream, limiter, clock, new SequentialIds());
  const posting = new Posting(intake, sources, new PersonActors(KEY), limiter);
  return {
    stream,
    sources,
    post: (person: string, ...activities: object[]) => posting.post(person, ownActivities.parse({ activities }), { correlationId: 'c' }),
    put: () => stream.activities() as AcceptedActivity[],
  };
}

describe('posting', () => {
  it('puts activities of the source mobile, under a name that tells nobody who it is', async () => {
    const { post, put } = world();
    expect(await post('ada', { id: 'one', text: 'Hello #AI' })).toEqual({
      accepted: 1,
      refused: 0,
      results: [{ index: 0, id: 'one', status: 'accepted' }],
    });
    expect(put()).toMatchObject([
      { source: 'mobile', kind: 'post', text: 'Hello #AI', actor: expect.stringMatching(/^person:[\w-]{43}$/) as string },
    ]);
    expect(JSON.stringify(put())).not.toContain('ada');
  });

  it('gives an activity that comes again the same identity, and that of nobody else', async () => {
    const { post, put } = world();
    await post('ada', { id: 'one' });
    await post('ada', { id: 'one' });
    await post('bob', { id: 'one' });
    const [first, again, other] = put();
    expect(again).toMatchObject({ id: first?.id, actor: first?.actor });
    expect(other?.id).not.toBe(first?.id);
    expect(other?.actor).not.toBe(first?.actor);
  });

  it('takes nobody else as the actor, and nothing that only operators may say', () => {
    for (const more of [{ actor: 'bob' }, { actorSince: 1 }, { ip: '192.0.2.1' }, { source: 'shop' }, { backfill: true }])
      expect(ownActivities.safeParse({ activities: [{ id: 'one', ...more }] }).success, Object.keys(more)[0]).toBe(false);
    expect(ownActivities.safeParse({ activities: [{ id: 'one' }], backfill: true }).success).toBe(false);
  });

  it('answers nothing before it is durable', async () => {
    const { post, stream } = world();
    stream.failure = new UnavailableError('the stream does not answer');
    await expect(post('ada', { id: 'one' })).rejects.toMatchObject({ status: 503 });
  });

  it('keeps to the kinds that operators allow, and says per activity what became of it', async () => {
    const { post, sources } = world();
    await sources.save({ id: 'mobile', name: 'Mobile', writeKeys: [], allowedKinds: ['post'], createdAt: 0 });
    expect(await post('ada', { id: 'one' }, { id: 'two', kind: 'purchase' })).toMatchObject({
      accepted: 1,
      refused: 1,
      results: [{ id: 'one' }, { id: 'two', status: 'refused' }],
    });
    await expect(post('ada', { id: 'two', kind: 'purchase' })).rejects.toMatchObject({ status: 403 });
  });

  it('refuses more than a person does', async () => {
    const { post } = world();
    const many = (begin: number) => Array.from({ length: 50 }, (_, index) => ({ id: String(begin + index) }));
    await post('ada', ...many(0));
    await expect(post('ada', { id: 'more' })).rejects.toMatchObject({ status: 429 });
    expect(await post('bob', { id: 'more' })).toMatchObject({ accepted: 1 });
  });
});
