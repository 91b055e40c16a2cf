import { FixtureAccounts } from './fixture-accounts.ts';
import { FixtureKept } from './fixture-kept.ts';

/** An answer of the API: status and body. */
export type FixtureAnswer = readonly [status: number, body: unknown];

const PASSWORD = 'correct horse battery staple';
const CODE = '123456';
const PAPER = Array.from({ length: 10 }, (_, index) => `7kq2${index}-9xf4h`);
/** What a letter would have. */
export const LINK_TOKEN = `gst_${'x'.repeat(43)}`;
export const PERSON = { address: 'ada@example.org', password: PASSWORD, code: CODE, paper: PAPER[0] ?? '' } as const;

const CLIENTS = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  'Groundswell for Android/2.1',
];

/** Accounts as the API has them, with one person: to look at every state of their pages. */
export class FixturePeople {
  /** The browser has a cookie of a session. */
  signedIn = false;
  role: 'person' | 'moderator' | 'operator' = 'person';
  secondFactor = false;
  paper: readonly string[] = PAPER;
  private readonly others = new FixtureAccounts();
  private readonly kept = new FixtureKept();
  private sessions = CLIENTS.map((client, index) => ({ id: `session-${index}`, client }));

  /** The answer to a request of people; undefined when it is about something else. */
  answer(method: string, path: string, body: Readonly<Record<string, string>>): FixtureAnswer | undefined {
    const asked = `${method} ${path}`;
    if (asked === 'POST /v1/accounts') return body['password'] === 'password' ? tooCommon() : [202, { accepted: true }];
    if (asked === 'POST /v1/accounts/reset') return [202, { accepted: true }];
    if (asked === 'PUT /v1/accounts/reset' || asked === 'POST /v1/accounts/verification') return byLink(asked, body);
    if (asked === 'POST /v1/accounts/first-operator') return this.firstOperator(body);
    if (asked === 'POST /v1/browser/session') return this.signIn(body);
    if (asked === 'POST /v1/browser/token') return this.signedIn ? tokens() : refusal(401, 'session-ended');
    if (asked === 'DELETE /v1/browser/session') return this.end();
    if (!this.signedIn) return refusal(401, 'unauthenticated');
    if (/^\/v1\/accounts(?!\/me)/.test(path)) return this.others.answer(method, path, body) ?? refusal(404, 'not-found');
    return /^\/v1\/(accounts\/me|sessions)/.test(path) ? this.own(asked, body) : this.kept.answer(method, path, body);
  }

  /** Whether an `Authorization` header is of somebody whose role counts. */
  mayModerate(authorization: string | undefined): boolean {
    return this.signedIn && authorization === 'Bearer token' && this.role !== 'person' && this.secondFactor;
  }

  private own(asked: string, body: Readonly<Record<string, string>>): FixtureAnswer | undefined {
    if (asked === 'GET /v1/accounts/me') return this.account();
    if (asked === 'GET /v1/sessions') return [200, { sessions: this.sessions.map(sessionOf) }];
    if (asked === 'DELETE /v1/sessions' || asked === 'PUT /v1/accounts/me/password') {
      return body['password'] === undefined || body['password'] === PASSWORD ? this.end() : refusal(401, 'wrong-credentials');
    }
    if (asked.startsWith('DELETE /v1/sessions/')) {
      this.sessions = this.sessions.filter(({ id }) => !asked.endsWith(id));
      return [200, { ended: true }];
    }
    if (asked === 'POST /v1/accounts/me/authenticator') {
      return body['password'] === PASSWORD ? [200, ENROLMENT] : refusal(401, 'wrong-credentials');
    }
    return this.changeSecondFactor(asked, body);
  }

  private changeSecondFactor(asked: string, { code, password }: Readonly<Record<string, string>>): FixtureAnswer | undefined {
    if (!/ \/v1\/accounts\/me\/authenticator(?:\/removal|\/recovery-codes)?$/.test(asked)) return undefined;
    const renews = asked.endsWith('recovery-codes');
    if (!this.takes(code) || (renews && password !== PASSWORD)) return refusal(401, 'wrong-credentials');
    this.secondFactor = !asked.endsWith('removal');
    if (!this.secondFactor) return this.account();
    this.paper = PAPER;
    const [status, account] = this.account();
    return [status, { ...(account as object), recoveryCodes: PAPER }];
  }

  /** Whether a code is right; one on paper works once. */
  private takes(code: string | undefined): boolean {
    const known = code === CODE || (code !== undefined && this.paper.includes(code));
    this.paper = this.paper.filter((kept) => kept !== code);
    return known;
  }

  private account(): FixtureAnswer {
    const { role, secondFactor, paper } = this;
    const recoveryCodesLeft = secondFactor ? paper.length : 0;
    const rest = { recoveryCodesLeft, verified: true, disabled: false, createdAt: '2026-03-02T09:30:00.000Z' };
    return [200, { id: 'account-1', address: PERSON.address, role, secondFactor, ...rest }];
  }

  private firstOperator(body: Readonly<Record<string, string>>): FixtureAnswer {
    if (body['token'] !== LINK_TOKEN) return refusal(400, 'link-refused');
    this.role = 'operator';
    return this.account();
  }

  private signIn({ password, code }: Readonly<Record<string, string>>): FixtureAnswer {
    if (password !== PASSWORD) return refusal(401, 'wrong-credentials');
    if (this.secondFactor && code === undefined) return refusal(401, 'second-factor-needed');
    if (this.secondFactor && !this.takes(code)) return refusal(401, 'wrong-credentials');
    this.signedIn = true;
    return tokens();
  }

  private end(): FixtureAnswer {
    this.signedIn = false;
    return [200, { ended: true }];
  }
}

const ENROLMENT = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Groundswell:ada%40example.org?issuer=Groundswell&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
};

function tokens(): FixtureAnswer {
  const rest = { tokenType: 'Bearer', expiresIn: 600, session: 'session-0', sessionExpiresAt: '2030-01-01T00:00:00.000Z' };
  return [200, { accessToken: 'token', ...rest, account: 'account-1' }];
}

function sessionOf({ id, client }: { readonly id: string; readonly client: string }, index: number) {
  const refreshedAt = new Date(Date.now() - index * 7_400_000).toISOString();
  const times = { createdAt: '2026-11-02T09:30:00.000Z', refreshedAt, expiresAt: '2030-01-01T00:00:00.000Z' };
  return { id, client, secondFactor: false, ...times, current: index === 0 };
}

/** What a mailed link opens: an address is confirmed with the password that was chosen at sign-up, too. */
function byLink(asked: string, { token, password }: Readonly<Record<string, string>>): FixtureAnswer {
  if (token !== LINK_TOKEN) return refusal(400, 'link-refused');
  return asked.startsWith('POST') && password !== PASSWORD ? refusal(401, 'wrong-credentials') : [200, { accepted: true }];
}

function tooCommon(): FixtureAnswer {
  return [400, { title: 'Password refused', status: 400, code: 'password-refused', reason: 'too-common', detail: 'no' }];
}

function refusal(status: number, code: string): FixtureAnswer {
  return [status, { type: `urn:groundswell:problem:${code}`, title: code, status, code, detail: `Refused: ${code}` }];
}
