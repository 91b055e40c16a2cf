/** A letter to one person. Plain text: what asks for trust should not look like advertising. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Where letters are posted. */
export abstract class Mail {
  /** @throws UnavailableError when the letter was not taken; it may be sent again */
  abstract send(letter: Letter): Promise<void>;
}

/** A box that keeps every letter. For tests. */
export class MemoryMail extends Mail {
  readonly letters: Letter[] = [];

  send(letter: Letter): Promise<void> {
    this.letters.push(letter);
    return Promise.resolve();
  }
}
