import type { Alert, Alerts as KeptAlerts } from '../api/kept.ts';
import { EVERYWHERE } from '../routing/route.ts';
import { scopeName } from '../wording/scope-name.ts';

const WAYS: Readonly<Record<Alert['by'][number], string>> = { push: 'push', email: 'e-mail', webhook: 'webhook' };

/** `When ai starts to rise in Brazil`. */
export function alertWords({ when }: Pick<Alert, 'when'>): string {
  if (when.kind === 'enters-top') return `When a topic enters the top ${when.top} ${placeOf(when.scope)}`;
  return `When ${when.topic} starts to rise${when.scope === undefined ? '' : ` ${placeOf(when.scope)}`}`;
}

/** `By push and e-mail`. */
export function waysWords(by: Alert['by']): string {
  return `By ${new Intl.ListFormat('en').format(by.map((way) => WAYS[way]))}`;
}

/** `By webhook to https://example.org/ you were not told: the receiver answered 404.` */
export function failureWords({ by, webhook, reason }: Pick<KeptAlerts['failures'][number], 'by' | 'webhook' | 'reason'>): string {
  return `By ${WAYS[by]}${webhook === undefined ? '' : ` to ${webhook}`} you were not told: ${reason}.`;
}

function placeOf(scope: string): string {
  return scope === EVERYWHERE ? 'everywhere' : `in ${scopeName(scope)}`;
}
