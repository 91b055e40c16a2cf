import { useEffect, useRef } from 'preact/hooks';
import { useRoute } from './routing/navigation.tsx';
import type { Route } from './routing/route.ts';
import { ScorePage } from './score/score-page.tsx';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { MissingPage } from './shell/missing-page.tsx';
import { StartPage } from './start/start-page.tsx';
import { TopicPage } from './topic/topic-page.tsx';
import { TrendsPage } from './trends/trends-page.tsx';

/** The whole site: the page that the address names, between header and footer. */
export function App() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const place = route.page === 'topic' ? `topic ${route.topic}` : route.page;
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [place]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header page={route.page} />
      <main id="main" ref={main} tabIndex={-1}>
        <Page route={route} />
      </main>
      <Footer />
    </>
  );
}

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'trends':
      return <TrendsPage scope={route.scope} />;
    case 'topic':
      return <TopicPage key={route.topic} topic={route.topic} scope={route.scope} />;
    case 'start':
      return <StartPage />;
    case 'score':
      return <ScorePage />;
    case 'missing':
      return <MissingPage />;
  }
}
