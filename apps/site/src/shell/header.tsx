import { Link } from '../routing/navigation.tsx';
import type { Route } from '../routing/route.ts';
import { SearchBox } from '../search/search-box.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Mark } from './mark.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

const PAGES = [
  { page: 'trends', path: '/', name: 'Trends' },
  { page: 'start', path: '/start', name: 'Send activity' },
  { page: 'score', path: '/how-it-works', name: 'How it works' },
] as const;

export function Header({ page }: { readonly page: Route['page'] }) {
  return (
    <header class="top">
      <div class="top-inside">
        <Link class="brand" href="/" aria-label="Groundswell, to the trends">
          <Mark />
          <span class="brand-name">Groundswell</span>
        </Link>
        <nav class="pages" aria-label="Pages">
          {PAGES.map((entry) => (
            <Link key={entry.page} href={entry.path} {...(entry.page === page && { 'aria-current': 'page' as const })}>
              {entry.name}
            </Link>
          ))}
        </nav>
        <SearchBox />
        <ThemeSwitch />
        <AccountMenu page={page} />
      </div>
    </header>
  );
}
