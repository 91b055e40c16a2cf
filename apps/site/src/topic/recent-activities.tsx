import type { SampleActivity } from '@groundswell/client';
import { valueName } from '../wording/scope-name.ts';
import { ago, fullTime } from '../wording/times.ts';

interface RecentActivitiesProps {
  readonly samples: readonly SampleActivity[];
  readonly now: number;
}

/** The newest public activities, without who did them: the server never tells. */
export function RecentActivities({ samples, now }: RecentActivitiesProps) {
  return (
    <section class="recent" aria-labelledby="recent-title">
      <h2 id="recent-title">Recent activities</h2>
      {samples.length === 0 && <p class="quiet">None that may be shown: only public kinds are, such as posts.</p>}
      <ol>
        {samples.map((sample) => (
          <li key={`${sample.at} ${sample.text ?? sample.topics.join(' ')}`}>
            <p class="recent-text" dir="auto" {...langOf(sample)}>
              {sample.text ?? sample.topics.join(', ')}
            </p>
            <p class="recent-facts">
              <time dateTime={sample.at} title={fullTime(Date.parse(sample.at))}>
                {ago(Date.parse(sample.at), now)}
              </time>
              {[sample.kind, sample.language && valueName('language', sample.language), sample.client]
                .filter((fact) => fact !== undefined && fact !== '')
                .map((fact) => (
                  <span key={fact}>{fact}</span>
                ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The text's language, for voices and hyphenation; left out where it is unknown. */
function langOf({ language }: SampleActivity): { lang?: string } {
  return language === undefined || language === 'und' ? {} : { lang: language };
}
