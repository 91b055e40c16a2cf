/** Tells whoever asked to be told. What a listener throws is its own business: the others are told all the same. */
export class Listeners<Event> {
  private readonly listeners = new Set<(event: Event) => void>();

  /** @returns ends it */
  add(listener: (event: Event) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  tell(event: Event): void {
    for (const listener of this.listeners) {
      try {
        listener(event);
      } catch (error) {
        // As an uncaught error of its own, where the platform shows those.
        setTimeout(() => {
          throw error;
        }, 0);
      }
    }
  }
}
