import type { Desk } from '../desk/desk-access.tsx';
import { Link } from '../routing/navigation.tsx';
import { topicPath } from '../routing/route.ts';
import { ago, fullTime } from '../wording/times.ts';

interface DecidedProps {
  readonly desk: Desk;
  readonly by: string;
  readonly at: string;
  readonly reason?: string | undefined;
  readonly now: number;
}

/** Who decided something, when and why. */
export function Decided({ desk, by, at, reason, now }: DecidedProps) {
  const time = Date.parse(at);
  return (
    <p class="quiet">
      <time dateTime={at} title={fullTime(time)}>
        {ago(time, now)}
      </time>
      , by {by === desk.by ? 'you' : <bdi>{by}</bdi>}
      {reason !== undefined && (
        <>
          : <q>{reason}</q>
        </>
      )}
    </p>
  );
}

/** A topic's name, leading to its page. */
export function TopicLink({ topic, label }: { readonly topic: string; readonly label?: string }) {
  return (
    <Link href={topicPath(topic)}>
      <bdi>{label ?? topic}</bdi>
    </Link>
  );
}
