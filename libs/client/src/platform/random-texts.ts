import type { Platform } from './platform.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A version 4 UUID (RFC 9562). */
export function uuid({ randomBytes }: Pick<Platform, 'randomBytes'>): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** 256 bits as 43 letters of base64url. Written out: not every platform has `btoa`. */
export function secret({ randomBytes }: Pick<Platform, 'randomBytes'>): string {
  let text = '';
  let [bits, held] = [0, 0];
  for (const byte of randomBytes(32)) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6) text += LETTERS[(held >> (bits - 6)) & 63];
    held &= 0xff;
  }
  return text + LETTERS[(held << (6 - bits)) & 63];
}
