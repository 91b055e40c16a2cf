export { type Alert, alertSchema } from './domain/keeping/collections/alerts.ts';
export { EMPTY_PROFILE, type Profile, PROFILE_ID, profileSchema } from './domain/keeping/collections/profile.ts';
export {
  type Collection,
  COLLECTIONS,
  type KeptValues,
  type KeptHead,
  type KeptItem,
  MOST_ITEMS,
  NOTHING_KEPT,
  REMEMBERED,
} from './domain/keeping/kept-item.ts';
export type { ItemState } from './domain/keeping/judgement.ts';
export { type KeptCommit, KeptItems, type StateKeys } from './domain/keeping/kept-items.ts';
export type { Mutation, MutationAnswer, MutationResult } from './domain/keeping/mutation.ts';
export { MutationConflictError, MutationRefusedError } from './domain/keeping/errors.ts';
export { Keeper } from './domain/keeping/keeper.ts';
export { MemoryKeptItems, MemoryWatchers } from './domain/keeping/memory-kept-items.ts';
export {
  alertsOnScope,
  alertsOnTopic,
  digestsAt,
  followersOf,
  type Watch,
  watchedBy,
  type Watched,
  Watchers,
  type WatchPage,
} from './domain/keeping/watches.ts';
export { Feed, type FeedWorld } from './domain/feed/feed.ts';
export { TrendsForYouReader } from './domain/feed/trends-for-you.ts';
export { SimilarFollows } from './domain/feed/similar-follows.ts';
export { type FollowersAlso, FollowersAlsoStore, MemoryFollowersAlso } from './domain/feed/also-followed.ts';
export { RememberedFollowersAlso } from './domain/feed/remembered-followers-also.ts';
export { feedPage, type FeedPageAnswer, feedQuery, type FeedQuery } from './domain/feed/feed.schema.ts';
export { trendsForYou, type TrendsForYouAnswer, trendsForYouQuery, type TrendsForYouQuery } from './domain/feed/trends-for-you.schema.ts';
export { PersonActors } from './domain/posting/person-actors.ts';
export { Posting } from './domain/posting/posting.ts';
export { type OwnActivities, ownActivities } from './domain/posting/own-activities.schema.ts';
export { ActorExporter } from './domain/leaving/actor-exporter.ts';
export { KeptEraser } from './domain/leaving/kept-eraser.ts';
export { KeptExporter } from './domain/leaving/kept-exporter.ts';
export { AlertMatcher } from './domain/alerting/alert-matcher.ts';
export { Deliverer, type DeliveryReport } from './domain/alerting/deliverer.ts';
export { type Delivery, type Held, type Outcome, type Waiting, waitingOf } from './domain/alerting/delivery.ts';
export { type DeliveryFailure, DeliveryFailures, MemoryDeliveryFailures } from './domain/alerting/delivery-failures.ts';
export { DigestProgress, Digests } from './domain/alerting/digests.ts';
export {
  type Endpoint,
  endpointId,
  EndpointStore,
  FIRST_WEBHOOK_KEY,
  MemoryEndpointStore,
  placeOf,
  type WebhookKeyState,
} from './domain/alerting/endpoint.ts';
export { AlertingEraser, EndpointExporter } from './domain/alerting/leaving.ts';
export { type DescribedDevice, Endpoints } from './domain/alerting/endpoints.ts';
export type { ListChange } from './domain/alerting/happenings.ts';
export { ListChanges, MemoryListChanges } from './domain/alerting/list-changes.ts';
export { MalformedMessageError, readListChange, type StoredListChange, writeListChange } from './domain/alerting/list-change-message.ts';
export { MemoryOutbox } from './domain/alerting/memory-outbox.ts';
export { HELD_FOR, Outbox, type PutOff, slotOf, type Taken } from './domain/alerting/outbox.ts';
export { MemoryPhoneServices, notServed, PHONE_SERVICES, type PhoneKind, PhoneServices } from './domain/alerting/phone-services.ts';
export { PushToEndpoints } from './domain/alerting/push-to-endpoints.ts';
export {
  LettersToPeople,
  type Message,
  type Push,
  type PhoneAddress,
  type PushAddress,
  PushTransport,
  type Sent,
  WebhookPost,
  type WebPushAddress,
} from './domain/alerting/sending.ts';
export { WebhookKeyring } from './domain/alerting/webhook-keys.ts';
