// Made from docs/openapi.json by `node scripts/openapi.ts`; not edited by hand.
export interface paths {
  readonly '/v1/trends': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What rises in a scope */
    readonly get: operations['listTrends'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/topics/{topic}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A topic: why it trends, its history, related topics and recent activities */
    readonly get: operations['readTopic'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/scopes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The scopes in which trends can be read */
    readonly get: operations['listScopes'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/search': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Topics of the last 24 hours by a part of their name */
    readonly get: operations['searchTopics'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/status': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Health and freshness */
    readonly get: operations['readStatus'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/v1/trends/tags': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Hashtags that trend, as Mastodon answers */
    readonly get: operations['listMastodonTags'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/v1/trends': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The same under its older name */
    readonly get: operations['listMastodonTrends'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/operator': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Is the operator key valid? */
    readonly get: operations['checkOperatorKey'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/operator/topics/{topic}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A topic whether or not it is public, with its counts */
    readonly get: operations['readTopicAsOperator'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/sources': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Registered sources and their write keys */
    readonly get: operations['listSources'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/sources/{source}/arrivals': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What a source sent last */
    readonly get: operations['listArrivals'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/activities': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Activities, with what became of each */
    readonly post: operations['sendActivities'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/batch': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Segment's batch: point its SDKs here */
    readonly post: operations['segmentBatch'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/track': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Segment's `track` */
    readonly post: operations['segmentTrack'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/identify': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Segment's `identify` */
    readonly post: operations['segmentIdentify'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/page': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Segment's `page` */
    readonly post: operations['segmentPage'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/screen': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Segment's `screen` */
    readonly post: operations['segmentScreen'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/group': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Segment's `group` */
    readonly post: operations['segmentGroup'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/alias': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Segment's `alias` */
    readonly post: operations['segmentAlias'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/events': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** CloudEvents: binary (headers `ce-*`), structured or a batch */
    readonly post: operations['sendEvents'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/sources/{source}/mapping': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    /** Replaces a source's mapping rules */
    readonly put: operations['saveMapping'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/sources/{source}/mapping/preview': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** What an event would become; nothing is counted */
    readonly post: operations['previewMapping'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Activities in Groundswell’s own shape. */
    readonly ActivitiesInput:
      | {
          readonly activities: readonly components['schemas']['ActivityInput'][];
          /** @description The sender's clock when it sent this; corrects `occurredAt`. */
          readonly sentAt?: string | number;
          /** @description Count in the minute of `occurredAt` however old; needs an operator key. */
          readonly backfill?: boolean;
        }
      | readonly components['schemas']['ActivityInput'][];
    /** @description Accepted activities are durable and will be counted once. */
    readonly ActivitiesResult: {
      readonly accepted: number;
      readonly refused: number;
      readonly results: readonly components['schemas']['ItemResult'][];
    };
    /** @description One thing an actor did at a time. */
    readonly ActivityInput: {
      /** @description Chosen by the sender: the same id from one source is counted once. Made when absent. */
      readonly id?: string;
      /** @description post, view, search, purchase, like, reading, ...: `[a-z0-9][a-z0-9._-]{0,63}`. */
      readonly kind: string;
      /** @description Who did it, as the sender calls them. Hashed before it is counted. */
      readonly actor: string;
      /** @description Public text; its hashtags become topics. */
      readonly text?: string;
      /** @description At most 20 of at most 100 characters; more is cut with a warning. */
      readonly topics?: readonly string[];
      /** @description What a named topic is called for people, by topic. */
      readonly labels?: {
        readonly [key: string]: string;
      };
      /** @description BCP 47: `pt`. */
      readonly language?: string;
      /** @description ISO 3166-1 alpha-2: `BR`. */
      readonly region?: string;
      /** @description The software that sends it. */
      readonly client?: string;
      readonly properties?: {
        readonly [key: string]: unknown;
      };
      /** @description ISO 8601, or epoch milliseconds. */
      readonly occurredAt?: string | number;
    };
    /** @description An activity that just arrived and was counted, of any kind. */
    readonly Arrival: {
      readonly id: string;
      readonly kind: string;
      readonly text?: string;
      readonly topics: readonly string[];
      /**
       * Format: date-time
       * @description When it occurred, or was received where the sender did not say.
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly at: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly countedAt: string;
    };
    /** @description What a source sent last. */
    readonly ArrivalList: {
      /** @description Newest first. A few a minute are kept: this is a look, not a log. */
      readonly arrivals: readonly components['schemas']['Arrival'][];
    };
    /** @description A CloudEvents 1.0 event in structured mode. */
    readonly CloudEvent: {
      /** @constant */
      readonly specversion: '1.0';
      readonly id: string;
      readonly source: string;
      /** @description Becomes the kind. */
      readonly type: string;
      /** @description Becomes a topic. */
      readonly subject?: string;
      readonly time?: string;
      readonly datacontenttype?: string;
      readonly data?: unknown;
    } & {
      readonly [key: string]: unknown;
    };
    /** @description A CloudEvents 1.0 batch. */
    readonly CloudEvents: readonly components['schemas']['CloudEvent'][];
    /** @description A topic that fits what was searched for. */
    readonly FoundTopic: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      readonly topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      readonly label: string;
      /** @description Distinct actors in the last 24 hours. */
      readonly actorsPerDay: number;
      /** @description Uses in the last 24 hours. */
      readonly usesPerDay: number;
      /** @description It is in the list of the scope `everywhere` now. */
      readonly trending: boolean;
    };
    /** @description What a search found among the topics of the last 24 hours. */
    readonly FoundTopics: {
      /** @description What was searched for. */
      readonly q: string;
      /** @description Names that begin with it first, then most actors first. */
      readonly topics: readonly components['schemas']['FoundTopic'][];
    };
    /** @description What became of one activity. */
    readonly ItemResult: {
      /** @description Place in the request. */
      readonly index: number;
      readonly id?: string;
      /** @enum {string} */
      readonly status: 'accepted' | 'refused';
      /** @description Why it was refused. */
      readonly reason?: string;
      /** @description The field that was at fault. */
      readonly field?: string;
      /** @description What was cut or changed. */
      readonly warnings?: readonly string[];
    };
    /** @description What the event would become. */
    readonly MappedEvent: {
      readonly kind: string;
      readonly topics: readonly string[];
    } & {
      readonly [key: string]: unknown;
    };
    /** @description An event to try mapping rules on. Nothing is counted. */
    readonly MappingPreview: {
      /** @description An event as the source would send it: a Segment call with its `type`, a CloudEvent or an activity. */
      readonly event: {
        readonly [key: string]: unknown;
      };
      /** @description Rules to try instead of the source's own. */
      readonly mapping?: components['schemas']['MappingRules'];
    };
    /** @description How a source's events become kinds and topics. The first rule that fits gives the kind; topics add up. */
    readonly MappingRules: {
      readonly rules: readonly {
        /** @description All that is named must hold; absent: always. */
        readonly when?: {
          readonly call?: string;
          readonly event?: string;
          readonly has?: string;
        };
        readonly kind?: string;
        readonly topics?: readonly {
          /** @description `product:{properties.product_id}`; an array in the path yields a topic an element. */
          readonly topic: string;
          /** @description Template of what people call it: `{properties.name}`. */
          readonly label?: string;
        }[];
        /** @description Paths of public text, hashtags of which become topics. */
        readonly text?: readonly string[];
      }[];
      readonly defaultKind?: string;
    };
    /** @description What a tag did in a day, in Mastodon’s shape. */
    readonly MastodonDay: {
      /** @description Unix second of its midnight (UTC), as a string. */
      readonly day: string;
      /** @description Distinct actors in the day's busiest hour, as a string: a lower bound of the day's. */
      readonly accounts: string;
      /** @description Uses in the day, as a string. */
      readonly uses: string;
    };
    /** @description Mastodon’s `Trends::Tag`. */
    readonly MastodonTag: {
      /** @description The hashtag without `#`. */
      readonly name: string;
      /** @description Address of the topic's page. */
      readonly url: string;
      /** @description The last 7 days, newest first. */
      readonly history: readonly components['schemas']['MastodonDay'][];
    };
    /** @description Hashtags that trend, best first. */
    readonly MastodonTags: readonly components['schemas']['MastodonTag'][];
    /** @description The operator key is valid. */
    readonly OperatorCheck: {
      /** @constant */
      readonly operator: true;
    };
    /** @description A topic with its counts, whether or not it is public, nothing left out. */
    readonly OperatorTopicPage: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      readonly topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      readonly label: string;
      /** @description `everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
      readonly scope: string;
      /** @description Distinct actors in the last 24 hours, everywhere. */
      readonly actorsPerDay: number;
      /** @description Uses in the last 24 hours, everywhere. */
      readonly usesPerDay: number;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly lastUsedAt: string;
      /** @description Its place in the scope; null when it is not rising there. */
      readonly trend: components['schemas']['Trend'] | null;
      /** @description One sentence that says why it trends, or that it does not. */
      readonly why: string;
      /** @description The last 7 days hour by hour in the scope, oldest first, zeros included. */
      readonly history: readonly components['schemas']['TopicHour'][];
      /** @description Most often together first. */
      readonly related: readonly components['schemas']['RelatedTopic'][];
      /** @description Newest first. */
      readonly samples: readonly components['schemas']['SampleActivity'][];
      /** @description Everybody may see it: enough people use it. */
      readonly public: boolean;
    };
    /** @description What went wrong (RFC 9457). Further members depend on the type. */
    readonly Problem: {
      /** @description A URI reference that ends in a stable code: `.../invalid-input`. */
      readonly type: string;
      readonly title: string;
      readonly status: number;
      readonly detail?: string;
      /** @description Names the request in the logs; also in the header `x-correlation-id`. */
      readonly correlationId?: string;
    } & {
      readonly [key: string]: unknown;
    };
    /** @description A registered sender of activities. */
    readonly RegisteredSource: {
      readonly id: string;
      readonly name: string;
      readonly writeKeys: readonly string[];
      /** @description Kinds it may send; absent: any. */
      readonly allowedKinds?: readonly string[];
      /** @description Activities a second; absent: not limited. */
      readonly ratePerSecond?: number;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly createdAt: string;
    };
    /** @description A topic that recent public activities name together with the one asked for. */
    readonly RelatedTopic: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      readonly topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      readonly label: string;
      /** @description Recent samples that name both. */
      readonly together: number;
    };
    /** @description A recent activity of a public kind, without who did it. */
    readonly SampleActivity: {
      readonly kind: string;
      /** @description Hashtags of topics that too few people use are replaced by `#…`. */
      readonly text?: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly at: string;
      /** @description The software that sent it. */
      readonly client?: string;
      readonly language?: string;
      readonly topics: readonly string[];
    };
    /** @description The scopes in which trends can be read. */
    readonly ScopeList: {
      /** @description `everywhere` first, then by dimension, most actors first. */
      readonly scopes: readonly components['schemas']['ScopeSummary'][];
    };
    /** @description A scope that enough people use to be shown. */
    readonly ScopeSummary: {
      /** @description `everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
      readonly scope: string;
      /** @enum {string} */
      readonly dimension: 'everywhere' | 'language' | 'region' | 'kind' | 'source';
      /** @description What follows the colon: `pt`. Empty for `everywhere`. */
      readonly value: string;
      /** @description Distinct actors in the last 24 hours. */
      readonly actorsPerDay: number;
      /** @description Topics in its list now. */
      readonly trending: number;
    };
    /** @description A batch of Segment's HTTP API: at most 500 KB, an item at most 32 KB. */
    readonly SegmentBatch: {
      readonly batch: readonly (components['schemas']['SegmentCall'] & {
        /** @enum {string} */
        readonly type: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
      })[];
      readonly sentAt?: string;
      readonly writeKey?: string;
    } & {
      readonly [key: string]: unknown;
    };
    /** @description One call of Segment's HTTP API. */
    readonly SegmentCall: {
      readonly messageId?: string;
      readonly userId?: string | null;
      readonly anonymousId?: string | null;
      readonly timestamp?: string;
      readonly sentAt?: string;
      readonly context?: {
        readonly [key: string]: unknown;
      };
      readonly properties?: {
        readonly [key: string]: unknown;
      };
      readonly traits?: {
        readonly [key: string]: unknown;
      };
      readonly writeKey?: string;
      /** @description Of `track`. */
      readonly event?: string;
      /** @description Of `page` and `screen`. */
      readonly name?: string;
      /** @description Of `group`. */
      readonly groupId?: string;
      /** @description Of `alias`. */
      readonly previousId?: string;
    } & {
      readonly [key: string]: unknown;
    };
    /** @description Segment's answer, with what became of each item. */
    readonly SegmentResult: {
      readonly success: boolean;
      readonly accepted?: number;
      readonly refused?: number;
      readonly results?: readonly components['schemas']['ItemResult'][];
    };
    /** @description Every registered source, oldest first. */
    readonly SourceList: {
      readonly sources: readonly components['schemas']['RegisteredSource'][];
    };
    /** @description Health and freshness of the deployment. */
    readonly Status: {
      /**
       * @description `starting`: nothing was ranked yet. `stale`: the ranker last finished more than three minutes ago.
       * @enum {string}
       */
      readonly status: 'starting' | 'ok' | 'stale';
      readonly version: string;
      /** @description Name of the deployment. */
      readonly stage: string;
      /**
       * Format: date-time
       * @description When the ranker last finished a refresh.
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly rankedAt?: string;
      /**
       * Format: date-time
       * @description Arrival of the newest activity that is counted in the lists.
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly countedThrough?: string;
      /** @description Seconds since the ranker last finished: how old what is shown is at most. */
      readonly lagSeconds?: number;
      /** @description Activities counted since the deployment began. */
      readonly activities: number;
      /** @description Distinct actors in 24 hours below which a topic is not shown. */
      readonly minimumActors: number;
      /** @description Synthetic activity of the sample community is among what is shown. */
      readonly sample: boolean;
    };
    /** @description What a topic did in one hour in a scope. */
    readonly TopicHour: {
      /**
       * Format: date-time
       * @description Start of the hour.
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly at: string;
      readonly uses: number;
      /** @description Distinct actors in that hour. */
      readonly actors: number;
    };
    /** @description A topic: why it trends, its history, related topics and recent activities. */
    readonly TopicPage: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      readonly topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      readonly label: string;
      /** @description `everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
      readonly scope: string;
      /** @description Distinct actors in the last 24 hours, everywhere. */
      readonly actorsPerDay: number;
      /** @description Uses in the last 24 hours, everywhere. */
      readonly usesPerDay: number;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly lastUsedAt: string;
      /** @description Its place in the scope; null when it is not rising there. */
      readonly trend: components['schemas']['Trend'] | null;
      /** @description One sentence that says why it trends, or that it does not. */
      readonly why: string;
      /** @description The last 7 days hour by hour in the scope, oldest first, zeros included. */
      readonly history: readonly components['schemas']['TopicHour'][];
      /** @description Most often together first. */
      readonly related: readonly components['schemas']['RelatedTopic'][];
      /** @description Newest first. */
      readonly samples: readonly components['schemas']['SampleActivity'][];
    };
    /** @description A topic's place in a scope at a time, with its score and the parts that explain it. */
    readonly Trend: {
      /** @description Place in its scope, from 1. */
      readonly rank: number;
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      readonly topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      readonly label: string;
      /** @description How surprising its activity is; comparable within a scope. */
      readonly score: number;
      /** @description The window that gave the score: 10, 30 or 60 minutes. */
      readonly windowMinutes: number;
      /** @description Distinct actors in that window. */
      readonly observed: number;
      /** @description Distinct actors that the topic's past lets expect in it. */
      readonly expected: number;
      /** @description Uses in that window. */
      readonly uses: number;
      /** @description Actors a use: a low value is a few accounts making much noise. */
      readonly concentration: number;
      /** @description Distinct actors in the last 24 hours. */
      readonly actorsPerDay: number;
      /**
       * Format: date-time
       * @description When this episode began to be shown.
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly startedAt: string;
      /** @description Uses in each of the last 24 five-minute bins, oldest first; the last one is still filling. */
      readonly sparkline: readonly number[];
      /** @description One sentence that says why: "412 people in 30 minutes, 38 expected at this hour". */
      readonly why: string;
    };
    /** @description The trends of a scope. */
    readonly TrendPage: {
      /** @description `everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
      readonly scope: string;
      /**
       * Format: date-time
       * @description When the list was computed. Absent when the scope has none.
       * @example 2026-03-01T12:00:00.000Z
       */
      readonly at?: string;
      /** @description Best first. Empty when nothing rises, and in a scope that nobody uses. */
      readonly trends: readonly components['schemas']['Trend'][];
      /** @description Cursor of the following page; absent on the last one. */
      readonly next?: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readonly listTrends: {
    readonly parameters: {
      readonly query?: {
        /** @description `everywhere`, or a dimension (language, region, kind, source) and its value: `language:pt`. One that nobody uses is empty. */
        readonly scope?: string;
        /** @description Trends a page. */
        readonly limit?: number;
        /** @description `next` of the page before. Opaque. */
        readonly cursor?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TrendPage'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly readTopic: {
    readonly parameters: {
      readonly query?: {
        /** @description `everywhere`, or a dimension (language, region, kind, source) and its value: `language:pt`. One that nobody uses is empty. */
        readonly scope?: string;
      };
      readonly header?: never;
      readonly path: {
        /** @description Percent-encoded; normalised as it is when counted, and a leading `#` is dropped. */
        readonly topic: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TopicPage'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody used it in the last 24 hours, or too few people did. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listScopes: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ScopeList'];
        };
      };
    };
  };
  readonly searchTopics: {
    readonly parameters: {
      readonly query: {
        /** @description Part of the name of a topic, or of what people call it. */
        readonly q: string;
        /** @description Topics at most. */
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['FoundTopics'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly readStatus: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Status'];
        };
      };
    };
  };
  readonly listMastodonTags: {
    readonly parameters: {
      readonly query?: {
        /** @description Tags a page; at most 20. */
        readonly limit?: number;
        /** @description Tags to skip. */
        readonly offset?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['MastodonTags'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listMastodonTrends: {
    readonly parameters: {
      readonly query?: {
        /** @description Tags a page; at most 20. */
        readonly limit?: number;
        /** @description Tags to skip. */
        readonly offset?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['MastodonTags'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly checkOperatorKey: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OperatorCheck'];
        };
      };
      /** @description The operator key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly readTopicAsOperator: {
    readonly parameters: {
      readonly query?: {
        /** @description `everywhere`, or a dimension (language, region, kind, source) and its value: `language:pt`. One that nobody uses is empty. */
        readonly scope?: string;
      };
      readonly header?: never;
      readonly path: {
        /** @description Percent-encoded; normalised as it is when counted, and a leading `#` is dropped. */
        readonly topic: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OperatorTopicPage'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody used it in the last 24 hours. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listSources: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SourceList'];
        };
      };
      /** @description The operator key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listArrivals: {
    readonly parameters: {
      readonly query?: {
        /** @description Arrivals at most. */
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path: {
        /** @description Id of the source. */
        readonly source: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ArrivalList'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such source. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly sendActivities: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ActivitiesInput'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ActivitiesResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly segmentBatch: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SegmentBatch'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly segmentTrack: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SegmentCall'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly segmentIdentify: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SegmentCall'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly segmentPage: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SegmentCall'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly segmentScreen: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SegmentCall'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly segmentGroup: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SegmentCall'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly segmentAlias: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SegmentCall'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly sendEvents: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/cloudevents+json': components['schemas']['CloudEvent'];
        readonly 'application/cloudevents-batch+json': components['schemas']['CloudEvents'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ActivitiesResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly saveMapping: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description Id of the source. */
        readonly source: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['MappingRules'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['MappingRules'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such source. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly previewMapping: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description Id of the source. */
        readonly source: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['MappingPreview'];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['MappedEvent'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key is missing or wrong. */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such source. */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
