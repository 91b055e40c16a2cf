import type { Trend } from '@groundswell/client';
import { Sparkline, SparklineFade } from '../trends/sparkline.tsx';

/** The course of a rising topic in five-minute steps, as large as it deserves. */
export function LastTwoHours({ trend }: { readonly trend: Trend }) {
  return (
    <section class="last-hours" aria-labelledby="last-hours-title">
      <header class="section-head">
        <h2 id="last-hours-title">The last two hours</h2>
        <p class="quiet">uses, five minutes at a time</p>
      </header>
      <SparklineFade />
      <Sparkline bins={trend.sparkline} />
      <p class="last-hours-axis" aria-hidden="true">
        <span>two hours ago</span>
        <span>one hour ago</span>
        <span>now</span>
      </p>
    </section>
  );
}
