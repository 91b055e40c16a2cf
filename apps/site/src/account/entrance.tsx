import type { ComponentChildren } from 'preact';
import { usePageTitle } from '../shell/page-title.ts';
import { Arrived } from '../forms/form.tsx';

interface EntranceProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One of the pages before an account: a card with a form. */
export function Entrance({ title, children }: EntranceProps) {
  usePageTitle(title);
  return (
    <section class="entrance">
      <h1>{title}</h1>
      {children}
    </section>
  );
}

/** What became of it, in place of the form. */
export function Outcome({ title, children }: EntranceProps) {
  usePageTitle(title);
  return (
    <section class="entrance">
      <Arrived>{title}</Arrived>
      {children}
    </section>
  );
}
