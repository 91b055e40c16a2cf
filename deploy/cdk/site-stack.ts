import { CfnOutput, Duration, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { RouteSpec, SiteSpec, Topology } from '../topology.ts';
import type { Stage } from './stage.ts';

export interface SiteStackProps extends StackProps {
  readonly stage: Stage;
  readonly topology: Topology;
  readonly api: RestApi;
}

/** The edge: the site's files and, under the same address, the API. */
export class SiteStack extends Stack {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { stage, topology, api, ...props }: SiteStackProps) {
    super(scope, id, props);
    const files = this.#bucket('Files', stage);
    const origin = new HttpOrigin(Fn.select(2, Fn.split('/', api.url)), { originPath: `/${stage.name}` });
    const live: BehaviorOptions = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: this.#answersAsTheySay(topology.routes),
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    this.distribution = new Distribution(this, 'Edge', {
      comment: `Groundswell ${stage.name}`,
      defaultRootObject: topology.site.fallback,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(files),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.#headers(topology.site),
        functionAssociations: [{ function: this.#singlePage(topology.site.fallback), eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: { '/v1/*': live, '/api/*': live, '/.well-known/*': live },
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      enableLogging: true,
      logBucket: this.#bucket('EdgeLogs', stage, {
        objectOwnership: ObjectOwnership.OBJECT_WRITER,
        // Lines of it hold the addresses of people.
        lifecycleRules: [{ expiration: Duration.days(stage.logDays) }],
      }),
    });
    new CfnOutput(this, 'SiteAddress', { value: `https://${this.distribution.distributionDomainName}` });
  }

  /** Keeps an answer as long as its Cache-Control says, told apart by the routes' query strings. */
  #answersAsTheySay(routes: readonly RouteSpec[]): CachePolicy {
    const names = [...new Set(routes.flatMap((route) => route.cache?.queryStrings ?? []))].sort();
    return new CachePolicy(this, 'AnswersAsTheySay', {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.minutes(5),
      queryStringBehavior: CacheQueryStringBehavior.allowList(...names),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }

  #headers({ headers }: SiteSpec): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: headers.contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
      },
    });
  }

  /** Paths without a file answer with the page itself, which knows what they mean. */
  #singlePage(fallback: string): EdgeFunction {
    const code = `function handler(event) { var r = event.request; if (!/\\.[a-z0-9]+$/i.test(r.uri)) r.uri = '/${fallback}'; return r; }`;
    return new EdgeFunction(this, 'SinglePage', { code: FunctionCode.fromInline(code), runtime: FunctionRuntime.JS_2_0 });
  }

  #bucket(id: string, stage: Stage, properties: BucketProps = {}): IBucket {
    return new Bucket(this, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: stage.removal,
      ...properties,
    }) as IBucket;
  }
}
