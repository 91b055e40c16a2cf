// Made from docs/openapi.json by `node scripts/openapi.ts`; not edited by hand.
export interface paths {
  '/v1/trends': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What rises in a scope */
    get: operations['listTrends'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/topics/{topic}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A topic: why it trends, its history, related topics and recent activities */
    get: operations['readTopic'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scopes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The scopes in which trends can be read */
    get: operations['listScopes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Topics of the last 24 hours by a part of their name */
    get: operations['searchTopics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Health and freshness */
    get: operations['readStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/trends/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Hashtags that trend, as Mastodon answers */
    get: operations['listMastodonTags'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/trends': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same under its older name */
    get: operations['listMastodonTrends'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operator': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Is the operator key valid? */
    get: operations['checkOperatorKey'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operator/topics/{topic}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A topic whether or not it is public, with its counts */
    get: operations['readTopicAsOperator'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Registered sources and their write keys */
    get: operations['listSources'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{source}/arrivals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a source sent last */
    get: operations['listArrivals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{source}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Creates a source with a write key, or replaces its settings; its keys and mapping rules stay */
    put: operations['putSource'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{source}/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Adds a write key, once for an `Idempotency-Key`; the others go on until they are revoked */
    post: operations['addWriteKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{source}/keys/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Makes a write key worthless, everywhere within seconds */
    delete: operations['revokeWriteKey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{source}/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what to a source, when and why */
    get: operations['listSourceTrail'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether new trends wait for review */
    get: operations['readModerationSettings'];
    /** Switches review on or off */
    put: operations['saveModerationSettings'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/queue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Topics that wait for review */
    get: operations['listWaitingTopics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who decided what, when and why */
    get: operations['listAuditEntries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/topics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Topics that were allowed or denied */
    get: operations['listDecidedTopics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/topics/{topic}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is decided of a topic */
    get: operations['readTopicStanding'];
    /** Allows or denies a topic */
    put: operations['decideTopic'];
    post?: never;
    /** Takes a decision on a topic back */
    delete: operations['liftTopic'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/topics/{topic}/actors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who used a topic in the last 24 hours, by hash */
    get: operations['listTopicActors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/actors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Banned actors, by hash */
    get: operations['listBannedActors'];
    /** Bans actors: what they did and do counts nothing */
    put: operations['banActors'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/actors/lift': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes bans back */
    post: operations['liftActors'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/actors/{actor}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Takes a ban back */
    delete: operations['liftActor'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/sweeps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sweeps, and how far they came */
    get: operations['listSweeps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/moderation/sweeps/{sweep}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Bans those who use a topic, as of the next refresh */
    put: operations['orderSweep'];
    post?: never;
    /** Ends a sweep and takes its bans back */
    delete: operations['endSweep'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/trends/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Hashtags that trend or wait, as Mastodon answers moderators */
    get: operations['listMastodonAdminTags'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/trends/tags/{tag}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Allows a hashtag */
    post: operations['approveMastodonTag'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/trends/tags/{tag}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Denies a hashtag */
    post: operations['rejectMastodonTag'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/actors/{actor}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Forgets an actor: it is never counted again, and what is stored of it goes */
    delete: operations['eraseActor'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/activities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Activities, with what became of each */
    post: operations['sendActivities'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Segment's batch: point its SDKs here */
    post: operations['segmentBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/track': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Segment's `track` */
    post: operations['segmentTrack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/identify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Segment's `identify` */
    post: operations['segmentIdentify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/page': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Segment's `page` */
    post: operations['segmentPage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/screen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Segment's `screen` */
    post: operations['segmentScreen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/group': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Segment's `group` */
    post: operations['segmentGroup'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alias': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Segment's `alias` */
    post: operations['segmentAlias'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** CloudEvents: binary (headers `ce-*`), structured or a batch */
    post: operations['sendEvents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{source}/mapping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Replaces a source's mapping rules */
    put: operations['saveMapping'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{source}/mapping/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What an event would become; nothing is counted */
    post: operations['previewMapping'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An account by its address */
    get: operations['findAccount'];
    put?: never;
    /** Signs up; a letter says how to go on */
    post: operations['signUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Confirms an address by a mailed link and the password that was chosen at sign-up */
    post: operations['verifyAddress'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Sets a new password by a mailed link; ends every session */
    put: operations['resetPassword'];
    /** Asks for a new password; a letter says how to go on */
    post: operations['requestReset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/first-operator': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes the first operator, by a printed link */
    post: operations['becomeFirstOperator'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{account}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An account by its id */
    get: operations['readAccount'];
    /** Changes somebody else's role, disables an account, takes a lost authenticator away */
    put: operations['changeAccount'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your account */
    get: operations['readOwnAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/me/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** A new password by the old one; ends every session */
    put: operations['changePassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/me/outside': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Lets an account of the outside issuer sign in as this one */
    put: operations['linkOutsideAccount'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/me/authenticator': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Confirms the second factor by its first code, and gives recovery codes */
    put: operations['confirmAuthenticator'];
    /** Begins a second factor: what an authenticator app is told */
    post: operations['enrolAuthenticator'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/me/authenticator/recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** New recovery codes, by the password and a code; those of before work no more */
    post: operations['renewRecoveryCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/me/authenticator/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes the second factor away, by a code of it or a recovery code */
    post: operations['removeAuthenticator'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where you are signed in */
    get: operations['listSessions'];
    put?: never;
    /** Signs in */
    post: operations['signIn'];
    /** Signs out everywhere */
    delete: operations['endAllSessions'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/outside': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Signs in with an ID token of the outside issuer */
    post: operations['signInOutside'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/{session}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Signs out on one device */
    delete: operations['endSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Continues a session: a new access token, and the next refresh token */
    post: operations['refreshTokens'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/browser/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Signs in a page of the site: the refresh token goes into a cookie that no script reads */
    post: operations['signInBrowser'];
    /** Signs a page of the site out, and has the cookie forgotten */
    delete: operations['signOutBrowser'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/browser/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Continues the session that the cookie names, and renews the cookie */
    post: operations['refreshBrowserTokens'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Keys that access tokens are signed with */
    get: operations['readKeySet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/profile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What you want of Groundswell */
    get: operations['readProfile'];
    /** Says what you want; whoever does last wins */
    put: operations['saveProfile'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/follows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The topics that you follow */
    get: operations['listFollows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/follows/{topic}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Follows a topic */
    put: operations['followTopic'];
    post?: never;
    /** No longer */
    delete: operations['unfollowTopic'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/mutes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The topics that you never want to see */
    get: operations['listMutes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/mutes/{topic}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Mutes a topic */
    put: operations['muteTopic'];
    post?: never;
    /** No longer */
    delete: operations['unmuteTopic'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What you want to be told at once */
    get: operations['listAlerts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alerts/{alert}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Makes or changes an alert */
    put: operations['saveAlert'];
    post?: never;
    /** Removes an alert */
    delete: operations['removeAlert'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What changed of profile, follows, mutes and alerts since a cursor */
    get: operations['pullChanges'];
    put?: never;
    /** Does what a device queued while it was offline, each mutation once, in order */
    post: operations['pushMutations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/feed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What rises where you are, what you follow, and what people like you follow, each with its reasons */
    get: operations['readFeed'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/trends/for-you': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What rises in your regions and languages, and everywhere */
    get: operations['listTrendsForYou'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/activities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Posts activities as yourself, under a name that tells nobody who you are */
    post: operations['postActivities'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that is held about you, as one document */
    get: operations['exportMyData'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Erases your account and everything about you; ends every session */
    post: operations['eraseMe'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The devices that you are pushed to on */
    get: operations['listEndpoints'];
    put?: never;
    /** Registers a browser or a phone for pushes, or again */
    post: operations['registerEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints/{endpoint}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Ends pushes to a device */
    delete: operations['removeEndpoint'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints/vapid': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The key that browsers subscribe with */
    get: operations['readVapidKey'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints/webhook-key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What your webhooks are signed with */
    get: operations['readWebhookKey'];
    put?: never;
    /** Makes a new key for webhooks; the one before is used beside it for a day */
    post: operations['nextWebhookKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    /** @description Taken. What comes of it is told to the address alone, by mail. */
    Accepted: {
      /** @constant */
      accepted: true;
    };
    /** @description Somebody who signs in here. */
    Account: {
      id: string;
      address: string;
      /**
       * @description What the account may do in a session that was opened with a code.
       * @enum {string}
       */
      role: 'person' | 'moderator' | 'operator';
      /** @description Somebody opened the link that was mailed to the address. */
      verified: boolean;
      disabled: boolean;
      /** @description Signing in needs a code. */
      secondFactor: boolean;
      /** @description Codes that do once in place of one of the authenticator. Make new ones while there are some. */
      recoveryCodesLeft: number;
      /** Format: date-time */
      createdAt: string;
    };
    /** @description What an operator changes of an account. */
    AccountChange: {
      /** @enum {string} */
      role?: 'person' | 'moderator' | 'operator';
      /** @description Ends every session, within seconds. */
      disabled?: boolean;
      /**
       * @description For somebody who lost it. Ends every session.
       * @constant
       */
      removeAuthenticator?: true;
    };
    /** @description An account that just got recovery codes. */
    AccountWithCodes: {
      id: string;
      address: string;
      /**
       * @description What the account may do in a session that was opened with a code.
       * @enum {string}
       */
      role: 'person' | 'moderator' | 'operator';
      /** @description Somebody opened the link that was mailed to the address. */
      verified: boolean;
      disabled: boolean;
      /** @description Signing in needs a code. */
      secondFactor: boolean;
      /** @description Codes that do once in place of one of the authenticator. Make new ones while there are some. */
      recoveryCodesLeft: number;
      /** Format: date-time */
      createdAt: string;
      /** @description Each does once in place of a code of the authenticator. Told this once; kept hashed. */
      recoveryCodes: string[];
    };
    /** @description Activities in Groundswell’s own shape. */
    ActivitiesInput:
      | {
          activities: components['schemas']['ActivityInput'][];
          /** @description The sender's clock when it sent this; corrects `occurredAt`. */
          sentAt?: string | number;
          /** @description Count in the minute of `occurredAt` however old; needs an operator key. */
          backfill?: boolean;
          /** @description Id of the source that the sender believes to be; refused when the key says otherwise. */
          source?: string;
          /** @description Instead of the header. */
          writeKey?: string;
        }
      | components['schemas']['ActivityInput'][];
    /** @description Accepted activities are durable and will be counted once. */
    ActivitiesResult: {
      accepted: number;
      refused: number;
      /** @description Activities of people who do not want to be counted; absent: none. */
      dropped?: number;
      results: components['schemas']['ItemResult'][];
    };
    /** @description One thing an actor did at a time. */
    ActivityInput: {
      /** @description Chosen by the sender: the same id from one source is counted once. Made when absent. */
      id?: string;
      /** @description post, view, search, purchase, like, reading, ...: `[a-z0-9][a-z0-9._-]{0,63}`. */
      kind: string;
      /** @description Who did it, as the sender calls them. Hashed before it is counted. */
      actor: string;
      /** @description When the actor's account was made; taken from an operator's key only, left out with a warning else. */
      actorSince?: string | number;
      /** @description The actor's address, where a server sends for people; only a keyed hash of its network is kept. Taken from an operator's key or a source of servers, else the sender's own counts. */
      ip?: string;
      /** @description Public text; its hashtags become topics. */
      text?: string;
      /** @description At most 20 of at most 100 characters; more is cut with a warning. */
      topics?: string[];
      /** @description What a named topic is called for people, by topic. */
      labels?: {
        [key: string]: string;
      };
      /** @description BCP 47: `pt`. */
      language?: string;
      /** @description ISO 3166-1 alpha-2: `BR`. */
      region?: string;
      /** @description The software that sends it. */
      client?: string;
      properties?: {
        [key: string]: unknown;
      };
      /** @description ISO 8601, or epoch milliseconds. */
      occurredAt?: string | number;
    };
    /** @description How far the erasure of an actor is. */
    ActorErasure: {
      /** @description Keyed hash of an actor: 12 hexadecimal digits. Nobody can tell who it is without the key of the deployment. */
      actor: string;
      /**
       * @description `under-way`: it counts nothing any more, and what is stored of it goes within minutes.
       * @enum {string}
       */
      state: 'under-way' | 'done';
      /** @description Steps that are done, while it is under way. */
      done: string[];
    };
    /** @description What a change of bans came to. */
    ActorsChanged: {
      /** @description Actors of whom something changed; 0 when everything was so already. */
      changed: number;
      /** @description Number of the entry of the audit trail that says who, when and why. */
      entry?: number;
    };
    /** @description Actors, up to 1,000 a call. */
    ActorsInput: {
      actors: components['schemas']['NamedActor'][];
      /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
      by?: string;
      /** @description Why, as the trail shall say. */
      reason?: string;
    };
    /** @description Who wants a letter. */
    AddressInput: {
      /**
       * Format: email
       * @description An e-mail address.
       */
      address: string;
    };
    /** @description What somebody wants to be told at once: a topic begins to trend, or anything enters the first places of a scope. */
    Alert: {
      when:
        | {
            /** @constant */
            kind: 'topic-starts';
            /** @description A topic: `ai`, `product:42`. */
            topic: string;
            /** @description `everywhere`, `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
            scope?: string;
          }
        | {
            /** @constant */
            kind: 'enters-top';
            /** @description `everywhere`, `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
            scope: string;
            /** @description Places from the first. */
            top: number;
          };
      /** @description `push` goes to every endpoint of the person. */
      by: ('push' | 'email' | 'webhook')[];
      /**
       * Format: uri
       * @description Address that signed requests are sent to, with `https`. Needed where `by` has `webhook`.
       */
      webhook?: string;
    };
    /** @description An activity that just arrived and was counted, of any kind. */
    Arrival: {
      id: string;
      kind: string;
      text?: string;
      topics: string[];
      /**
       * Format: date-time
       * @description When it occurred, or was received where the sender did not say.
       * @example 2026-03-01T12:00:00.000Z
       */
      at: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      countedAt: string;
    };
    /** @description What a source sent last. */
    ArrivalList: {
      /** @description Newest first. A few a minute are kept: this is a look, not a log. */
      arrivals: components['schemas']['Arrival'][];
    };
    /** @description Something that was decided. Entries are never changed or removed. */
    AuditEntry: {
      number: number;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      at: string;
      by: string;
      reason?: string;
      /** @enum {string} */
      action:
        'allow' | 'deny' | 'lift-topic' | 'ban' | 'lift-actors' | 'review-on' | 'review-off' | 'sweep' | 'end-sweep' | 'hold' | 'recognise';
      topics?: string[];
      actorCount?: number;
      /** @description The first 20 of them. */
      actors?: string[];
      sweep?: string;
    };
    /** @description What was decided, by whom, when and why. */
    AuditTrail: {
      /** @description Newest first. A page may be short of its limit where few entries fit. */
      entries: components['schemas']['AuditEntry'][];
      /** @description Cursor of the following page; absent on the last one. */
      next?: string;
    };
    /** @description An actor whose activity counts nothing. */
    BannedActor: {
      /** @description Keyed hash of an actor: 12 hexadecimal digits. Nobody can tell who it is without the key of the deployment. */
      actor: string;
      /** @description The sweep that banned it. */
      sweep?: string;
      /** @description Number of the entry of the audit trail that says who, when and why. */
      entry: number;
      by: string;
      reason?: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      at: string;
    };
    /** @description Actors whose activity counts nothing. */
    BannedActors: {
      total: number;
      /** @description Banned last first. */
      actors: components['schemas']['BannedActor'][];
      /** @description Cursor of the following page; absent on the last one. */
      next?: string;
    };
    /** @description What a page continues its session with, beside the cookie. */
    BrowserRefreshInput: {
      /** @description Secret of the next refresh token, where the caller chooses it: 256 random bits as base64url, kept before this is sent. Then the request may be repeated with the same `next` when its answer was lost. */
      next?: string;
    };
    /** @description What a page of the site continues a session with. The refresh token is in the cookie. */
    BrowserTokens: {
      /** @description JWT (ES256), sent as `Authorization: Bearer ...`. */
      accessToken: string;
      /** @constant */
      tokenType: 'Bearer';
      /** @description Seconds that the access token lives. */
      expiresIn: number;
      /** @description Id of the session. */
      session: string;
      /**
       * Format: date-time
       * @description However often it is refreshed.
       */
      sessionExpiresAt: string;
      /** @description Id of the account. */
      account: string;
    };
    /** @description A CloudEvents 1.0 event in structured mode. */
    CloudEvent: {
      /** @constant */
      specversion: '1.0';
      id: string;
      source: string;
      /** @description Becomes the kind. */
      type: string;
      /** @description Becomes a topic. */
      subject?: string;
      time?: string;
      datacontenttype?: string;
      data?: unknown;
    } & {
      [key: string]: unknown;
    };
    /** @description A CloudEvents 1.0 batch. */
    CloudEvents: components['schemas']['CloudEvent'][];
    /** @description A code of the second factor. */
    CodeInput: {
      /** @description Six digits of the authenticator, or one of the recovery codes. */
      code: string;
    };
    /** @description What somebody signs in with. */
    Credentials: {
      /**
       * Format: email
       * @description An e-mail address.
       */
      address: string;
      password: string;
      /** @description Six digits of the authenticator, or one of the recovery codes. */
      code?: string;
    };
    /** @description A topic that was allowed or denied. */
    DecidedTopic: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @enum {string} */
      decision: 'allowed' | 'denied';
      /** @description Number of the entry of the audit trail that says who, when and why. */
      entry: number;
      by: string;
      reason?: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      at: string;
    };
    /** @description Topics that were allowed or denied. */
    DecidedTopics: {
      /** @description Decided last first. */
      topics: components['schemas']['DecidedTopic'][];
      /** @description Cursor of the following page; absent on the last one. */
      next?: string;
    };
    /** @description The last time in 30 days that telling somebody in a way was given up for good. */
    DeliveryFailure: {
      /** @enum {string} */
      by: 'push' | 'email' | 'webhook';
      /** @description Where the webhook was to go. */
      webhook?: string;
      reason: string;
      /** Format: date-time */
      at: string;
    };
    /** @description An account as operators see it. */
    DeskAccount: {
      id: string;
      address: string;
      /**
       * @description What the account may do in a session that was opened with a code.
       * @enum {string}
       */
      role: 'person' | 'moderator' | 'operator';
      /** @description Somebody opened the link that was mailed to the address. */
      verified: boolean;
      disabled: boolean;
      /** @description Signing in needs a code. */
      secondFactor: boolean;
      /** @description Codes that do once in place of one of the authenticator. Make new ones while there are some. */
      recoveryCodesLeft: number;
      /** Format: date-time */
      createdAt: string;
      /** @description On how many devices somebody is signed in. */
      openSessions: number;
      /**
       * Format: date-time
       * @description When one of them was heard of last; absent where nobody is signed in.
       */
      lastSeenAt?: string;
    };
    /** @description It is over, everywhere within 30 seconds. */
    Ended: {
      /** @constant */
      ended: true;
    };
    /** @description A device that you are pushed to on. */
    Endpoint: {
      id: string;
      /** @enum {string} */
      kind: 'web-push' | 'apns' | 'fcm';
      name?: string;
      /** @description The push service, without what is secret: `https://push.example`, `Apple`, `Google`. */
      service: string;
      /** Format: date-time */
      registeredAt: string;
    };
    /** @description A device that wants pushes: a browser with its `PushSubscription`, as JSON has it, or an app on a phone with its token, where the deployment pushes to such. */
    EndpointInput:
      | {
          /** @constant */
          kind: 'web-push';
          /** @description How you call the device. */
          name?: string;
          subscription: {
            /**
             * Format: uri
             * @description Address of the browser at its push service.
             */
            endpoint: string;
            expirationTime?: number | null;
            keys: {
              /** @description 65 bytes, base64url: what messages are encrypted for. */
              p256dh: string;
              /** @description 16 bytes, base64url. */
              auth: string;
            };
          };
        }
      | {
          /** @constant */
          kind: 'apns';
          /** @description How you call the device. */
          name?: string;
          /** @description Device token of Apple's push service, hexadecimal. */
          token: string;
        }
      | {
          /** @constant */
          kind: 'fcm';
          /** @description How you call the device. */
          name?: string;
          /** @description Registration token of Firebase Cloud Messaging. */
          token: string;
        };
    /** @description It gets nothing more. */
    EndpointRemoved: {
      /** @constant */
      removed: true;
    };
    /** @description Registered first, first. */
    Endpoints: {
      endpoints: components['schemas']['Endpoint'][];
    };
    /** @description What an authenticator app is told. Shown once. */
    Enrolment: {
      /** @description Base32. */
      secret: string;
      /** @description `otpauth://totp/...`, for a QR code. */
      uri: string;
    };
    /** @description The password, once more: a stolen token must not be enough. */
    EnrolmentInput: {
      password: string;
    };
    /** @description One rise of a topic in a scope. A topic that comes back within half an hour goes on with it. */
    Episode: {
      /**
       * Format: date-time
       * @description When the topic began to be shown.
       * @example 2026-03-01T12:00:00.000Z
       */
      startedAt: string;
      /**
       * Format: date-time
       * @description When its score was highest.
       * @example 2026-03-01T12:00:00.000Z
       */
      peakAt: string;
      /** @description Its highest score. */
      peakScore: number;
      /**
       * Format: date-time
       * @description When it was last shown; absent while it is.
       * @example 2026-03-01T12:00:00.000Z
       */
      endedAt?: string;
    };
    /** @description Shows that it is really the person. */
    ErasureInput: {
      /** @description Needed unless the account has none; then a session of the last ten minutes is. */
      password?: string;
      /** @description Of the authenticator, where the account has one, or a recovery code. */
      code?: string;
    };
    /** @description It will be done within minutes, and can not be taken back. Every session has ended. */
    ErasureOrdered: {
      /** @constant */
      ordered: true;
    };
    /** @description A topic, and why it is in the feed. */
    FeedEntry: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      label: string;
      /** @description The first of its reasons. */
      because: string;
      /** @description The strongest first. */
      reasons: components['schemas']['FeedReason'][];
      /**
       * @description `rising` in a scope of yours now, `rose` in the last two days, or neither.
       * @enum {string}
       */
      state: 'rising' | 'rose' | 'steady';
      /** @description Its best place in your scopes; null where it is not rising there. */
      trend: components['schemas']['ScopedTrend'] | null;
      /** @description Of followed topics: their last rise everywhere in two days. */
      rise?: components['schemas']['FeedRise'];
      /** @description Distinct actors in the last 24 hours. */
      actorsPerDay: number;
      /** @description Of followed topics: recent public activities, the newest first. */
      samples: components['schemas']['SampleActivity'][];
    };
    /** @description A page of somebody's feed. */
    FeedPage: {
      /** @description No topic comes twice, on this page or another one of the same feed. */
      entries: components['schemas']['FeedEntry'][];
      /** @description Cursor of the following page; absent on the last one. */
      next?: string;
    };
    /** @description Why something is in a feed. */
    FeedReason: {
      /** @enum {string} */
      kind: 'follows' | 'rises' | 'similar-people';
      /** @description For people: `because you follow #ai`. */
      text: string;
      /** @description Of `rises`: where. */
      scope?: string;
      /** @description Of `similar-people`: the topics you follow that led to it. */
      topics?: string[];
    };
    /** @description The last rise of a topic everywhere. */
    FeedRise: {
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      startedAt: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      peakAt: string;
      /**
       * Format: date-time
       * @description When it was last shown as a trend; absent while it is.
       * @example 2026-03-01T12:00:00.000Z
       */
      endedAt?: string;
    };
    /** @description The first code of an authenticator. */
    FirstCodeInput: {
      /** @description Six digits of the authenticator. */
      code: string;
    };
    /** @description The first operator, by a printed link. */
    FirstOperatorInput: {
      /** @description What stands behind the `#` of a mailed or printed link. */
      token: string;
      /**
       * Format: email
       * @description An e-mail address.
       */
      address: string;
      /** @description 8 to 256 characters, of any kind; none of those that many people use. */
      password: string;
    };
    /** @description A topic that fits what was searched for. */
    FoundTopic: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      label: string;
      /** @description Distinct actors in the last 24 hours. */
      actorsPerDay: number;
      /** @description Uses in the last 24 hours. */
      usesPerDay: number;
      /** @description It is in the list of the scope `everywhere` now. */
      trending: boolean;
    };
    /** @description What a search found among the topics of the last 24 hours. */
    FoundTopics: {
      /** @description What was searched for. */
      q: string;
      /** @description Names that begin with it first, then most actors first. */
      topics: components['schemas']['FoundTopic'][];
    };
    /** @description What became of one activity. */
    ItemResult: {
      /** @description Place in the request. */
      index: number;
      id?: string;
      /**
       * @description `dropped`: the person does not want to be counted, so it was read and kept nowhere.
       * @enum {string}
       */
      status: 'accepted' | 'refused' | 'dropped';
      /** @description Why it was refused, or dropped: `opted-out`, `no-consent`. */
      reason?: string;
      /** @description The field that was at fault. */
      field?: string;
      /** @description What was cut or changed. */
      warnings?: string[];
    };
    /** @description An alert of somebody. */
    KeptAlert: {
      /** Format: uuid */
      id: string;
      /** @description Grows with every change of anything that the person keeps. */
      version: number;
      /**
       * Format: date-time
       * @description When the server last changed it.
       */
      changedAt: string;
      alert: components['schemas']['Alert'];
    };
    /** @description The alerts of somebody. */
    KeptAlerts: {
      /** @description By id. */
      alerts: components['schemas']['KeptAlert'][];
      /** @description One of each way at most, the last one first; of alerts and digests. */
      failures: components['schemas']['DeliveryFailure'][];
    };
    /** @description An item as the server has it. */
    KeptItem: {
      /**
       * @description What kind of thing it is.
       * @enum {string}
       */
      collection: 'profile' | 'follows' | 'mutes' | 'alerts';
      id: string;
      /** @description Grows with every change of anything that the person keeps; 0: there never was such an item. */
      version: number;
      /** Format: date-time */
      changedAt: string;
      /** @description What it says: `Profile`, `Alert`, or `{}` of a topic. */
      value?: {
        [key: string]: unknown;
      };
      /**
       * @description Instead of `value`.
       * @constant
       */
      deleted?: true;
    };
    /** @description What somebody wants of Groundswell. */
    KeptProfile: {
      /** @description 0: nothing was said yet. */
      version: number;
      /**
       * Format: date-time
       * @description When the server last changed it.
       */
      changedAt?: string;
      profile: components['schemas']['Profile'];
    };
    /** @description A topic that somebody follows or mutes. */
    KeptTopic: {
      /** @description In the spelling that it is counted under. */
      topic: string;
      /** @description Grows with every change of anything that the person keeps. */
      version: number;
      /**
       * Format: date-time
       * @description When the server last changed it.
       */
      changedAt: string;
    };
    /** @description The topics that somebody follows or mutes. */
    KeptTopics: {
      /** @description By name. */
      topics: components['schemas']['KeptTopic'][];
    };
    /** @description Keys that access tokens are signed with (RFC 7517). */
    KeySet: {
      keys: {
        kty: string;
        crv: string;
        x: string;
        y: string;
        kid: string;
        use: string;
        alg: string;
      }[];
    };
    /** @description What the event would become. */
    MappedEvent: {
      kind: string;
      /** @description Every topic it would count for: mapped, named, and hashtags of its text. */
      topics: string[];
      labels: {
        [key: string]: string;
      };
      text?: string;
      warnings: string[];
      /** @description Present when it would be dropped, since the person does not want to be counted. */
      dropped?: string;
      /** @description Present when it would be refused. */
      refused?: {
        reason: string;
        field?: string;
      };
    };
    /** @description An event to try mapping rules on. Nothing is counted. */
    MappingPreview: {
      /** @description An event as the source would send it: a Segment call with its `type`, a CloudEvent or an activity. */
      event: {
        [key: string]: unknown;
      };
      /** @description Rules to try instead of the source's own. */
      mapping?: components['schemas']['MappingRules'];
    };
    /** @description How a source's events become kinds and topics. The first rule that fits gives the kind; topics add up. */
    MappingRules: {
      rules?: {
        when?: {
          /** @enum {string} */
          call?: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias' | 'cloudevent' | 'activity';
          event?: string;
          has?: string;
        };
        kind?: string;
        topics?: {
          topic: string;
          label?: string;
        }[];
        text?: string[];
      }[];
      defaultKind?: string;
      consent?: {
        categories?: string[];
        preferences?: string;
        /** @enum {string} */
        unstated?: 'take' | 'drop';
        optOuts?: string[];
        /** @enum {string} */
        browserSignals?: 'heed' | 'ignore';
      };
    };
    /** @description Mastodon’s `Admin::Tag`. */
    MastodonAdminTag: {
      /** @description The topic. */
      id: string;
      /** @description The hashtag without `#`. */
      name: string;
      /** @description Address of the topic's page. */
      url: string;
      /** @description The last 7 days, newest first. */
      history: components['schemas']['MastodonDay'][];
      /** @description It may trend: nobody denied it, and it need not wait for review. */
      trendable: boolean;
      /** @description Always true: what people write is not changed. */
      usable: boolean;
      /** @description It waits for an operator. */
      requires_review: boolean;
    };
    /** @description Hashtags that trend, that wait for review, or that were denied last. */
    MastodonAdminTags: components['schemas']['MastodonAdminTag'][];
    /** @description What a tag did in a day, in Mastodon’s shape. */
    MastodonDay: {
      /** @description Unix second of its midnight (UTC), as a string. */
      day: string;
      /** @description Distinct actors in the day's busiest hour, as a string: a lower bound of the day's. */
      accounts: string;
      /** @description Uses in the day, as a string. */
      uses: string;
    };
    /** @description Mastodon’s `Trends::Tag`. */
    MastodonTag: {
      /** @description The hashtag without `#`. */
      name: string;
      /** @description Address of the topic's page. */
      url: string;
      /** @description The last 7 days, newest first. */
      history: components['schemas']['MastodonDay'][];
    };
    /** @description Hashtags that trend, best first. */
    MastodonTags: components['schemas']['MastodonTag'][];
    /** @description How trends are moderated. Review is off unless somebody switches it on. */
    ModerationSettings: {
      /** @description Topics that are about to enter the top 3 of a scope for the first time wait for an operator. */
      review: boolean;
      /**
       * Format: date-time
       * @description When review was switched on; absent while it is off.
       * @example 2026-03-01T12:00:00.000Z
       */
      since?: string;
    };
    /** @description Switches review on or off. */
    ModerationSettingsInput: {
      review: boolean;
      /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
      by?: string;
      /** @description Why, as the trail shall say. */
      reason?: string;
    };
    /** @description A change that a device wants. */
    Mutation: {
      /**
       * Format: uuid
       * @description A UUID of the device. Whatever comes with it again is not done again.
       */
      id: string;
      /**
       * @description What kind of thing it is.
       * @enum {string}
       */
      collection: 'profile' | 'follows' | 'mutes' | 'alerts';
      /** @description Id of the item: `me`, a topic, the UUID of an alert. */
      item: string;
      /** @description What it shall say: `Profile`, `Alert`, or `{}` of a topic. */
      set?: {
        [key: string]: unknown;
      };
      /**
       * @description Instead of `set`.
       * @constant
       */
      remove?: true;
      /** @description Version that the device had seen; 0: it had seen none. Without it the last one wins. */
      base?: number;
      /**
       * Format: uuid
       * @description The device's own mutation of this item before, whose version it does not know yet.
       */
      after?: string;
    };
    /** @description What became of a mutation; the same whenever it is sent again. */
    MutationResult: {
      /** @description Of the mutation. */
      id: string;
      /** @description Id of the item, in the spelling that it is kept under. */
      item: string;
      /** @enum {string} */
      status: 'applied' | 'already-applied' | 'conflict' | 'refused';
      /** @description Of the item, where it was applied. */
      version?: number;
      /** @description What the server has, where that is in conflict. */
      server?: components['schemas']['KeptItem'];
      /** @description Why it was refused. */
      problem?: {
        code: string;
        detail: string;
      };
    };
    /** @description An actor, by the id that senders give or by hash. */
    NamedActor:
      | {
          /** @description As the sender wrote it; hashed at once, never kept. */
          id: string;
        }
      | {
          /** @description Keyed hash of an actor: 12 hexadecimal digits. Nobody can tell who it is without the key of the deployment. */
          hash: string;
        };
    /** @description The operator key is valid. */
    OperatorCheck: {
      /** @constant */
      operator: true;
    };
    /** @description A topic with its counts, whether or not it is public, nothing left out; zeros when it was not used. */
    OperatorTopicPage: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      label: string;
      /** @description `everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
      scope: string;
      /** @description Distinct actors in the last 24 hours, everywhere. */
      actorsPerDay: number;
      /** @description Uses in the last 24 hours, everywhere. */
      usesPerDay: number;
      /**
       * Format: date-time
       * @description Absent when nobody used it in the last 24 hours.
       * @example 2026-03-01T12:00:00.000Z
       */
      lastUsedAt?: string;
      /** @description Its place in the scope; null when it is not rising there. */
      trend: components['schemas']['Trend'] | null;
      /** @description One sentence that says why it trends, or that it does not. */
      why: string;
      /** @description Its rises in the scope in the last two days, the newest first. */
      episodes: components['schemas']['Episode'][];
      /** @description The last 7 days hour by hour in the scope, oldest first, zeros included. */
      history: components['schemas']['TopicHour'][];
      /**
       * @description What `together` counts. `people`: distinct people who used both in two hours, more than chance would have; known of topics that were in a list in the last six hours. `activities`: recent activities that name both.
       * @enum {string}
       */
      relatedBy: 'people' | 'activities';
      /** @description The closest first. */
      related: components['schemas']['RelatedTopic'][];
      /** @description Newest first. */
      samples: components['schemas']['SampleActivity'][];
      /** @description Everybody may see it: enough people use it, and nobody denied it. */
      public: boolean;
    };
    /** @description What somebody signs in with who has an account at the outside issuer. */
    OutsideCredentials: {
      /** @description ID token of the outside issuer. */
      token: string;
      /** @description Six digits of the authenticator, or one of the recovery codes. */
      code?: string;
    };
    /** @description Who an account is linked to. */
    OutsideInput: {
      /** @description ID token of the outside issuer. */
      token: string;
      password: string;
    };
    /** @description Activities of the person who is signed in. */
    OwnActivities: {
      activities: components['schemas']['OwnActivity'][];
      /** @description The device's clock when it sent this; corrects `occurredAt`. */
      sentAt?: string | number;
    };
    /** @description One thing a person did. Who did it is known, and named by nobody. */
    OwnActivity: {
      /** @description Chosen by the device, best a UUID: the same id again is counted once. */
      id: string;
      /**
       * @description post, view, search, like, ...: `[a-z0-9][a-z0-9._-]{0,63}`.
       * @default post
       */
      kind?: string;
      /** @description Public text; its hashtags become topics. */
      text?: string;
      /** @description At most 20 of at most 100 characters; more is cut with a warning. */
      topics?: string[];
      /** @description What a named topic is called for people, by topic. */
      labels?: {
        [key: string]: string;
      };
      /** @description BCP 47: `pt`. */
      language?: string;
      /** @description ISO 3166-1 alpha-2: `BR`. */
      region?: string;
      /** @description The software that sends it. */
      client?: string;
      properties?: {
        [key: string]: unknown;
      };
      /** @description ISO 8601, or epoch milliseconds. */
      occurredAt?: string | number;
    };
    /** @description A new password, by the old one. */
    PasswordInput: {
      password: string;
      /** @description 8 to 256 characters, of any kind; none of those that many people use. */
      newPassword: string;
    };
    /** @description Everything that is held about a person, a member for each place that holds something. */
    PersonalExport: {
      /** @constant */
      format: 'groundswell-person-1';
      /** Format: date-time */
      exportedAt: string;
    } & {
      [key: string]: unknown;
    };
    /** @description What went wrong (RFC 9457). Further members depend on the code. */
    Problem: {
      /** @description `urn:groundswell:problem:CODE`. */
      type: string;
      title: string;
      status: number;
      /** @description Stable: what a client decides by. */
      code: string;
      /** @description For people. */
      detail?: string;
      /** @description The path that was asked for. */
      instance: string;
      /** @description Names the request in the logs; also in the header `x-correlation-id`. */
      correlationId: string;
      /** @description What is wrong with each parameter or member. */
      errors?: {
        field: string;
        message: string;
      }[];
    } & {
      [key: string]: unknown;
    };
    /** @description What somebody wants of Groundswell, and where they are. */
    Profile: {
      displayName?: string;
      /** @description Whose trends they want: `pt`. */
      languages?: string[];
      /** @description Whose trends they want: `BR`. */
      regions?: string[];
      /** @description Of IANA, as `Europe/Lisbon`. */
      timeZone?: string;
      /** @description When nothing is sent; may go over midnight. */
      quietHours?: {
        /** @description Local time, `HH:MM`. */
        from: string;
        /** @description Local time, `HH:MM`. */
        to: string;
      };
      /**
       * @description What is sent on a schedule.
       * @default {
       *       "every": "never"
       *     }
       */
      digest?: {
        /** @enum {string} */
        every: 'never' | 'day' | 'week';
        /**
         * @description Local time on a quarter of an hour, `HH:MM`.
         * @default 08:00
         */
        at?: string;
        /** @description 1 is Monday. Default 1. */
        weekday?: number;
        /** @description `push` goes to every endpoint of the person. */
        by?: ('push' | 'email' | 'webhook')[];
        /**
         * Format: uri
         * @description Address that signed requests are sent to, with `https`. Needed where `by` has `webhook`.
         */
        webhook?: string;
      };
    };
    /** @description Both factors once more: a stolen session must not be enough. */
    ProofInput: {
      password: string;
      /** @description Six digits of the authenticator, or one of the recovery codes. */
      code: string;
    };
    /** @description What continues a session. */
    RefreshInput: {
      refreshToken: string;
      /** @description Secret of the next refresh token, where the caller chooses it: 256 random bits as base64url, kept before this is sent. Then the request may be repeated with the same `next` when its answer was lost. */
      next?: string;
    };
    /** @description A registered sender of activities. */
    RegisteredSource: {
      id: string;
      name: string;
      /** @description Newest first. */
      writeKeys: {
        key: string;
        /** @description What it is revoked by; it opens nothing. */
        name: string;
      }[];
      /** @description Kinds it may send; absent: any. */
      allowedKinds?: string[];
      /** @description Activities a second; absent: not limited. */
      ratePerSecond?: number;
      /**
       * @description Its senders are servers: addresses of actors in its events are believed, its own says nothing.
       * @constant
       */
      servers?: true;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      createdAt: string;
    };
    /** @description A topic that is used together with the one asked for. */
    RelatedTopic: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      label: string;
      /** @description How many used both: people or activities, as `relatedBy` says. */
      together: number;
    };
    /** @description It is there no longer, if it was. */
    Removed: {
      /** @constant */
      removed: true;
    };
    /** @description A new password, by a mailed link. */
    ResetInput: {
      /** @description What stands behind the `#` of a mailed or printed link. */
      token: string;
      /** @description 8 to 256 characters, of any kind; none of those that many people use. */
      password: string;
    };
    /** @description Topics that wait for an operator. */
    ReviewQueue: {
      /** @description Those that wait longest first; at most 200 wait at a time. */
      topics: components['schemas']['WaitingTopic'][];
      /** @description Cursor of the following page; absent on the last one. */
      next?: string;
    };
    /** @description A recent activity of a public kind, without who did it. */
    SampleActivity: {
      kind: string;
      /** @description Hashtags of topics that too few people use are replaced by `#…`. */
      text?: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      at: string;
      /** @description The software that sent it. */
      client?: string;
      language?: string;
      topics: string[];
    };
    /** @description The scopes in which trends can be read. */
    ScopeList: {
      /** @description `everywhere` first, then by dimension, most actors first. */
      scopes: components['schemas']['ScopeSummary'][];
    };
    /** @description A scope that enough people use to be shown. */
    ScopeSummary: {
      /** @description `everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
      scope: string;
      /** @enum {string} */
      dimension: 'everywhere' | 'language' | 'region' | 'kind' | 'source';
      /** @description What follows the colon: `pt`. Empty for `everywhere`. */
      value: string;
      /** @description Distinct actors in the last 24 hours. */
      actorsPerDay: number;
      /** @description Topics in its list now. */
      trending: number;
    };
    /** @description A topic's place in one of a person's scopes. */
    ScopedTrend: {
      /** @description Place in its scope, from 1. */
      rank: number;
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      label: string;
      /** @description How surprising its activity is; comparable within a scope. */
      score: number;
      /** @description The window that gave the score: 10, 30 or 60 minutes. */
      windowMinutes: number;
      /** @description Distinct actors in that window. */
      observed: number;
      /** @description Distinct actors that the topic's past lets expect in it. */
      expected: number;
      /** @description Uses in that window. */
      uses: number;
      /** @description Actors a use: a low value is a few accounts making much noise. */
      concentration: number;
      /** @description Distinct actors in the last 24 hours. */
      actorsPerDay: number;
      /** @description What is left of the score where many actors are new or in few networks: 1 is all of it. */
      trust: number;
      /** @description The topic reaches this level once in so many days; absent where that is unknown. */
      rarityDays?: number;
      /**
       * Format: date-time
       * @description When this episode began to be shown.
       * @example 2026-03-01T12:00:00.000Z
       */
      startedAt: string;
      /**
       * Format: date-time
       * @description When its score was highest in this episode.
       * @example 2026-03-01T12:00:00.000Z
       */
      peakAt: string;
      /** @description Uses in each of the last 24 five-minute bins, oldest first; the last one is still filling. */
      sparkline: number[];
      /** @description One sentence that says why: "412 people in 30 minutes, 38 expected at this hour". */
      why: string;
      /** @description `everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
      scope: string;
    };
    /** @description An actor of a topic, by hash. */
    SeenActor: {
      /** @description Keyed hash of an actor: 12 hexadecimal digits. Nobody can tell who it is without the key of the deployment. */
      actor: string;
      /**
       * Format: date-time
       * @description To the minute.
       * @example 2026-03-01T12:00:00.000Z
       */
      lastUsedAt: string;
      /** @description Actors that it stands for: 1 where all are known (up to 128). */
      standsFor: number;
      banned: boolean;
    };
    /** @description A batch of Segment's HTTP API: at most 500 KB, an item at most 32 KB. */
    SegmentBatch: {
      batch: (components['schemas']['SegmentCall'] & {
        /** @enum {string} */
        type: 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';
      })[];
      sentAt?: string;
      writeKey?: string;
    } & {
      [key: string]: unknown;
    };
    /** @description One call of Segment's HTTP API. */
    SegmentCall: {
      messageId?: string;
      userId?: string | null;
      anonymousId?: string | null;
      timestamp?: string;
      sentAt?: string;
      context?: {
        [key: string]: unknown;
      };
      properties?: {
        [key: string]: unknown;
      };
      traits?: {
        [key: string]: unknown;
      };
      writeKey?: string;
      /** @description Of `track`. */
      event?: string;
      /** @description Of `page` and `screen`. */
      name?: string;
      /** @description Of `group`. */
      groupId?: string;
      /** @description Of `alias`. */
      previousId?: string;
    } & {
      [key: string]: unknown;
    };
    /** @description Segment's answer, with what became of each item. */
    SegmentResult: {
      success: boolean;
      accepted: number;
      refused: number;
      /** @description Activities of people who do not want to be counted; absent: none. */
      dropped?: number;
      /** @description Of items that were refused, or taken with a warning. */
      results?: components['schemas']['ItemResult'][];
    };
    /** @description Somebody signed in on one device. */
    Session: {
      id: string;
      /** @description How the device named itself. */
      client: string;
      /** @description It was opened with a code. */
      secondFactor: boolean;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      refreshedAt: string;
      /** Format: date-time */
      expiresAt: string;
      /** @description It is the one that asks. */
      current: boolean;
    };
    /** @description Where an account is signed in. */
    Sessions: {
      /** @description Refreshed last first. */
      sessions: components['schemas']['Session'][];
    };
    /** @description Somebody new. */
    SignUpInput: {
      /**
       * Format: email
       * @description An e-mail address.
       */
      address: string;
      /** @description 8 to 256 characters, of any kind; none of those that many people use. */
      password: string;
    };
    /** @description A source as it shall be. What is absent is not limited. */
    SourceInput: {
      /** @description What people call it. */
      name: string;
      /** @description Kinds it may send; absent: any. */
      allowedKinds?: string[];
      /** @description Activities a second over ten seconds; absent: not limited. */
      ratePerSecond?: number;
      /**
       * @description Its senders are servers: addresses of actors in its events are believed, its own says nothing.
       * @constant
       */
      servers?: true;
      /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
      by?: string;
      /** @description Why, as the trail shall say. */
      reason?: string;
    };
    /** @description Every registered source, oldest first. */
    SourceList: {
      sources: components['schemas']['RegisteredSource'][];
    };
    /** @description Who did what to a source, when and why. */
    SourceTrail: {
      /** @description Newest first. */
      entries: {
        number: number;
        /**
         * Format: date-time
         * @example 2026-03-01T12:00:00.000Z
         */
        at: string;
        by: string;
        reason?: string;
        /** @enum {string} */
        action: 'create' | 'settings' | 'add-key' | 'revoke-key' | 'replace-keys';
        /** @description As they became. */
        settings?: {
          /** @description What people call it. */
          name: string;
          /** @description Kinds it may send; absent: any. */
          allowedKinds?: string[];
          /** @description Activities a second over ten seconds; absent: not limited. */
          ratePerSecond?: number;
          /**
           * @description Its senders are servers: addresses of actors in its events are believed, its own says nothing.
           * @constant
           */
          servers?: true;
        };
        /** @description The last characters of the key that came or went. */
        keyEnding?: string;
      }[];
      /** @description Cursor of the following page; absent on the last one. */
      next?: string;
    };
    /** @description Health and freshness of the deployment. */
    Status: {
      /**
       * @description `starting`: nothing was ranked yet. `stale`: the ranker last finished more than three minutes ago.
       * @enum {string}
       */
      status: 'starting' | 'ok' | 'stale';
      version: string;
      /** @description Name of the deployment. */
      stage: string;
      /**
       * Format: date-time
       * @description When the ranker last finished a refresh.
       * @example 2026-03-01T12:00:00.000Z
       */
      rankedAt?: string;
      /**
       * Format: date-time
       * @description Arrival of the newest activity that is counted in the lists.
       * @example 2026-03-01T12:00:00.000Z
       */
      countedThrough?: string;
      /** @description Seconds since the ranker last finished: how old what is shown is at most. */
      lagSeconds?: number;
      /** @description Activities counted since the deployment began. */
      activities: number;
      /** @description Distinct actors in 24 hours below which a topic is not shown. */
      minimumActors: number;
      /** @description Synthetic activity of the sample community is among what is shown. */
      sample: boolean;
    };
    /** @description An order to ban those who use a topic, and how far it came. */
    Sweep: {
      id: string;
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /**
       * @description `ended`: by an operator, before its time.
       * @enum {string}
       */
      state: 'ordered' | 'running' | 'over' | 'ended';
      /** @description Actors that it banned so far. */
      banned: number;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      from: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      until: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      firstSeenAfter?: string;
      /** @description It takes only actors of one network. */
      byNetwork: boolean;
      /** @description Number of the entry of the audit trail that says who, when and why. */
      entry: number;
      by: string;
      reason?: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      at: string;
    };
    /** @description An order to ban those who use a topic, as of the next refresh. */
    SweepInput: {
      /** @description Whoever used this topic is banned. */
      topic: string;
      /** @description How far back uses are looked at. Default 60. */
      pastMinutes?: number;
      /** @description How long whoever comes to use the topic is banned, too; 0: only those who did already. Default 60. */
      forMinutes?: number;
      /** @description Only actors first seen within so many hours. Whose age is unknown is not new. */
      newerThanHours?: number;
      /** @description Only actors last seen in the network of this IP address. */
      network?: string;
      /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
      by?: string;
      /** @description Why, as the trail shall say. */
      reason?: string;
    };
    /** @description Sweeps. */
    Sweeps: {
      /** @description Ordered last first; at most 50 are kept. */
      sweeps: components['schemas']['Sweep'][];
    };
    /** @description What became of mutations, and what changed where `since` was given. */
    SyncAnswer: {
      /** @description One a mutation, in their order. */
      results: components['schemas']['MutationResult'][];
      /** @description By version, each item once, as it is now. */
      changes?: components['schemas']['KeptItem'][];
      /** @description For `since` the next time. Good for 60 days. */
      cursor?: string;
      /** @description There are more: ask again at once. */
      more?: boolean;
    };
    /** @description What changed of what a person keeps. */
    SyncChanges: {
      /** @description By version, each item once, as it is now. */
      changes: components['schemas']['KeptItem'][];
      /** @description For `since` the next time. Good for 60 days. */
      cursor: string;
      /** @description There are more: ask again at once. */
      more: boolean;
    };
    /** @description What a device did since it was last heard of. */
    SyncInput: {
      /** @description Done in this order. */
      mutations: components['schemas']['Mutation'][];
      /** @description The answer then also has what changed since, as `GET /v1/sync` tells it. */
      since?: string;
    };
    /** @description What a session is continued with. */
    Tokens: {
      /** @description JWT (ES256), sent as `Authorization: Bearer ...`. */
      accessToken: string;
      /** @constant */
      tokenType: 'Bearer';
      /** @description Seconds that the access token lives. */
      expiresIn: number;
      /** @description Works once: the answer to it has the next one. A copy that is used ends the session. */
      refreshToken: string;
      /** @description Id of the session. */
      session: string;
      /**
       * Format: date-time
       * @description However often it is refreshed.
       */
      sessionExpiresAt: string;
      /** @description Id of the account. */
      account: string;
    };
    /** @description Who used a topic in the last 24 hours: a sample where they are many, without what each did. */
    TopicActors: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @description Who used it last first. */
      actors: components['schemas']['SeenActor'][];
    };
    /** @description Allows or denies a topic, whatever was decided before. */
    TopicDecisionInput: {
      /** @enum {string} */
      decision: 'allowed' | 'denied';
      /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
      by?: string;
      /** @description Why, as the trail shall say. */
      reason?: string;
    };
    /** @description What a topic did in one hour in a scope. */
    TopicHour: {
      /**
       * Format: date-time
       * @description Start of the hour.
       * @example 2026-03-01T12:00:00.000Z
       */
      at: string;
      uses: number;
      /** @description Distinct actors in that hour. */
      actors: number;
    };
    /** @description A topic: why it trends, its history, related topics and recent activities. */
    TopicPage: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      label: string;
      /** @description `everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
      scope: string;
      /** @description Distinct actors in the last 24 hours, everywhere. */
      actorsPerDay: number;
      /** @description Uses in the last 24 hours, everywhere. */
      usesPerDay: number;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      lastUsedAt: string;
      /** @description Its place in the scope; null when it is not rising there. */
      trend: components['schemas']['Trend'] | null;
      /** @description One sentence that says why it trends, or that it does not. */
      why: string;
      /** @description Its rises in the scope in the last two days, the newest first. */
      episodes: components['schemas']['Episode'][];
      /** @description The last 7 days hour by hour in the scope, oldest first, zeros included. */
      history: components['schemas']['TopicHour'][];
      /**
       * @description What `together` counts. `people`: distinct people who used both in two hours, more than chance would have; known of topics that were in a list in the last six hours. `activities`: recent activities that name both.
       * @enum {string}
       */
      relatedBy: 'people' | 'activities';
      /** @description The closest first. */
      related: components['schemas']['RelatedTopic'][];
      /** @description Newest first. */
      samples: components['schemas']['SampleActivity'][];
    };
    /** @description What is decided of a topic. `none`: nothing, it rises and falls by itself. */
    TopicStanding: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @enum {string} */
      decision: 'allowed' | 'denied' | 'none';
      /** @description It waits for an operator. */
      waiting: boolean;
      /** @description Number of the entry of the audit trail that says who, when and why. */
      entry?: number;
      by?: string;
      reason?: string;
      /**
       * Format: date-time
       * @example 2026-03-01T12:00:00.000Z
       */
      at?: string;
    };
    /** @description A topic's place in a scope at a time, with its score and the parts that explain it. */
    Trend: {
      /** @description Place in its scope, from 1. */
      rank: number;
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      label: string;
      /** @description How surprising its activity is; comparable within a scope. */
      score: number;
      /** @description The window that gave the score: 10, 30 or 60 minutes. */
      windowMinutes: number;
      /** @description Distinct actors in that window. */
      observed: number;
      /** @description Distinct actors that the topic's past lets expect in it. */
      expected: number;
      /** @description Uses in that window. */
      uses: number;
      /** @description Actors a use: a low value is a few accounts making much noise. */
      concentration: number;
      /** @description Distinct actors in the last 24 hours. */
      actorsPerDay: number;
      /** @description What is left of the score where many actors are new or in few networks: 1 is all of it. */
      trust: number;
      /** @description The topic reaches this level once in so many days; absent where that is unknown. */
      rarityDays?: number;
      /**
       * Format: date-time
       * @description When this episode began to be shown.
       * @example 2026-03-01T12:00:00.000Z
       */
      startedAt: string;
      /**
       * Format: date-time
       * @description When its score was highest in this episode.
       * @example 2026-03-01T12:00:00.000Z
       */
      peakAt: string;
      /** @description Uses in each of the last 24 five-minute bins, oldest first; the last one is still filling. */
      sparkline: number[];
      /** @description One sentence that says why: "412 people in 30 minutes, 38 expected at this hour". */
      why: string;
    };
    /** @description A trend of a scope that somebody wants. */
    TrendForYou: {
      /** @description Place in its scope, from 1. */
      rank: number;
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      label: string;
      /** @description How surprising its activity is; comparable within a scope. */
      score: number;
      /** @description The window that gave the score: 10, 30 or 60 minutes. */
      windowMinutes: number;
      /** @description Distinct actors in that window. */
      observed: number;
      /** @description Distinct actors that the topic's past lets expect in it. */
      expected: number;
      /** @description Uses in that window. */
      uses: number;
      /** @description Actors a use: a low value is a few accounts making much noise. */
      concentration: number;
      /** @description Distinct actors in the last 24 hours. */
      actorsPerDay: number;
      /** @description What is left of the score where many actors are new or in few networks: 1 is all of it. */
      trust: number;
      /** @description The topic reaches this level once in so many days; absent where that is unknown. */
      rarityDays?: number;
      /**
       * Format: date-time
       * @description When this episode began to be shown.
       * @example 2026-03-01T12:00:00.000Z
       */
      startedAt: string;
      /**
       * Format: date-time
       * @description When its score was highest in this episode.
       * @example 2026-03-01T12:00:00.000Z
       */
      peakAt: string;
      /** @description Uses in each of the last 24 five-minute bins, oldest first; the last one is still filling. */
      sparkline: number[];
      /** @description One sentence that says why: "412 people in 30 minutes, 38 expected at this hour". */
      why: string;
      /** @description `everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
      scope: string;
      /** @description `because it is rising in Brazil`. */
      because: string;
      /** @description All scopes of yours in which it rises, the best place first. */
      scopes: string[];
      followed: boolean;
    };
    /** @description The trends of a scope. */
    TrendPage: {
      /** @description `everywhere`, or a dimension and its value: `language:pt`, `region:BR`, `kind:search`, `source:ios`. */
      scope: string;
      /**
       * Format: date-time
       * @description When the list was computed. Absent when the scope has none.
       * @example 2026-03-01T12:00:00.000Z
       */
      at?: string;
      /** @description Best first. Empty when nothing rises, and in a scope that nobody uses. */
      trends: components['schemas']['Trend'][];
      /** @description Cursor of the following page; absent on the last one. */
      next?: string;
    };
    /** @description What rises in the regions and languages of a person, and everywhere. */
    TrendsForYou: {
      /** @description Where was looked: your regions, your languages, everywhere. */
      scopes: string[];
      /** @description Best places first; what you mute is left out. */
      trends: components['schemas']['TrendForYou'][];
    };
    /** @description Who sends Web Pushes (RFC 8292). */
    VapidKey: {
      /** @description `applicationServerKey` of `pushManager.subscribe`, base64url. */
      publicKey: string;
    };
    /** @description A link that was opened, by whoever signed up. */
    VerificationInput: {
      /** @description What stands behind the `#` of a mailed or printed link. */
      token: string;
      /** @description The one that was chosen at sign-up. */
      password: string;
    };
    /** @description A topic that waits for an operator, as it stood when it was held back. */
    WaitingTopic: {
      /** @description Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
      topic: string;
      /** @description What people call it: `#AI`, `Blue shoes`. */
      label: string;
      /** @description The list that it was about to enter. */
      scope: string;
      /** @description The place there. */
      rank: number;
      /**
       * Format: date-time
       * @description Since when it waits.
       * @example 2026-03-01T12:00:00.000Z
       */
      at: string;
      score: number;
      windowMinutes: number;
      observed: number;
      expected: number;
      uses: number;
      concentration: number;
      actorsPerDay: number;
      /** @description One sentence that says why it rises. */
      why: string;
    };
    /** @description What your webhooks are signed with, by https://www.standardwebhooks.com. */
    WebhookKey: {
      /** @description `whsec_...` */
      key: string;
      /** @description The key before: webhooks are signed with it, too, until then. */
      previous?: string;
      /** Format: date-time */
      previousUntil?: string;
    };
    /** @description Who adds a write key, and why. */
    WriteKeyInput: {
      /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
      by?: string;
      /** @description Why, as the trail shall say. */
      reason?: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export interface operations {
  listTrends: {
    parameters: {
      query?: {
        /** @description `everywhere`, or a dimension (language, region, kind, source) and its value: `language:pt`. One that nobody uses is empty. */
        scope?: string;
        /** @description Trends a page. */
        limit?: number;
        /** @description `next` of the page before. Opaque. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrendPage'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readTopic: {
    parameters: {
      query?: {
        /** @description `everywhere`, or a dimension (language, region, kind, source) and its value: `language:pt`. One that nobody uses is empty. */
        scope?: string;
      };
      header?: never;
      path: {
        /** @description Percent-encoded; normalised as it is when counted, and a leading `#` is dropped. */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopicPage'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody used it in the last 24 hours, or too few people did. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listScopes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScopeList'];
        };
      };
    };
  };
  searchTopics: {
    parameters: {
      query: {
        /** @description Part of the name of a topic, or of what people call it. */
        q: string;
        /** @description Topics at most. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FoundTopics'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Status'];
        };
      };
    };
  };
  listMastodonTags: {
    parameters: {
      query?: {
        /** @description Tags a page; at most 20. */
        limit?: number;
        /** @description Tags to skip. */
        offset?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MastodonTags'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMastodonTrends: {
    parameters: {
      query?: {
        /** @description Tags a page; at most 20. */
        limit?: number;
        /** @description Tags to skip. */
        offset?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MastodonTags'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkOperatorKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperatorCheck'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readTopicAsOperator: {
    parameters: {
      query?: {
        /** @description `everywhere`, or a dimension (language, region, kind, source) and its value: `language:pt`. One that nobody uses is empty. */
        scope?: string;
      };
      header?: never;
      path: {
        /** @description Percent-encoded; normalised as it is when counted, and a leading `#` is dropped. */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperatorTopicPage'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description That is no name of a topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSources: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceList'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listArrivals: {
    parameters: {
      query?: {
        /** @description Arrivals at most. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description Id of the source. */
        source: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArrivalList'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such source. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putSource: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the source: lower case letters, digits and `-`, at most 40. */
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SourceInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegisteredSource'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change the source all the time; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  addWriteKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the source: lower case letters, digits and `-`, at most 40. */
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WriteKeyInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegisteredSource'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such source. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It has ten keys: revoke one first. Or the same request is being done. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request had its `Idempotency-Key`. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change the source all the time; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeWriteKey: {
    parameters: {
      query?: {
        /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
        by?: string;
        /** @description Why, as the trail shall say. */
        reason?: string;
      };
      header?: never;
      path: {
        /** @description Id of the source: lower case letters, digits and `-`, at most 40. */
        source: string;
        /** @description Name of the key, as `writeKeys` has it; one that the source does not have changes nothing. */
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegisteredSource'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such source. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change the source all the time; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSourceTrail: {
    parameters: {
      query?: {
        /** @description Entries a page. */
        limit?: number;
        /** @description `next` of the page before. Opaque. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Id of the source: lower case letters, digits and `-`, at most 40. */
        source: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceTrail'];
        };
      };
      /** @description A parameter is malformed. Unknown parameters are ignored. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such source. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readModerationSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModerationSettings'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  saveModerationSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ModerationSettingsInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModerationSettings'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no room for more decisions. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change something all the time, or the deployment key cannot be read; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listWaitingTopics: {
    parameters: {
      query?: {
        /** @description Entries a page. */
        limit?: number;
        /** @description `next` of the page before. Opaque. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewQueue'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAuditEntries: {
    parameters: {
      query?: {
        /** @description Only entries that name this topic. */
        topic?: string;
        /** @description Only entries that name this actor. */
        actor?: string;
        /** @description Only these. */
        action?:
          | 'allow'
          | 'deny'
          | 'lift-topic'
          | 'ban'
          | 'lift-actors'
          | 'review-on'
          | 'review-off'
          | 'sweep'
          | 'end-sweep'
          | 'hold'
          | 'recognise';
        /** @description Only what was done by this operator; `ranker` is the engine. */
        by?: string;
        /** @description Entries a page. */
        limit?: number;
        /** @description `next` of the page before. Opaque. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditTrail'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDecidedTopics: {
    parameters: {
      query?: {
        /** @description Only these. */
        decision?: 'allowed' | 'denied';
        /** @description Part of the name. */
        q?: string;
        /** @description Entries a page. */
        limit?: number;
        /** @description `next` of the page before. Opaque. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecidedTopics'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readTopicStanding: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Percent-encoded; normalised as it is when counted, and a leading `#` is dropped. */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopicStanding'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description That is no name of a topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  decideTopic: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Percent-encoded; normalised as it is when counted, and a leading `#` is dropped. */
        topic: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TopicDecisionInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopicStanding'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description That is no name of a topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no room for more decisions. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change something all the time, or the deployment key cannot be read; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  liftTopic: {
    parameters: {
      query?: {
        /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
        by?: string;
        /** @description Why, as the trail shall say. */
        reason?: string;
      };
      header?: never;
      path: {
        /** @description Percent-encoded; normalised as it is when counted, and a leading `#` is dropped. */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopicStanding'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description That is no name of a topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no room for more decisions. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change something all the time, or the deployment key cannot be read; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listTopicActors: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Percent-encoded; normalised as it is when counted, and a leading `#` is dropped. */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopicActors'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description That is no name of a topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listBannedActors: {
    parameters: {
      query?: {
        /** @description Only those whose ban this entry of the trail explains. */
        entry?: number;
        /** @description Entries a page. */
        limit?: number;
        /** @description `next` of the page before. Opaque. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BannedActors'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  banActors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ActorsInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActorsChanged'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no room for more decisions. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change something all the time, or the deployment key cannot be read; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  liftActors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ActorsInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActorsChanged'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no room for more decisions. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change something all the time, or the deployment key cannot be read; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  liftActor: {
    parameters: {
      query?: {
        /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
        by?: string;
        /** @description Why, as the trail shall say. */
        reason?: string;
      };
      header?: never;
      path: {
        /** @description Keyed hash of the actor: 12 hexadecimal digits. */
        actor: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActorsChanged'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description That is no hash of an actor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no room for more decisions. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change something all the time, or the deployment key cannot be read; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSweeps: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sweeps'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  orderSweep: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sweep, chosen by who orders it: letters, digits and `._-`, at most 64. */
        sweep: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SweepInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sweep'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is another sweep of this id, or no room for one more. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change something all the time, or the deployment key cannot be read; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  endSweep: {
    parameters: {
      query?: {
        /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
        by?: string;
        /** @description Why, as the trail shall say. */
        reason?: string;
        /** @description Only ends it; otherwise its bans are taken back, too. */
        keepBans?: string;
      };
      header?: never;
      path: {
        /** @description Id of the sweep, chosen by who orders it: letters, digits and `._-`, at most 64. */
        sweep: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sweep'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such sweep. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no room for more decisions. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change something all the time, or the deployment key cannot be read; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMastodonAdminTags: {
    parameters: {
      query?: {
        /** @description Tags a page; at most 20. */
        limit?: number;
        /** @description Tags to skip. */
        offset?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MastodonAdminTags'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  approveMastodonTag: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the tag: its topic. */
        tag: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MastodonAdminTag'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description That is no name of a topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no room for more decisions. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change something all the time, or the deployment key cannot be read; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rejectMastodonTag: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the tag: its topic. */
        tag: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MastodonAdminTag'];
        };
      };
      /** @description A parameter or the body is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only a moderator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description That is no name of a topic. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no room for more decisions. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Others change something all the time, or the deployment key cannot be read; repeat it. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  eraseActor: {
    parameters: {
      query?: {
        /** @description Who does it, as the trail shall say, with the operator key, which is shared. Default `operator`. Whoever signed in is their account, whatever this says. */
        by?: string;
        /** @description Why, as the trail shall say. */
        reason?: string;
        /** @description What the address names: the id that senders give, or the keyed hash that moderation shows. */
        as?: 'id' | 'hash';
      };
      header?: never;
      path: {
        /** @description Id as senders give it, or its keyed hash (`as`). */
        actor: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActorErasure'];
        };
      };
      /** @description It is no hash, or too long. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key or the access token is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The role of an operator is needed, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not all of it is ordered yet; repeat it after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  sendActivities: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ActivitiesInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActivitiesResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segmentBatch: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SegmentBatch'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segmentTrack: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SegmentCall'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segmentIdentify: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SegmentCall'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segmentPage: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SegmentCall'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segmentScreen: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SegmentCall'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segmentGroup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SegmentCall'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  segmentAlias: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SegmentCall'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  sendEvents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/cloudevents+json': components['schemas']['CloudEvent'];
        'application/cloudevents-batch+json': components['schemas']['CloudEvents'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActivitiesResult'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The write key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source may not send this kind. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is over 500 KB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not one of those listed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The source sends more than it may; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  saveMapping: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the source. */
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MappingRules'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MappingRules'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such source. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  previewMapping: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the source. */
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MappingPreview'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MappedEvent'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The operator key is missing or wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such source. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  findAccount: {
    parameters: {
      query: {
        /** @description Whose account. */
        address: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeskAccount'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  signUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignUpInput'];
      };
    };
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  verifyAddress: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VerificationInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The link was used or has expired. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The password is not the one that was chosen at sign-up. The link stays good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An operator disabled the account, or its owner has it erased. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resetPassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResetInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The link was used, has expired, or the password is not one that is taken. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  requestReset: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddressInput'];
      };
    };
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Accepted'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  becomeFirstOperator: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FirstOperatorInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description The link was used, has expired, or the password is not one that is taken. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It contradicts what is: an operator exists, an address is taken, a second factor is set up. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the account. */
        account: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeskAccount'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the account. */
        account: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountChange'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeskAccount'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Only an operator may, in a session with a second factor. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It contradicts what is: an operator exists, an address is taken, a second factor is set up. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readOwnAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ended'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The password or the access token is wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  linkOutsideAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OutsideInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A token or the password is wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no outside issuer. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It contradicts what is: an operator exists, an address is taken, a second factor is set up. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  confirmAuthenticator: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FirstCodeInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountWithCodes'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The code or the access token is wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It contradicts what is: an operator exists, an address is taken, a second factor is set up. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  enrolAuthenticator: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EnrolmentInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Enrolment'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The password or the access token is wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It contradicts what is: an operator exists, an address is taken, a second factor is set up. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  renewRecoveryCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProofInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountWithCodes'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The password, the code or the access token is wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeAuthenticator: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CodeInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The code or the access token is wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sessions'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Credentials'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tokens'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Address, password or code are wrong, or only a code is missing: `second-factor-needed`. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody confirmed the address yet, an operator disabled the account, or its owner has it erased. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  endAllSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ended'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  signInOutside: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OutsideCredentials'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tokens'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token is not valid here, or a code is missing. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody confirmed the address yet, an operator disabled the account, or its owner has it erased. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no outside issuer. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It contradicts what is: an operator exists, an address is taken, a second factor is set up. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  endSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the session. */
        session: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ended'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such session of yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  refreshTokens: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RefreshInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tokens'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The session has ended, or the token was used before, which ends it. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  signInBrowser: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Credentials'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrowserTokens'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Address, password or code are wrong, or only a code is missing: `second-factor-needed`. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody confirmed the address yet, an operator disabled the account, or its owner has it erased. Or another site's page asked. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  signOutBrowser: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ended'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another site's page asked. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  refreshBrowserTokens: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BrowserRefreshInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrowserTokens'];
        };
      };
      /** @description The body is not JSON, or has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no cookie, or its session has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another site's page asked. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readKeySet: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeySet'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readProfile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptProfile'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  saveProfile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Profile'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptProfile'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFollows: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptTopics'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  followTopic: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A topic, in any spelling: `ai`, `%23AI`, `product:42`. */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptTopic'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There are as many as there may be. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  unfollowTopic: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A topic, in any spelling: `ai`, `%23AI`, `product:42`. */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Removed'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMutes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptTopics'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  muteTopic: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A topic, in any spelling: `ai`, `%23AI`, `product:42`. */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptTopic'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There are as many as there may be. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  unmuteTopic: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A topic, in any spelling: `ai`, `%23AI`, `product:42`. */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Removed'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAlerts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptAlerts'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  saveAlert: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID of your choice. */
        alert: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Alert'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptAlert'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There are as many as there may be. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeAlert: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID of your choice. */
        alert: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Removed'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pullChanges: {
    parameters: {
      query?: {
        /** @description `cursor` of the answer before; without it everything is told. */
        since?: string;
        /** @description Changes at most. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncChanges'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The cursor is not one of yours: ask without `since`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `sync.resync`: the cursor is too old; ask without `since`, and drop what does not come again. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pushMutations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SyncInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncAnswer'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The cursor is not one of yours; nothing was done. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `sync.resync`: as for `GET`; nothing was done. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out, or too much is changed at the same time; send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readFeed: {
    parameters: {
      query?: {
        /** @description Entries a page, which may have fewer. */
        limit?: number;
        /** @description `next` of the page before. Opaque, good for a day, and for nobody else. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FeedPage'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The cursor is none of yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The cursor is too old: begin anew. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listTrendsForYou: {
    parameters: {
      query?: {
        /** @description Trends at most. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrendsForYou'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postActivities: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OwnActivities'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActivitiesResult'];
        };
      };
      /** @description It has not the shape that was asked for. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No kind among them is one that may be posted. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not everything is durable; send it all again, which is harmless. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportMyData: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonalExport'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Five in ten seconds at most. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not everything could be read just now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  eraseMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ErasureInput'];
      };
    };
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureOrdered'];
        };
      };
      /** @description The password is missing. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. Or the password or the code is wrong or missing. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An account without a password needs a session of the last ten minutes. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An operator has to give up the role first. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It was tried too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now whether it was ordered: sign in, and order it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listEndpoints: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Endpoints'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  registerEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndpointInput'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Endpoint'];
        };
      };
      /** @description It has not the shape that was asked for, pushes may not go to the address, or are not set up for such phones. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of an endpoint of yours. */
        endpoint: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointRemoved'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You have no such endpoint. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readVapidKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VapidKey'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readWebhookKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookKey'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  nextWebhookKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookKey'];
        };
      };
      /** @description The access token is missing, wrong or of a session that has ended. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description You ask too often; `Retry-After` says when to try again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It can not be found out just now; nothing was done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
