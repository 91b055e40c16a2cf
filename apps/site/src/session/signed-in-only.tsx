import type { ComponentChildren } from 'preact';
import { Link } from '../routing/navigation.tsx';
import { signInPath } from '../routing/route.ts';
import { session } from './browser-session.ts';
import type { Account } from './page-session.ts';
import { useSession } from './use-session.ts';

interface SignedInOnlyProps {
  /** What a stranger would see after signing in: `your account`. */
  readonly what: string;
  readonly children: (account: Account) => ComponentChildren;
}

/** Shows a page to whoever is signed in, and others how to get there. */
export function SignedInOnly({ what, children }: SignedInOnlyProps) {
  const state = useSession();
  if (state.phase === 'in') return <>{children(state.account)}</>;
  if (state.phase === 'opening') return <div class="skeleton" role="status" aria-label="Signing you in" />;
  if (state.phase === 'unreachable') return <Unreachable />;
  return (
    <section class="message">
      <h1>Sign in to see {what}</h1>
      <p>What you follow and set here is yours alone, and the same on all your devices.</p>
      <p class="message-actions">
        <Link class="button" href={signInPath(`${location.pathname}${location.search}`)}>
          Sign in
        </Link>
        <Link class="button button-quiet" href="/sign-up">
          Sign up
        </Link>
      </p>
    </section>
  );
}

function Unreachable() {
  return (
    <section class="message">
      <h1>The server does not answer just now</h1>
      <p>You may still be signed in; that can’t be found out at the moment.</p>
      <p class="message-actions">
        <button type="button" class="button" onClick={() => void session.open()}>
          Try again
        </button>
      </p>
    </section>
  );
}
