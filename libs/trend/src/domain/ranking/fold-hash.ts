/** FNV-1a over UTF-16 code units, 32 bits: spreads topics over chunks. Stored chunks depend on it: never change it. */
export function foldHash(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  return hash >>> 0;
}
