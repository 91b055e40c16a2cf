import type { Alert } from '../api/kept.ts';
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

function placeOf(scope: string): string {
  return scope === EVERYWHERE ? 'everywhere' : `in ${scopeName(scope)}`;
}
