import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

const MOVE: KeyframeAnimationOptions = { duration: 600, easing: 'cubic-bezier(.2, .7, .2, 1)' };

/**
 * Moves the rows of a list gently to their new places, and lets new ones fade in: each is first put
 * back where it was, then let go. Rows are told apart by `data-topic`. Does nothing for those who
 * asked their system for less motion, nor when another list is shown (`list` changed).
 */
export function useReorder(list: string): RefObject<HTMLOListElement | null> {
  const element = useRef<HTMLOListElement>(null);
  const known = useRef<{ list: string; tops: Map<string, number> }>({ list: '', tops: new Map() });
  useLayoutEffect(() => {
    const rows = [...(element.current?.querySelectorAll<HTMLElement>(':scope > [data-topic]') ?? [])];
    const tops = new Map(rows.map((row) => [row.dataset['topic'] ?? '', row.offsetTop]));
    const before = known.current;
    known.current = { list, tops };
    if (before.list !== list || before.tops.size === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const row of rows) move(row, before.tops.get(row.dataset['topic'] ?? ''));
  });
  return element;
}

function move(row: HTMLElement, top: number | undefined): void {
  if (top === undefined) row.animate([{ opacity: 0 }, { opacity: 1 }], MOVE);
  else if (top !== row.offsetTop) row.animate([{ transform: `translateY(${top - row.offsetTop}px)` }, { transform: 'none' }], MOVE);
}
