import { createClient, type GroundswellClient } from '@groundswell/client';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { keyring } from '../access/browser-keyring.ts';
import { person } from '../api/accounts.ts';
import { Link } from '../routing/navigation.tsx';
import { signInPath } from '../routing/route.ts';
import { mayAct, needsAuthenticator } from '../session/duties.ts';
import { useSession } from '../session/use-session.ts';
import { OperatorKeyForm } from '../start/operator-key-form.tsx';

/** A client that may do what the role may, and what trails call whoever uses it. */
export interface Desk {
  readonly client: GroundswellClient;
  /** Undefined by the operator key, which is shared. */
  readonly by: string | undefined;
}

interface DeskAccessProps {
  readonly role: 'moderator' | 'operator';
  readonly title: string;
  /** By nobody who only has the operator key. */
  readonly inPerson?: boolean;
  readonly children: (desk: Desk) => ComponentChildren;
}

/** Shows a page to those with a role, and to whoever has the operator key; tells others what is missing. */
export function DeskAccess({ role, title, inPerson = false, children }: DeskAccessProps) {
  const state = useSession();
  const [operatorKey, setOperatorKey] = useState(() => keyring.key());
  const by = mayAct(state, role) && state.phase === 'in' ? state.account.id : undefined;
  const desk = useMemo((): Desk | undefined => {
    if (by !== undefined) return { client: person, by: `account ${by}` };
    return operatorKey === undefined || inPerson ? undefined : { client: createClient({ baseUrl: '', operatorKey }), by };
  }, [by, operatorKey, inPerson]);
  if (desk !== undefined) return <>{children(desk)}</>;
  if (state.phase === 'opening') return <div class="skeleton skeleton-lines" role="status" aria-label="Signing you in" />;
  const authenticator = state.phase === 'in' && needsAuthenticator(state.account);
  return (
    <section class="message desk-door">
      <h1>{title}</h1>
      {authenticator && <p>Your role counts once you have an authenticator.</p>}
      {state.phase === 'in' && !authenticator && <p>This is for {role}s. An operator can give you the role.</p>}
      {state.phase !== 'in' && (
        <p>
          This is for {role}s: sign in{inPerson ? '.' : ', or give the operator key of this deployment.'}
        </p>
      )}
      <p class="message-actions">
        {authenticator && (
          <Link class="button" href="/account">
            Set it up
          </Link>
        )}
        {state.phase === 'out' && (
          <Link class="button" href={signInPath(location.pathname)}>
            Sign in
          </Link>
        )}
      </p>
      {!inPerson && (
        <OperatorKeyForm
          loading={false}
          problem={undefined}
          button="Use the key"
          onKey={(key, onDevice) => {
            keyring.keep(key, onDevice ? 'device' : 'session');
            setOperatorKey(key);
          }}
        />
      )}
    </section>
  );
}
