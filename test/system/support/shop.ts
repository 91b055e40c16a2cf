import type { Analytics } from '@segment/analytics-node';
import { HOUR, MINUTE } from '@groundswell/kernel';

/** What nobody but operators may see: few people searched for it, or it belongs to a private purchase. */
export const SECRETS = {
  topics: ['search:blistered feet', 'product:engraved-ring'],
  words: ['blistered', 'engraved', 'for ana, forever', 'ana@example.org', 'visitor-with-secrets', 'order-of-ana'],
};

const PRODUCTS = Array.from({ length: 40 }, (_, index) => ({ id: String(index), name: `Product ${index}` }));
const BOOTS = { id: '7', name: 'Rain boots, yellow' };
const UMBRELLA = { id: '23', name: 'Umbrella for two' };
PRODUCTS[7] = BOOTS;
PRODUCTS[23] = UMBRELLA;
const QUERIES = ['socks', 'winter coat', 'gift card', 'hat', 'rain boots', 'sandals', 'scarf', 'gloves'];

/** Numbers from 0 to 1, the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One of a list, the first ones far more often. */
function popular<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() ** 2 * items.length)] as Item;
}

/**
 * The visitors of 24 hours, more by day than by night: each searches, looks at two products, and one
 * in four buys. @returns how many calls were made
 */
export function aDayOfShopping(analytics: Analytics, from: number): number {
  const random = randomNumbers(42);
  let calls = 0;
  for (let hour = 0; hour < 24; hour += 1) {
    const visitors = Math.round(8 + 5 * Math.sin((hour / 24) * 2 * Math.PI));
    for (let visitor = 0; visitor < visitors; visitor += 1) {
      const at = new Date(from + hour * HOUR + random() * 59 * MINUTE);
      calls += visit(analytics, { userId: `visitor-${hour}-${visitor}`, timestamp: at }, random);
    }
  }
  return calls;
}

function visit(analytics: Analytics, who: { userId: string; timestamp: Date }, random: () => number): number {
  analytics.track({ ...who, event: 'Products Searched', properties: { query: popular(QUERIES, random) } });
  const looked = new Set([popular(PRODUCTS, random), popular(PRODUCTS, random), PRODUCTS[Math.floor(random() * 40)] ?? BOOTS]);
  for (const { id, name } of looked) analytics.track({ ...who, event: 'Product Viewed', properties: { product_id: id, name } });
  if (random() < 0.75) return looked.size + 1;
  const [{ id, name } = BOOTS] = looked;
  analytics.track({ ...who, event: 'Order Completed', properties: { order_id: who.userId, products: [{ product_id: id, name }] } });
  return looked.size + 2;
}

/**
 * It begins to rain: 90 people search for boots, 80 look at the boots and most of them buy, 70 look at
 * the umbrella and do not. @returns how many calls were made
 */
export function aRush(analytics: Analytics): number {
  for (let visitor = 0; visitor < 90; visitor += 1) {
    const userId = `wet-${visitor}`;
    analytics.track({ userId, event: 'Products Searched', properties: { query: visitor % 5 === 0 ? 'Rain  Boots' : 'rain boots' } });
    if (visitor < 80) view(analytics, userId, BOOTS);
    if (visitor < 60) {
      const products = [{ product_id: BOOTS.id, name: BOOTS.name }];
      analytics.track({ userId, event: 'Order Completed', properties: { order_id: `order-${visitor}`, products } });
    }
    if (visitor >= 20) view(analytics, userId, UMBRELLA);
  }
  return 90 + 80 + 60 + 70;
}

function view(analytics: Analytics, userId: string, { id, name }: { id: string; name: string }): void {
  analytics.track({ userId, event: 'Product Viewed', properties: { product_id: id, name } });
}

/** A search of four people, and a purchase whose words are nobody's business. */
export function plantSecrets(analytics: Analytics): void {
  for (let visitor = 0; visitor < 4; visitor += 1) {
    const userId = `visitor-with-secrets-${visitor}`;
    analytics.track({ userId, event: 'Products Searched', properties: { query: 'Blistered feet' } });
    view(analytics, userId, BOOTS);
  }
  analytics.track({
    userId: 'visitor-with-secrets-0',
    event: 'Order Completed',
    properties: {
      order_id: 'order-of-ana',
      text: 'For Ana, forever',
      email: 'ana@example.org',
      products: [
        { product_id: 'engraved-ring', name: 'Engraved ring' },
        { product_id: BOOTS.id, name: BOOTS.name },
      ],
    },
  });
}
