import { useEffect, useRef } from 'preact/hooks';
import { useRoute } from './routing/navigation.tsx';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { Page } from './shell/pages.tsx';

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
