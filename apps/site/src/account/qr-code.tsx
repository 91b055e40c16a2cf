import { encode } from 'uqr';

/** Dots of quiet around the code, which readers need. */
const MARGIN = 3;

/** A QR code as one path: dark on light in every theme, since many readers take nothing else. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`] : [])));
  const side = size + 2 * MARGIN;
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={side} height={side} class="qr-ground" />
      <path d={dots.join('')} class="qr-dots" />
    </svg>
  );
}
