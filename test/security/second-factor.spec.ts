import { MINUTE } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { codeAt, PASSWORD } from '../factories/accounts.ts';
import { promote, signedIn } from './people.ts';

const me = '/v1/accounts/me';

describe('second factors and who looks after them', () => {
  it('15: recovery codes are told once, each does once in place of the authenticator, and they are renewed by both factors', async () => {
    const { send, signIn, app, accessToken } = await signedIn();
    const { ports } = app.world;
    const { json } = await send('POST', `${me}/authenticator`, { password: PASSWORD }, accessToken);
    const code = () => codeAt((json as { secret: string }).secret, ports.clock.now());
    const on = await send('PUT', `${me}/authenticator`, { code: code() }, accessToken);
    const { recoveryCodes: codes } = on.json as { recoveryCodes: readonly string[] };
    expect([on.status, codes.length, (on.json as { recoveryCodesLeft: number }).recoveryCodesLeft]).toEqual([200, 10, 10]);
    const entered = await Promise.all(Array.from({ length: 5 }, () => signIn({ code: codes[0] })));
    expect(entered.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 401, 401, 401, 401]);
    expect(ports.mail.letters.at(-1)?.subject).toContain('A recovery code was used');
    const seen = await send('GET', me, undefined, accessToken);
    expect(seen.json).toMatchObject({ secondFactor: true, recoveryCodesLeft: 9 });
    for (const told of codes) expect(seen.text + app.logged.join()).not.toContain(told);
    ports.clock.advance(MINUTE);
    const renew = (proof: object) => send('POST', `${me}/authenticator/recovery-codes`, proof, accessToken);
    expect((await renew({ code: code() })).status).toBe(400);
    expect((await renew({ password: 'wrong password', code: code() })).status).toBe(401);
    expect((await renew({ password: PASSWORD, code: '000000' })).status).toBe(401);
    const renewed = (await renew({ password: PASSWORD, code: code() })).json as { recoveryCodes: readonly string[] };
    expect((await signIn({ code: codes[1] })).status).toBe(401);
    expect((await signIn({ code: renewed.recoveryCodes[1] })).status).toBe(200);
    expect((await send('POST', `${me}/authenticator/removal`, { code: renewed.recoveryCodes[2] }, accessToken)).json).toMatchObject({
      secondFactor: false,
      recoveryCodesLeft: 0,
    });
  });

  it('operators see an account by its address and id: where it is signed in and when it was last, and nothing that opens it', async () => {
    const given = await signedIn();
    const { send, app, signIn } = given;
    await promote(given, 'operator');
    const eve = await app.world.person('eve@example.org');
    const look = (path: string) => send('GET', `/v1/accounts${path}`, undefined, given.accessToken);
    const first = (await look(`/${eve.id}`)).json as Record<string, unknown>;
    expect(first).toMatchObject({ id: eve.id, address: 'eve@example.org', openSessions: 0, recoveryCodesLeft: 0 });
    expect(Object.keys(first)).not.toContain('lastSeenAt');
    app.world.ports.clock.advance(MINUTE);
    await signIn({ address: 'eve@example.org' });
    const seen = { openSessions: 1, lastSeenAt: new Date(app.world.ports.clock.now()).toISOString() };
    expect((await look('?address=eve@example.org')).json).toMatchObject(seen);
    expect((await look(`/${eve.id}`)).json).toMatchObject(seen);
    expect((await look('/nobody')).status).toBe(404);
    const closed = await send('PUT', `/v1/accounts/${eve.id}`, { disabled: true }, given.accessToken);
    expect(closed.json).toMatchObject({ disabled: true, openSessions: 0 });
  });
});
