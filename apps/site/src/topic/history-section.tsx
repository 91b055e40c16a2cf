import { useId, useState } from 'preact/hooks';
import type { TopicHour } from '@groundswell/client';
import { formatCount, people, uses } from '../wording/numbers.ts';
import { weekdayTime } from '../wording/times.ts';
import { hasUses } from './counted-hours.ts';
import { HistoryChart } from './history-chart.tsx';
import { historyInWords } from './history-words.ts';

interface HistorySectionProps {
  readonly history: readonly TopicHour[];
  readonly label: string;
}

/** The last seven days, hour by hour: a chart to look at, to walk through by keyboard, and a table. */
export function HistorySection({ history, label }: HistorySectionProps) {
  const [chosen, choose] = useState<number>();
  const sliderId = useId();
  const last = history.length - 1;
  const index = Math.min(chosen ?? last, last);
  const hour = history[index];
  if (hour === undefined || !hasUses(history)) return <NoHistory />;
  const at = Date.parse(hour.at);
  const reading = `${weekdayTime(at)}: ${uses(hour.uses)} by ${people(hour.actors)}`;
  return (
    <section class="history" aria-labelledby={`${sliderId}-title`}>
      <header class="section-head">
        <h2 id={`${sliderId}-title`}>The last seven days</h2>
        <p class="history-reading" aria-hidden="true">
          <span class="history-at">{weekdayTime(at)}</span>
          <span class="key key-uses">
            <strong>{formatCount(hour.uses)}</strong> {hour.uses === 1 ? 'use' : 'uses'}
          </span>
          <span class="key key-people">
            <strong>{formatCount(hour.actors)}</strong> {hour.actors === 1 ? 'person' : 'people'}
          </span>
        </p>
      </header>
      <div class="history-figure">
        <input
          id={sliderId}
          class="history-slider"
          type="range"
          min={0}
          max={last}
          value={index}
          aria-label={`Hours of ${label}, one at a time. ${historyInWords(history)}`}
          aria-valuetext={reading}
          onInput={(event) => choose(Number(event.currentTarget.value))}
          onBlur={() => choose(undefined)}
        />
        <HistoryChart history={history} chosen={chosen} onChoose={choose} />
      </div>
      <HistoryTable history={history} label={label} />
    </section>
  );
}

function NoHistory() {
  return (
    <section class="history">
      <h2>The last seven days</h2>
      <p class="quiet">The chart begins a few minutes after the topic's first use here.</p>
    </section>
  );
}

function HistoryTable({ history, label }: HistorySectionProps) {
  return (
    <details class="history-table">
      <summary>Show as a table</summary>
      {/* Focusable, so that it scrolls by keyboard. */}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={`Table of the hours of ${label}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Hour</th>
              <th scope="col">Uses</th>
              <th scope="col">People</th>
            </tr>
          </thead>
          <tbody>
            {history.toReversed().map((hour) => (
              <tr key={hour.at}>
                <th scope="row">{weekdayTime(Date.parse(hour.at))}</th>
                <td>{formatCount(hour.uses)}</td>
                <td>{formatCount(hour.actors)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
