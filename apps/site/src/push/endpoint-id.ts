/** The id under which the API lists a browser's subscription (`endpointId` of libs/feed): how a page finds itself in the list. */
export async function endpointIdOf(url: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`web-push ${url}`)));
  const text = btoa(String.fromCharCode(...digest));
  return text.replaceAll('+', '-').replaceAll('/', '_').slice(0, 22);
}
