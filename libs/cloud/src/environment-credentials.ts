import type { Credentials } from './request-signer.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** As Lambda, and the local cloud, give them; read each time, since Lambda's change. @throws Error where there are none */
export function credentialsOf(environment: Environment): Credentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = environment;
  if (!accessKeyId || !secretAccessKey) throw new Error('There are no credentials in the environment.');
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}
