import type { Pages } from './use-pages.ts';

/** Loads what comes next, while there is more. */
export function MoreButton({ of: { more } }: { readonly of: Pick<Pages<unknown>, 'more'> }) {
  if (more === undefined) return null;
  return (
    <p class="form-buttons">
      <button type="button" class="button button-quiet" onClick={more}>
        Show more
      </button>
    </p>
  );
}
