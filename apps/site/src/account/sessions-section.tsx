import { endAllSessions, endSession, readSessions, type OpenSession } from '../api/accounts.ts';
import { Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LoadState } from '../live/load-state.tsx';
import { useLoaded } from '../live/use-loaded.ts';
import { useNow } from '../live/use-poll.ts';
import { session } from '../session/browser-session.ts';
import { deviceName } from '../wording/device-name.ts';
import { ago, fullTime } from '../wording/times.ts';
import { Section } from './section.tsx';

/** Where somebody is signed in, each ended by itself or all at once. */
export function SessionsSection() {
  const sessions = useLoaded('sessions', readSessions);
  const submit = useSubmit();
  const open = sessions.value ?? [];
  const end = (ended: OpenSession) =>
    submit.run(async () => {
      if (ended.current) return session.signOut();
      await endSession(ended.id);
      sessions.set(open.filter(({ id }) => id !== ended.id));
    });
  const endAll = () =>
    submit.run(async () => {
      await endAllSessions();
      session.forget();
    });
  return (
    <Section id="sessions" title="Where you are signed in" lead="End what you do not know, and set a new password then.">
      <LoadState of={sessions} />
      <ul class="rows">
        {open.map((entry) => (
          <SessionRow key={entry.id} entry={entry} busy={submit.running} onEnd={() => void end(entry)} />
        ))}
      </ul>
      <Problem words={submit.problem} />
      {open.length > 1 && (
        <p class="form-buttons">
          <button type="button" class="button button-quiet" disabled={submit.running} onClick={() => void endAll()}>
            Sign out everywhere
          </button>
        </p>
      )}
    </Section>
  );
}

interface SessionRowProps {
  readonly entry: OpenSession;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function SessionRow({ entry, busy, onEnd }: SessionRowProps) {
  const now = useNow(30_000);
  const name = deviceName(entry.client);
  const refreshedAt = Date.parse(entry.refreshedAt);
  return (
    <li class="row">
      <div>
        <p class="row-name" title={entry.client}>
          {name}
          {entry.current && <span class="badge badge-calm">this one</span>}
        </p>
        <p class="quiet" title={`Signed in ${fullTime(Date.parse(entry.createdAt))}`}>
          Last seen {ago(refreshedAt, now)}
          {entry.secondFactor && ', with a code'}
        </p>
      </div>
      <button type="button" class="button button-quiet button-small" disabled={busy} aria-label={`Sign out: ${name}`} onClick={onEnd}>
        Sign out
      </button>
    </li>
  );
}
