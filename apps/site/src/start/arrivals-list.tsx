import { readArrivals } from '../api/api.ts';
import { useNow, usePoll } from '../live/use-poll.ts';
import { ago } from '../wording/times.ts';

interface ArrivalsListProps {
  readonly source: string;
  readonly operatorKey: string;
}

/** The newest activities of the source from anywhere: what was sent by curl shows here too. */
export function ArrivalsList({ source, operatorKey }: ArrivalsListProps) {
  const { value: arrivals = [] } = usePoll(`arrivals ${source}`, async () => ({ value: await readArrivals(source, operatorKey) }), 2_000);
  const now = useNow(2_000);
  return (
    <section class="arrivals" aria-labelledby="arrivals-title">
      <h3 id="arrivals-title">Arriving now, from anywhere</h3>
      {arrivals.length === 0 && <p class="quiet">Nothing yet. Run one of the programs above and look here.</p>}
      <ol>
        {arrivals.map((arrival) => (
          <li key={arrival.id}>
            <span class="arrival-kind">{arrival.kind}</span>
            <span class="arrival-text" dir="auto">
              {arrival.text ?? (arrival.topics.join(', ') || 'no topic')}
            </span>
            <time dateTime={arrival.countedAt}>{ago(Date.parse(arrival.countedAt), now)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
