import type { ComponentChildren } from 'preact';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A part of a page with its heading at the side. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section class="part" id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        {lead !== undefined && <p class="quiet">{lead}</p>}
      </header>
      <div>{children}</div>
    </section>
  );
}
