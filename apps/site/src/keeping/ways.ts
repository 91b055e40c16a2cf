import type { Alert } from '../api/kept.ts';

/** What was chosen there. At least one way is needed; who chose none is told by e-mail. */
export function waysOf({ email, push, hook, webhook }: Readonly<Record<string, string>>): Pick<Alert, 'by' | 'webhook'> {
  const by: Alert['by'] = [];
  if (push !== undefined) by.push('push');
  if (hook !== undefined) by.push('webhook');
  if (email !== undefined || by.length === 0) by.push('email');
  return { by, ...(hook !== undefined && webhook !== undefined && { webhook }) };
}
