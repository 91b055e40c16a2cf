import { ROLES } from '@groundswell/auth';
import { z } from 'zod';

/** Above what 256 characters take in any spelling; the rule itself is the domain's. */
const MAX_PASSWORD = 2_048;
const time = z.iso.datetime();
const address = z.email().max(254).describe('An e-mail address.');
const secret = z.string().min(1).max(MAX_PASSWORD);
const newPassword = secret.describe('8 to 256 characters, of any kind; none of those that many people use.');
const authenticatorCode = z
  .string()
  .regex(/^\d{6}$/)
  .describe('Six digits of the authenticator.');
const code = z
  .string()
  .regex(/^(?:\d{6}|[0-9A-Za-z]{5}[ -]?[0-9A-Za-z]{5})$/)
  .describe('Six digits of the authenticator, or one of the recovery codes.');
const linkToken = z.string().min(1).max(100).describe('What stands behind the `#` of a mailed or printed link.');

export const signUpInput = z.strictObject({ address, password: newPassword }).meta({ id: 'SignUpInput', description: 'Somebody new.' });
export const addressInput = z.strictObject({ address }).meta({ id: 'AddressInput', description: 'Who wants a letter.' });
export const verificationInput = z
  .strictObject({ token: linkToken, password: secret.describe('The one that was chosen at sign-up.') })
  .meta({ id: 'VerificationInput', description: 'A link that was opened, by whoever signed up.' });
export const resetInput = z
  .strictObject({ token: linkToken, password: newPassword })
  .meta({ id: 'ResetInput', description: 'A new password, by a mailed link.' });
export const firstOperatorInput = z
  .strictObject({ token: linkToken, address, password: newPassword })
  .meta({ id: 'FirstOperatorInput', description: 'The first operator, by a printed link.' });
export const passwordInput = z
  .strictObject({ password: secret, newPassword })
  .meta({ id: 'PasswordInput', description: 'A new password, by the old one.' });

export const accepted = z
  .object({ accepted: z.literal(true) })
  .meta({ id: 'Accepted', description: 'Taken. What comes of it is told to the address alone, by mail.' });

export const account = z
  .object({
    id: z.string(),
    address: z.string(),
    role: z.enum(ROLES).describe('What the account may do in a session that was opened with a code.'),
    verified: z.boolean().describe('Somebody opened the link that was mailed to the address.'),
    disabled: z.boolean(),
    secondFactor: z.boolean().describe('Signing in needs a code.'),
    recoveryCodesLeft: z
      .number()
      .int()
      .describe('Codes that do once in place of one of the authenticator. Make new ones while there are some.'),
    createdAt: time,
  })
  .meta({ id: 'Account', description: 'Somebody who signs in here.' });

export const deskAccount = account
  .extend({
    openSessions: z.number().int().describe('On how many devices somebody is signed in.'),
    lastSeenAt: time.optional().describe('When one of them was heard of last; absent where nobody is signed in.'),
  })
  .meta({ id: 'DeskAccount', description: 'An account as operators see it.' });

export const accountQuery = z.object({ address: address.describe('Whose account.') });
export const accountChange = z
  .strictObject({
    role: z.enum(ROLES).optional(),
    disabled: z.boolean().optional().describe('Ends every session, within seconds.'),
    removeAuthenticator: z.literal(true).optional().describe('For somebody who lost it. Ends every session.'),
  })
  .meta({ id: 'AccountChange', description: 'What an operator changes of an account.' });

export const credentials = z
  .strictObject({ address, password: secret, code: code.optional() })
  .meta({ id: 'Credentials', description: 'What somebody signs in with.' });
const outsideToken = z.string().min(1).max(8_192).describe('ID token of the outside issuer.');
export const outsideCredentials = z
  .strictObject({ token: outsideToken, code: code.optional() })
  .meta({ id: 'OutsideCredentials', description: 'What somebody signs in with who has an account at the outside issuer.' });
export const outsideInput = z
  .strictObject({ token: outsideToken, password: secret })
  .meta({ id: 'OutsideInput', description: 'Who an account is linked to.' });
const nextSecret = z
  .string()
  .regex(/^[\w-]{43}$/)
  .describe(
    'Secret of the next refresh token, where the caller chooses it: 256 random bits as base64url, kept before this is sent. ' +
      'Then the request may be repeated with the same `next` when its answer was lost.',
  );
export const refreshInput = z
  .strictObject({
    refreshToken: z.string().min(1).max(1_000),
    next: nextSecret.optional(),
  })
  .meta({ id: 'RefreshInput', description: 'What continues a session.' });
export const tokens = z
  .object({
    accessToken: z.string().describe('JWT (ES256), sent as `Authorization: Bearer ...`.'),
    tokenType: z.literal('Bearer'),
    expiresIn: z.number().int().describe('Seconds that the access token lives.'),
    refreshToken: z.string().describe('Works once: the answer to it has the next one. A copy that is used ends the session.'),
    session: z.string().describe('Id of the session.'),
    sessionExpiresAt: time.describe('However often it is refreshed.'),
    account: z.string().describe('Id of the account.'),
  })
  .meta({ id: 'Tokens', description: 'What a session is continued with.' });

/** What a page gets of them. */
export const browserTokens = tokens
  .omit({ refreshToken: true })
  .meta({ id: 'BrowserTokens', description: 'What a page of the site continues a session with. The refresh token is in the cookie.' });
export const browserRefreshInput = z
  .strictObject({ next: nextSecret.optional() })
  .meta({ id: 'BrowserRefreshInput', description: 'What a page continues its session with, beside the cookie.' });

export const session = z
  .object({
    id: z.string(),
    client: z.string().describe('How the device named itself.'),
    secondFactor: z.boolean().describe('It was opened with a code.'),
    createdAt: time,
    refreshedAt: time,
    expiresAt: time,
    current: z.boolean().describe('It is the one that asks.'),
  })
  .meta({ id: 'Session', description: 'Somebody signed in on one device.' });
export const sessions = z
  .object({ sessions: z.array(session).describe('Refreshed last first.') })
  .meta({ id: 'Sessions', description: 'Where an account is signed in.' });
export const ended = z.object({ ended: z.literal(true) }).meta({ id: 'Ended', description: 'It is over, everywhere within 30 seconds.' });

export const enrolmentInput = z
  .strictObject({ password: secret })
  .meta({ id: 'EnrolmentInput', description: 'The password, once more: a stolen token must not be enough.' });
export const enrolment = z
  .object({ secret: z.string().describe('Base32.'), uri: z.string().describe('`otpauth://totp/...`, for a QR code.') })
  .meta({ id: 'Enrolment', description: 'What an authenticator app is told. Shown once.' });
export const firstCodeInput = z
  .strictObject({ code: authenticatorCode })
  .meta({ id: 'FirstCodeInput', description: 'The first code of an authenticator.' });
export const codeInput = z.strictObject({ code }).meta({ id: 'CodeInput', description: 'A code of the second factor.' });
export const proofInput = z
  .strictObject({ password: secret, code })
  .meta({ id: 'ProofInput', description: 'Both factors once more: a stolen session must not be enough.' });
const drawnCodes = z.array(z.string()).describe('Each does once in place of a code of the authenticator. Told this once; kept hashed.');
export const accountWithCodes = account
  .extend({ recoveryCodes: drawnCodes })
  .meta({ id: 'AccountWithCodes', description: 'An account that just got recovery codes.' });

export const keySet = z
  .object({
    keys: z.array(
      z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string(), kid: z.string(), use: z.string(), alg: z.string() }),
    ),
  })
  .meta({ id: 'KeySet', description: 'Keys that access tokens are signed with (RFC 7517).' });

export type SignUpInput = z.output<typeof signUpInput>;
export type AddressInput = z.output<typeof addressInput>;
export type VerificationInput = z.output<typeof verificationInput>;
export type ResetInput = z.output<typeof resetInput>;
export type FirstOperatorInput = z.output<typeof firstOperatorInput>;
export type PasswordInput = z.output<typeof passwordInput>;
export type AcceptedAnswer = z.output<typeof accepted>;
export type AccountAnswer = z.output<typeof account>;
export type AccountQuery = z.output<typeof accountQuery>;
export type AccountChangeInput = z.output<typeof accountChange>;
export type CredentialsInput = z.output<typeof credentials>;
export type OutsideCredentialsInput = z.output<typeof outsideCredentials>;
export type OutsideInput = z.output<typeof outsideInput>;
export type RefreshInput = z.output<typeof refreshInput>;
export type BrowserRefreshInput = z.output<typeof browserRefreshInput>;
export type TokensAnswer = z.output<typeof tokens>;
export type BrowserTokensAnswer = z.output<typeof browserTokens>;
export type SessionsAnswer = z.output<typeof sessions>;
export type EndedAnswer = z.output<typeof ended>;
export type EnrolmentInput = z.output<typeof enrolmentInput>;
export type EnrolmentAnswer = z.output<typeof enrolment>;
export type FirstCodeInput = z.output<typeof firstCodeInput>;
export type ProofInput = z.output<typeof proofInput>;
export type AccountWithCodesAnswer = z.output<typeof accountWithCodes>;
export type DeskAccountAnswer = z.output<typeof deskAccount>;
export type CodeInput = z.output<typeof codeInput>;
