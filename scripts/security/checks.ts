/** A check of the security review: what is tried, and what has to come of it. Tests name it by its number. */
export interface Check {
  readonly number: number;
  readonly tried: string;
  readonly expected: string;
}

const LINES = `
1|Access token with alg none, in any spelling|401
2|HS256 token signed with the public key|401
3|Key or address of keys within the token|401, and nobody is asked
4|Key id that is a path or SQL|401
5|Token without a key id|401
6|Times past, future or missing|401 each
7|Wrong issuer or audience, an audience in a list|401
8|Refresh or ID token as an access token|401
9|Broken signature, changed payload, unknown crit, extra dot, 500 KB|401
10|Outside keys can not be had|remembered ones go on, none is 503
11|Fifty unknown key ids|401, keys are asked for once
12|Keys rotate|old and new hold until the overlap ends
13|Refresh token twice|401, the session ends; of two at once one wins
14|Sign-out, new password, disabling|refused everywhere within 30 s
15|Refresh tokens|expire absolutely, stored hashed
16|Passwords|8 characters and more, none cut, common ones refused
17|Wrong passwords, many at once|exactly as many as allowed are looked at, then 429
18|Known and unknown addresses|same answer, same time
19|Hash parameters|in the stored hash, renewed at sign-in
20|Default accounts and secrets|none; random at first start
21|Every route by everybody|only who may pass, from the topology
22|Unknown and privileged fields|400
23|Somebody else's id, in cursors too|404
24|__proto__ and constructor.prototype|no pollution
25|Objects where text is due|400
26|Bodies that are too large, gzip bombs|413
27|JSON 2,000 deep|400
28|Wrong content type|415
29|Malformed JSON|400, no words of the parser
30|Unknown method|405 or 404
31|Regular expressions|none is slow
32|Fuzzed payloads of stream and webhooks|no crash, dead letter
33|Formulas in CSV, newlines in logs|escaped
34|Errors|problem+json with a correlation id, no stack
35|What serves|not told
36|Headers of answers|HSTS, nosniff, CSP, no frames, no referrer
37|Foreign origin|allowed nothing
38|Cookies|HttpOnly, Secure, SameSite
39|Forged X-Forwarded-For|does not dodge limits
40|Documentation of the API in production|off, or behind sign-in
41|Requests to inner addresses|blocked
42|Huge, slow or endless upstream|cut
43|Webhook signatures, late or repeated|401, 401, 409
44|Idempotency-Key again, otherwise, at once|same answer, 422, 409
45|Planted secret|in no log, metric, error or dead letter
46|Secrets|from Secrets Manager alone, in no template
47|Rotated secret|used within minutes
48|KMS refuses|503, and an alarm
49|Dependencies|locked, licences known, listed; advisories as far as the registry tells them
50|Grants|those of recorded actions
51|AWS's foundational rules|asserted on the templates
`;

/** The checks that a release is held against, in order. */
export const CHECKS: readonly Check[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [number, tried = '', expected = ''] = line.split('|');
    return { number: Number(number), tried, expected };
  });
