import { Link } from '../routing/navigation.tsx';
import { Outcome } from './entrance.tsx';

/** After somebody had their account erased. */
export function ErasedPage() {
  return (
    <Outcome title="It is being erased">
      <p class="lead">You are signed out everywhere, and your account is gone. The rest follows within minutes.</p>
      <p class="form-buttons">
        <Link class="button" href="/">
          See the trends
        </Link>
      </p>
    </Outcome>
  );
}
