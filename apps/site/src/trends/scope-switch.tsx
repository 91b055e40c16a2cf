import type { ScopeSummary } from '@groundswell/client';
import { Link, navigate } from '../routing/navigation.tsx';
import { EVERYWHERE, trendsPath } from '../routing/route.ts';
import { DIMENSION_NAMES, scopeName, valueName } from '../wording/scope-name.ts';
import { groupScopes } from './scope-groups.ts';

/** Values shown of a dimension before the rest is folded away. */
const SHOWN = 6;

interface ScopeSwitchProps {
  readonly scope: string;
  readonly scopes: readonly ScopeSummary[];
}

/** Chooses the slice to rank: links where there is room, the system's own list on a phone. */
export function ScopeSwitch(props: ScopeSwitchProps) {
  return (
    <>
      <ScopeLinks {...props} />
      <ScopeSelect {...props} />
    </>
  );
}

function ScopeLinks({ scope, scopes }: ScopeSwitchProps) {
  return (
    <nav class="scopes" aria-label="Scope">
      <ul>
        <ScopeLink scope={EVERYWHERE} current={scope} name="Everywhere" />
      </ul>
      {groupScopes(scopes, scope).map(({ dimension, values }) => (
        <section key={dimension}>
          <h2>{DIMENSION_NAMES[dimension] ?? dimension}</h2>
          <ul>
            {values.slice(0, SHOWN).map((entry) => (
              <ScopeLink
                key={entry.scope}
                scope={entry.scope}
                current={scope}
                name={valueName(dimension, entry.value)}
                trending={entry.trending}
              />
            ))}
          </ul>
          {values.length > SHOWN && (
            <details>
              <summary>{values.length - SHOWN} more</summary>
              <ul>
                {values.slice(SHOWN).map((entry) => (
                  <ScopeLink
                    key={entry.scope}
                    scope={entry.scope}
                    current={scope}
                    name={valueName(dimension, entry.value)}
                    trending={entry.trending}
                  />
                ))}
              </ul>
            </details>
          )}
        </section>
      ))}
    </nav>
  );
}

interface ScopeLinkProps {
  readonly scope: string;
  readonly current: string;
  readonly name: string;
  readonly trending?: number;
}

function ScopeLink({ scope, current, name, trending }: ScopeLinkProps) {
  return (
    <li>
      <Link href={trendsPath(scope)} {...(scope === current && { 'aria-current': 'true' as const })}>
        <span class="scope-name">{name}</span>
        {trending !== undefined && trending > 0 && (
          <span class="scope-count" aria-label={`, ${trending} rising`}>
            {trending}
          </span>
        )}
      </Link>
    </li>
  );
}

function ScopeSelect({ scope, scopes }: ScopeSwitchProps) {
  return (
    <label class="scope-select">
      <span>Rising in</span>
      <select value={scope} onChange={(event) => navigate(trendsPath(event.currentTarget.value))}>
        <option value={EVERYWHERE}>Everywhere</option>
        {groupScopes(scopes, scope).map(({ dimension, values }) => (
          <optgroup key={dimension} label={DIMENSION_NAMES[dimension] ?? dimension}>
            {values.map((entry) => (
              <option key={entry.scope} value={entry.scope}>
                {scopeName(entry.scope)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
