const DIGITS = 4;
const HEXADECIMAL = /^[0-9a-f]{4}$/;

/**
 * What counting keeps of a network: the last 16 bits of its keyed hash (`network` of a stream line, in
 * hexadecimal digits), never 0; 0 where there is none. 16 bits keep it at two bytes an actor, and of 255
 * actors from as many networks hide one half of one behind another.
 */
export function networkHash(network: unknown): number {
  if (typeof network !== 'string') return 0;
  const digits = network.slice(-DIGITS);
  return HEXADECIMAL.test(digits) ? Math.max(1, Number.parseInt(digits, 16)) : 0;
}
