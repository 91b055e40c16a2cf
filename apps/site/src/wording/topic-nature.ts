/** What sort of subject a named topic is (`product` of `product:42`); undefined for a hashtag. */
export function topicNature(topic: string): string | undefined {
  const colon = topic.indexOf(':');
  return colon > 0 ? topic.slice(0, colon) : undefined;
}
