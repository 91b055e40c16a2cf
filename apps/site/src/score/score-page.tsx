import { Link } from '../routing/navigation.tsx';
import { usePageTitle } from '../shell/page-title.ts';

/** How a trend is judged, for readers who are no statisticians, with the formula for those who are. */
export function ScorePage() {
  usePageTitle('How it works');
  return (
    <article class="prose">
      <header class="page-head">
        <h1>How Groundswell decides what is rising</h1>
        <p>Not what is big: what is bigger than it usually is at this hour, and carried by many people.</p>
      </header>
      <h2>People, not noise</h2>
      <p>
        What counts is how many <em>different</em> people used a topic in the last 10, 30 and 60 minutes. Somebody who posts a hashtag a
        hundred times counts once. Where a few accounts make most of the uses, the score shrinks, down to nothing.
      </p>
      <h2>Compared with what was to be expected</h2>
      <p>
        Each topic is measured against its own past: the same hour on the last seven days, yesterday, the last hours, and how busy
        everything is right now. A morning greeting that comes every morning never trends; a quiet product that ten times the usual crowd
        looks for does.
      </p>
      <h2>The score</h2>
      <p>
        With <var>o</var> people seen and <var>λ</var> expected, the score says how unlikely that would be by chance:
      </p>
      <p class="formula">
        <var>S</var> = 2 · [ <var>o</var> · ln(<var>o</var>/<var>λ</var>) − (<var>o</var> − <var>λ</var>) ] / (1 + 0.12 · <var>λ</var>)
      </p>
      <p>
        The best of the three windows is taken. A topic is listed from about 58 on and leaves the list when it falls below 30. The bar
        beside each trend is logarithmic: <em>rising</em>, <em>strong</em> from 110, <em>very strong</em> from 250, <em>extraordinary</em>{' '}
        from 700.
      </p>
      <h2>Privacy</h2>
      <p>
        A topic is shown once a minimum of different people used it within 24 hours. Below that, nobody but the operator sees that it
        exists. People are counted by hashes that only this deployment can make; who used a topic is never shown.
      </p>
      <p class="message-actions">
        <Link class="button" href="/">
          See the trends
        </Link>
      </p>
    </article>
  );
}
