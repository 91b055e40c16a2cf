/** What was changed about an event that was taken, each once. */
export class Warnings {
  list: string[] | undefined;

  add(warning: string): void {
    this.list ??= [];
    if (!this.list.includes(warning)) this.list.push(warning);
  }
}
