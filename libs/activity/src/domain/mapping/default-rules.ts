import type { MappingRule, MappingRules, TopicTemplate } from '../mapping.ts';

const PRODUCT: TopicTemplate = { topic: 'product:{properties.product_id}', label: '{properties.name}' };
const SEARCH: TopicTemplate = { topic: 'search:{properties.query}', label: '{properties.query}' };
const PRODUCTS: TopicTemplate = { topic: 'product:{properties.products[].product_id}', label: '{properties.products[].name}' };

/** Kinds of the events of Segment's e-commerce specification, version 2. */
const COMMERCE: Readonly<Record<string, readonly string[]>> = {
  search: ['Products Searched'],
  view: ['Product Viewed', 'Product List Viewed', 'Product List Filtered', 'Promotion Viewed', 'Cart Viewed'],
  click: ['Product Clicked', 'Promotion Clicked'],
  cart: ['Product Added', 'Wishlist Product Added to Cart'],
  'cart-removal': ['Product Removed'],
  checkout: ['Checkout Started', 'Checkout Step Viewed', 'Checkout Step Completed', 'Payment Info Entered'],
  purchase: ['Order Completed'],
  order: ['Order Updated'],
  refund: ['Order Refunded'],
  cancellation: ['Order Cancelled'],
  coupon: ['Coupon Entered', 'Coupon Applied', 'Coupon Denied', 'Coupon Removed'],
  wishlist: ['Product Added to Wishlist'],
  'wishlist-removal': ['Product Removed from Wishlist'],
  share: ['Product Shared', 'Cart Shared'],
  review: ['Product Reviewed'],
};

const kinds: readonly MappingRule[] = Object.entries(COMMERCE).flatMap(([kind, events]) =>
  events.map((event): MappingRule => ({ when: { call: 'track', event }, kind })),
);

/** How a source's events become kinds and topics unless it has rules of its own. */
export const DEFAULT_RULES: MappingRules = {
  rules: [
    ...kinds,
    { when: { call: 'page' }, kind: 'page', topics: [{ topic: 'page:{properties.path}' }, { topic: 'page:{context.page.path}' }] },
    { when: { call: 'screen' }, kind: 'screen', topics: [{ topic: 'screen:{name}' }] },
    { when: { call: 'identify' }, kind: 'identify' },
    { when: { call: 'group' }, kind: 'group' },
    { when: { call: 'alias' }, kind: 'alias' },
    { when: { event: '*search*', has: 'properties.query' }, topics: [SEARCH] },
    { when: { has: 'properties.product_id' }, topics: [PRODUCT] },
    // A list of what was merely on offer says nothing about each; its category was looked at.
    { when: { event: 'Product List *', has: 'properties.category' }, topics: [{ topic: 'category:{properties.category}' }] },
    { when: { event: 'Order *', has: 'properties.products' }, topics: [PRODUCTS] },
    { when: { event: 'Checkout *', has: 'properties.products' }, topics: [PRODUCTS] },
    { when: { event: 'Cart *', has: 'properties.products' }, topics: [PRODUCTS] },
    { when: { call: 'cloudevent', has: 'subject' }, topics: [{ topic: '{subject}' }] },
    { when: { has: 'properties.topics' }, topics: [{ topic: '{properties.topics}' }, { topic: '{properties.topics[]}' }] },
    { text: ['properties.text', 'properties.review_body', 'properties.share_message'] },
  ],
};
