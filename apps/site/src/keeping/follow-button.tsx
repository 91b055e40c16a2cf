import { Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Link } from '../routing/navigation.tsx';
import { signInPath, topicPath } from '../routing/route.ts';
import { useSession } from '../session/use-session.ts';
import { useKeptTopics } from './use-kept-topics.ts';

interface FollowButtonProps {
  readonly topic: string;
  readonly label: string;
}

/** Follows a topic, or no longer. Strangers are led to the door. */
export function FollowButton({ topic, label }: FollowButtonProps) {
  const { phase } = useSession();
  if (phase === 'in') return <Follow topic={topic} label={label} />;
  if (phase !== 'out') return null;
  return (
    <Link class="button button-quiet button-small" href={signInPath(topicPath(topic))} aria-label={`Sign in to follow ${label}`}>
      Follow
    </Link>
  );
}

function Follow({ topic, label }: FollowButtonProps) {
  const [follows, state] = useKeptTopics('follows');
  const submit = useSubmit();
  const following = follows.has(topic);
  return (
    <span class="follow">
      <button
        type="button"
        class={following ? 'button button-quiet button-small' : 'button button-small'}
        aria-pressed={following}
        aria-label={`${following ? 'Following' : 'Follow'} ${label}`}
        disabled={state.phase !== 'known' || submit.running}
        onClick={() => void submit.run(() => (following ? follows.drop(topic) : follows.keep(topic)))}
      >
        {following ? 'Following' : 'Follow'}
      </button>
      <Problem words={submit.problem} />
    </span>
  );
}

/** The same within a list: a star, for who is signed in. */
export function FollowStar({ topic, label }: FollowButtonProps) {
  const { phase } = useSession();
  const [follows, state] = useKeptTopics('follows');
  const submit = useSubmit();
  if (phase !== 'in') return null;
  const following = follows.has(topic);
  return (
    <button
      type="button"
      class="icon-button follow-star"
      aria-pressed={following}
      aria-label={`Follow ${label}`}
      title={submit.problem ?? (following ? 'Following' : 'Follow')}
      disabled={state.phase !== 'known' || submit.running}
      onClick={() => void submit.run(() => (following ? follows.drop(topic) : follows.keep(topic)))}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 3.6l2.600 5.300 5.800.8-4.200 4.100 1 5.800-5.200-2.700-5.200 2.700 1-5.800-4.200-4.100 5.800-.8z" />
      </svg>
    </button>
  );
}
