import { useId } from 'preact/hooks';

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string | number | undefined;
  readonly maxLength?: number;
  readonly optional?: boolean;
  /** A whole number between two. */
  readonly between?: readonly [least: number, most: number];
}

/** A line of text, or a whole number. */
export function TextField({ name, label, hint, value, maxLength, optional = false, between }: TextFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional && <span class="optional"> (optional)</span>}
      </label>
      <input
        id={id}
        name={name}
        type="text"
        autocomplete="off"
        required={!optional}
        {...(value !== undefined && { defaultValue: String(value) })}
        {...(maxLength !== undefined && { maxLength })}
        {...(between !== undefined && {
          inputMode: 'numeric' as const,
          pattern: '[0-9]+',
          title: `A number from ${between[0]} to ${between[1]}`,
        })}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** A number that was entered; undefined where nothing was. */
export function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' ? undefined : Number(text);
}

/** A text that was entered; undefined where nothing was. */
export function textOf(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}
