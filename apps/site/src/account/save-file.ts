/** How long the browser may take to begin with a file, milliseconds. */
const BEGIN_WITHIN = 10_000;

/** Has the browser save a JSON text as a file. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), BEGIN_WITHIN);
}
