import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Link, navigate } from '../routing/navigation.tsx';
import { session } from '../session/browser-session.ts';
import { mayAct } from '../session/duties.ts';
import type { Account } from '../session/page-session.ts';
import { useSession } from '../session/use-session.ts';

/** At the end of the header: signing in, or the pages of whoever is signed in. */
export function AccountMenu({ page }: { readonly page: string }) {
  const state = useSession();
  if (state.phase === 'in') {
    return <Menu account={state.account} moderates={mayAct(state, 'moderator')} operates={mayAct(state, 'operator')} />;
  }
  if (state.phase === 'out' && page !== 'sign-in') {
    return (
      <Link class="button button-quiet button-small sign-in-link" href="/sign-in">
        Sign in
      </Link>
    );
  }
  return null;
}

interface MenuProps {
  readonly account: Account;
  readonly moderates: boolean;
  readonly operates: boolean;
}

function Menu({ account, moderates, operates }: MenuProps) {
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const submit = useSubmit();
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      if (!(event.target instanceof Node && whole.current?.contains(event.target) === true)) setOpen(false);
    };
    addEventListener('pointerdown', leave);
    addEventListener('focusin', leave);
    return () => {
      removeEventListener('pointerdown', leave);
      removeEventListener('focusin', leave);
    };
  }, [open]);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  const signOut = async () => {
    if (!(await submit.run(() => session.signOut()))) return;
    setOpen(false);
    navigate('/');
  };
  return (
    <div class="account-menu" ref={whole} onKeyDown={press}>
      <button
        ref={button}
        type="button"
        class="icon-button account-button"
        aria-expanded={open}
        aria-controls="account-menu"
        aria-label={`Account of ${account.address}`}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden="true">{account.address.charAt(0).toUpperCase()}</span>
      </button>
      <div id="account-menu" class="menu" hidden={!open}>
        <p class="menu-who">
          <bdi>{account.address}</bdi>
        </p>
        <ul onClick={() => setOpen(false)}>
          <li>
            <Link href="/feed">Your feed</Link>
          </li>
          <li>
            <Link href="/follows">What you follow</Link>
          </li>
          <li>
            <Link href="/alerts">Your alerts</Link>
          </li>
          <li>
            <Link href="/account">Your account</Link>
          </li>
          {moderates && (
            <li>
              <Link href="/moderation">Moderation</Link>
            </li>
          )}
          {operates && (
            <li>
              <Link href="/sources">Sources</Link>
            </li>
          )}
          {operates && (
            <li>
              <Link href="/people">People</Link>
            </li>
          )}
        </ul>
        <Problem words={submit.problem} />
        <button type="button" class="menu-out" disabled={submit.running} onClick={() => void signOut()}>
          {submit.running ? 'Signing out …' : 'Sign out'}
        </button>
      </div>
    </div>
  );
}
