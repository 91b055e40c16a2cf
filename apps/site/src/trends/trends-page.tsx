import { readScopes, readStatus, readTrends } from '../api/api.ts';
import { ApiError, type Status, type TrendPage } from '@groundswell/client';
import { useNow, usePoll } from '../live/use-poll.ts';
import { Link } from '../routing/navigation.tsx';
import { EVERYWHERE } from '../routing/route.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { scopeName } from '../wording/scope-name.ts';
import { Freshness } from './freshness.tsx';
import { QuietList, SkeletonList, UnknownScope } from './list-states.tsx';
import { useReorder } from './reorder.ts';
import { ScopeSwitch } from './scope-switch.tsx';
import { SparklineFade } from './sparkline.tsx';
import { TrendRow } from './trend-row.tsx';

/** Milliseconds between questions. The edge keeps an answer for two seconds, so asking more often yields nothing. */
const TRENDS_EVERY = 2_500;
const STATUS_EVERY = 5_000;
const SCOPES_EVERY = 10_000;

/** What is rising in a scope, live. */
export function TrendsPage({ scope }: { readonly scope: string }) {
  const list = usePoll(`trends ${scope}`, (known) => readTrends(scope, known), TRENDS_EVERY);
  const { value: status } = usePoll('status', readStatus, STATUS_EVERY);
  const { value: scopes = [] } = usePoll('scopes', readScopes, SCOPES_EVERY);
  const now = useNow(5_000);
  const name = scopeName(scope);
  usePageTitle(scope === EVERYWHERE ? 'Rising now' : `Rising in ${name}`);
  const refusal = list.error instanceof ApiError && list.error.status < 500 ? list.error : undefined;
  return (
    <div class="trends-page">
      <ScopeSwitch scope={scope} scopes={scopes} />
      <section class="trends" aria-labelledby="trends-title">
        <header class="trends-head">
          <h1 id="trends-title">Rising now{scope !== EVERYWHERE && <span class="trends-scope"> · {name}</span>}</h1>
          <Freshness list={list} status={status} now={now} />
        </header>
        {status?.sample === true && <SampleBanner />}
        {refusal !== undefined && <UnknownScope reason={refusal.message} />}
        {refusal === undefined && <TrendsOrNot list={list.value} status={status} scope={scope} now={now} />}
      </section>
    </div>
  );
}

interface TrendsOrNotProps {
  readonly list: TrendPage | undefined;
  readonly status: Status | undefined;
  readonly scope: string;
  readonly now: number;
}

function TrendsOrNot({ list, status, scope, now }: TrendsOrNotProps) {
  const rows = useReorder(scope);
  if (list === undefined) return <SkeletonList />;
  if (list.trends.length === 0) return <QuietList status={status} scope={scope} />;
  return (
    <>
      <SparklineFade />
      <ol class="trend-list" ref={rows}>
        {list.trends.map((trend) => (
          <TrendRow key={trend.topic} trend={trend} scope={scope} now={now} />
        ))}
      </ol>
    </>
  );
}

function SampleBanner() {
  return (
    <p class="banner">
      These trends come from the sample community, which is synthetic. They fade when you <Link href="/start">send your own</Link>.
    </p>
  );
}
