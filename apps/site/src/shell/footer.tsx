import { Link } from '../routing/navigation.tsx';

export function Footer() {
  return (
    <footer class="bottom">
      <p>
        <span class="brand-name">Groundswell</span> tells what is rising right now. <Link href="/how-it-works">How the score works</Link>
      </p>
      <p>
        The same as JSON: <a href="/v1/trends">/v1/trends</a>
      </p>
    </footer>
  );
}
