import type { Deployment } from '../../support/deployment.ts';

const PASSWORD = 'correct horse battery staple';
/** People that sign up at a time: doors are throttled. */
const AT_ONCE = 5;

interface Mail {
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly text: string };
}

/** So many people who signed up, verified their address and signed in: their access tokens. Needs a cloud with mail. */
export async function signedInPeople(deployment: Deployment, count: number): Promise<readonly string[]> {
  const addresses = Array.from({ length: count }, (_, index) => `reader${index}@example.org`);
  const tokens: string[] = [];
  for (let begin = 0; begin < count; begin += AT_ONCE) {
    tokens.push(...(await Promise.all(addresses.slice(begin, begin + AT_ONCE).map((address) => signedIn(deployment, address)))));
  }
  return tokens;
}

async function signedIn(deployment: Deployment, address: string): Promise<string> {
  await send(deployment, '/v1/accounts', { address, password: PASSWORD });
  await send(deployment, '/v1/accounts/verification', { token: await mailed(deployment, address), password: PASSWORD });
  const { accessToken } = (await send(deployment, '/v1/sessions', { address, password: PASSWORD })) as { accessToken: string };
  return accessToken;
}

async function mailed(deployment: Deployment, address: string): Promise<string> {
  const { emails } = (await (await fetch(`${deployment.cloud.mailbox}/store`)).json()) as { readonly emails: readonly Mail[] };
  const text = emails.findLast(({ destination }) => destination.to.includes(address))?.body.text ?? '';
  return /#(gst_\S+)$/m.exec(text)?.[1] ?? '';
}

/** Asks until the deployment has room: what hashes is throttled. */
export async function send(
  deployment: Deployment,
  path: string,
  body: object,
  { token, method = 'POST' }: { readonly token?: string; readonly method?: 'POST' | 'PUT' } = {},
): Promise<unknown> {
  for (let tries = 0; ; tries += 1) {
    const response = await fetch(new URL(path, deployment.url), {
      method,
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    const answer = await response.text();
    if (response.ok) return JSON.parse(answer);
    if (tries === 20 || ![429, 503, 504].includes(response.status)) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
