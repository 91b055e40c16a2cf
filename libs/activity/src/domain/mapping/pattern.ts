/** A name with `*` for any run of characters, compared without regard to case. */
export class NamePattern {
  private readonly pieces: readonly string[];

  constructor(text: string) {
    this.pieces = text.toLowerCase().split('*');
  }

  /** @param name in lower case. Linear in its length: no backtracking. */
  fits(name: string): boolean {
    const first = this.pieces[0] ?? '';
    const last = this.pieces.at(-1) ?? '';
    if (this.pieces.length === 1) return name === first;
    if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last)) return false;
    let from = first.length;
    const end = name.length - last.length;
    for (const piece of this.pieces.slice(1, -1)) {
      const found = name.indexOf(piece, from);
      if (found === -1 || found + piece.length > end) return false;
      from = found + piece.length;
    }
    return true;
  }
}
