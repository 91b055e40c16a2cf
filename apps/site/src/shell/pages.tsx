import { later } from '../routing/later.tsx';
import type { Route } from '../routing/route.ts';
import { ScorePage } from '../score/score-page.tsx';
import { StartPage } from '../start/start-page.tsx';
import { TopicPage } from '../topic/topic-page.tsx';
import { TrendsPage } from '../trends/trends-page.tsx';
import { MissingPage } from './missing-page.tsx';

const SignUpPage = later(
  () => import('../account/sign-up-page.tsx'),
  (module) => module.SignUpPage,
);
const SignInPage = later(
  () => import('../account/sign-in-page.tsx'),
  (module) => module.SignInPage,
);
const VerifyPage = later(
  () => import('../account/verify-page.tsx'),
  (module) => module.VerifyPage,
);
const ResetPage = later(
  () => import('../account/reset-page.tsx'),
  (module) => module.ResetPage,
);
const OperatorPage = later(
  () => import('../account/operator-page.tsx'),
  (module) => module.OperatorPage,
);
const AccountPage = later(
  () => import('../account/account-page.tsx'),
  (module) => module.AccountPage,
);

const ErasedPage = later(
  () => import('../account/erased-page.tsx'),
  (module) => module.ErasedPage,
);
const FeedPage = later(
  () => import('../feed/feed-page.tsx'),
  (module) => module.FeedPage,
);
const FollowsPage = later(
  () => import('../keeping/follows-page.tsx'),
  (module) => module.FollowsPage,
);
const AlertsPage = later(
  () => import('../keeping/alerts-page.tsx'),
  (module) => module.AlertsPage,
);
const ModerationPage = later(
  () => import('../moderation/moderation-page.tsx'),
  (module) => module.ModerationPage,
);
const SourcesPage = later(
  () => import('../sources/sources-page.tsx'),
  (module) => module.SourcesPage,
);

const PeoplePage = later(
  () => import('../people/people-page.tsx'),
  (module) => module.PeoplePage,
);

/** The page that the address names. What needs an account is loaded when it is opened: most visitors read trends. */
export function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'trends':
      return <TrendsPage scope={route.scope} />;
    case 'topic':
      return <TopicPage key={route.topic} topic={route.topic} scope={route.scope} />;
    case 'start':
      return <StartPage />;
    case 'score':
      return <ScorePage />;
    case 'sign-up':
      return <SignUpPage />;
    case 'sign-in':
      return <SignInPage to={route.to} />;
    case 'verify':
      return <VerifyPage />;
    case 'reset':
      return <ResetPage />;
    case 'operator':
      return <OperatorPage />;
    case 'account':
      return <AccountPage />;
    case 'erased':
      return <ErasedPage />;
    case 'feed':
      return <FeedPage />;
    case 'follows':
      return <FollowsPage />;
    case 'alerts':
      return <AlertsPage />;
    case 'moderation':
      return <ModerationPage part={route.part} />;
    case 'sources':
      return <SourcesPage />;
    case 'people':
      return <PeoplePage />;
    case 'missing':
      return <MissingPage />;
  }
}
