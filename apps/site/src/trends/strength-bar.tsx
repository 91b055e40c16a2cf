import { formatCount } from '../wording/numbers.ts';
import { strengthOf } from '../wording/strength.ts';

/** How strong a trend is: a bar, a word and the score itself. */
export function StrengthBar({ score }: { readonly score: number }) {
  const { share, word, level } = strengthOf(score);
  return (
    <div class={`strength strength-${level}`}>
      <span class="strength-track" aria-hidden="true">
        <span class="strength-fill" style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      <span class="strength-words">
        <span class="strength-word">{word}</span>{' '}
        <span class="strength-score" title="Score">
          {formatCount(score)}
        </span>
      </span>
    </div>
  );
}
