import { hashtagsOf } from '@groundswell/topic';

/** Stands for a hashtag that too few people use. */
const MASK = '#…';
/** A text may write one topic in several ways, of which one is found at a time. */
const MOST_SPELLINGS = 10;

/**
 * `text` with every hashtag masked whose topic is not among those that may be shown: a rare hashtag
 * could lead to one person, even in a post that is public.
 * @returns undefined when one can't be masked for certain; then the text is not shown at all
 */
export function maskedText(text: string, isPublic: (topic: string) => boolean): string | undefined {
  let masked = text;
  for (let round = 0; round < MOST_SPELLINGS; round++) {
    const rare = hashtagsOf(masked).filter(({ topic }) => !isPublic(topic));
    if (rare.length === 0) return masked;
    for (const { label } of rare) masked = masked.replace(wholeTag(label.slice(1)), MASK);
  }
  return undefined;
}

/** The tag with either sign, and not as the beginning of a longer one. */
function wholeTag(tag: string): RegExp {
  const literal = tag.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(String.raw`[#＃]${literal}(?![\p{L}\p{M}\p{Nd}_])`, 'gu');
}
