import { problemWords } from '../wording/problem-words.ts';
import type { Loaded } from './use-loaded.ts';

/** Instead of what is not there yet: that it is loading, or what went wrong and a way to try again. Nothing once it is there. */
export function LoadState({ of: { value, error, again } }: { readonly of: Omit<Loaded<unknown>, 'set'> }) {
  if (error !== undefined) {
    return (
      <div class="notice" role="alert">
        <p>{problemWords(error)}</p>
        <button type="button" class="button button-quiet button-small" onClick={again}>
          Try again
        </button>
      </div>
    );
  }
  if (value !== undefined) return null;
  return (
    <div class="skeleton skeleton-lines" role="status" aria-label="Loading">
      <div />
      <div />
      <div />
    </div>
  );
}
