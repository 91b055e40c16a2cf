import { Link } from '../routing/navigation.tsx';
import { usePageTitle } from './page-title.ts';

export function MissingPage() {
  usePageTitle('No such page');
  return (
    <section class="message">
      <p class="eyebrow">404</p>
      <h1>There is no page at this address</h1>
      <p>It may have been mistyped. Everything that is rising is on the first page.</p>
      <p>
        <Link class="button" href="/">
          See the trends
        </Link>
      </p>
    </section>
  );
}
