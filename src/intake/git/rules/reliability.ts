import { type ContentRule, cLike, js, jvm, pattern, patterns } from './rule.ts'

export const reliabilityRules: ContentRule[] = [
  pattern('timeout-or-deadline', '', {
    languages: js,
    words:
      'timeout settimeout connectiontimeout requesttimeout headerstimeout bodytimeout keepalivetimeout sockettimeoutms connecttimeout connectiontimeoutmillis',
    match:
      /\bAbortSignal\.timeout\(|\b(socket|req|request|server|client|conn|res)\.setTimeout\(|\b(connectionTimeout|requestTimeout|headersTimeout|bodyTimeout|connectTimeout|socketTimeoutMS|connectionTimeoutMillis|serverSelectionTimeoutMS|statement_timeout)\s*[:=]/,
  }),
  pattern('timeout-or-deadline', '', {
    languages: ['Go'],
    words: 'withtimeout withdeadline timeout readtimeout setdeadline readheadertimeout',
    match:
      /\bcontext\.With(Timeout|Deadline)\(|\bhttp\.Client\{[^}]{0,300}\bTimeout:|\b(ReadHeaderTimeout|DialTimeout|ReadTimeout|WriteTimeout)\s*:|\.Set(Read|Write)?Deadline\(/,
  }),
  pattern('timeout-or-deadline', '', {
    languages: ['Python'],
    words: 'timeout wait_for clienttimeout settimeout',
    match:
      /\b(requests|httpx|session|client)\.(get|post|put|patch|delete|request)\([^)]{0,300}\btimeout\s*=|\basyncio\.(wait_for|timeout)\(|\b(ClientTimeout|httpx\.Timeout)\(|\.settimeout\(/,
  }),
  pattern('timeout-or-deadline', '', {
    languages: jvm,
    words:
      'connecttimeout readtimeout setconnecttimeout setreadtimeout calltimeout ortimeout withdeadlineafter responsetimeout',
    match:
      /\.(connectTimeout|readTimeout|callTimeout|setConnectTimeout|setReadTimeout|setSoTimeout|withDeadlineAfter|orTimeout|responseTimeout)\(/,
  }),
  pattern('timeout-or-deadline', '', {
    languages: ['Rust'],
    words: 'timeout connect_timeout',
    match: /\btokio::time::timeout\(|\.(connect_timeout|timeout)\(\s*Duration/,
  }),
  pattern('timeout-or-deadline', '', {
    languages: ['Ruby'],
    words: 'open_timeout read_timeout timeout',
    match: /\b(open_timeout|read_timeout|write_timeout)\s*[:=]|\bTimeout\.timeout\(/,
  }),
  pattern('timeout-or-deadline', '', {
    languages: ['C#'],
    words: 'timeout cancelafter',
    match:
      /\bnew\s+HttpClient\b[\s\S]{0,120}\bTimeout\s*=|\.CancelAfter\(|\bnew\s+CancellationTokenSource\(\s*TimeSpan/,
  }),
  pattern('timeout-or-deadline', '', {
    languages: cLike,
    words:
      'so_rcvtimeo so_sndtimeo anetsendtimeout anetrecvtimeout redisconnectwithtimeout redissettimeout curlopt_timeout curlopt_timeout_ms curlopt_connecttimeout',
    match:
      /\bSO_(RCV|SND)TIMEO\b|\banet(Send|Recv)Timeout\s*\(|\bredis(ConnectWithTimeout|SetTimeout)\s*\(|\bCURLOPT_(CONNECT)?TIMEOUT(_MS)?\b/,
  }),
  pattern('timeout-or-deadline', '', {
    languages: ['Haskell'],
    words: 'timeout acquisitiontimeout',
    // To the end of the line, so that the same setting under another name counts as what it was.
    match: /\btimeout\s+\(?\d|[aA]cquisitionTimeout\b[^\n]*/,
    file: /\bimport\s+(qualified\s+)?(System\.Timeout|Hasql\.Pool)/,
  }),

  pattern('retry-with-backoff', 'exponential backoff', {
    words: 'exponentialbackoff exponential_backoff backoff backoffms retrydelay retry_delay',
    match:
      /\b(exponential_?backoff|backoff(_?(ms|delay|time|factor))?|retry_?delay)\b[\s\S]{0,200}?(\*\s*2\b|2\s*\*\*|\bMath\.pow\(\s*2|<<\s*\w*(attempt|retr|n)|\bpow\(\s*2)|(2\s*\*\*\s*\w*(attempt|retr)|\bMath\.pow\(\s*2\s*,\s*\w*(attempt|retr))/i,
  }),
  pattern('retry-with-backoff', 'Spring Retry', {
    languages: jvm,
    words: 'retryable',
    match: /^\s*@Retryable\b/m,
  }),
  pattern('retry-with-backoff', 'Polly', {
    languages: ['C#'],
    words: 'waitandretry waitandretryasync addretry',
    match: /\.(WaitAndRetry(Async)?|AddRetry)\(/,
  }),

  pattern('circuit-breaker', 'a circuit breaker', {
    words: 'circuitbreaker circuit_breaker',
    match:
      /\b(class|struct|interface|type)\s+CircuitBreaker\b|^\s*@CircuitBreaker\(|\.CircuitBreaker(Async)?\(/m,
  }),
  pattern('circuit-breaker', 'a bulkhead', { languages: jvm, words: 'bulkhead', match: /^\s*@Bulkhead\(/m }),

  pattern('rate-limit', 'its own limiter', {
    words: 'ratelimiter rate_limiter tokenbucket token_bucket leakybucket slidingwindowlimiter',
    match:
      /\b(class|struct|interface|type|data)\s+\w*(RateLimiter|TokenBucket|LeakyBucket|SlidingWindowLimiter|RateLimit)\b/,
    unless: /\b(class|struct|type)\s+\w*RateLimit\w*(Error|Exception|Config|Options|Settings)\b/,
  }),
  pattern('rate-limit', 'Django REST framework', {
    languages: ['Python'],
    words: 'throttle_classes userratethrottle anonratethrottle default_throttle_rates',
    match: /\bthrottle_classes\s*=|\bclass\s+\w+\((User|Anon|Scoped|Simple)RateThrottle\)/,
  }),
  pattern('rate-limit', 'nginx', {
    kinds: ['config', 'other'],
    words: 'limit_req limit_req_zone',
    in: 'code',
    match: /^\s*limit_req(_zone)?\s+\S/m,
  }),

  pattern('load-shedding', 'refusal under load', {
    words: 'loadshed load_shed loadshedding shedload toobusy underpressure maxeventloopdelay',
    match:
      /\b(class|struct|function|func|fn|def)\s+\w*(load_?shed|LoadShed|shedLoad|underPressure)\w*|\bmaxEventLoopDelay\s*:|\bmaxEventLoopUtilization\s*:/,
  }),
  pattern('load-shedding', 'backpressure', {
    languages: js,
    words: 'drain',
    in: 'code',
    match: /\.write\([^)]{0,300}\)\s*(===?\s*false)?[\s\S]{0,200}?\.once\(\s*['"]drain['"]/,
  }),

  pattern('graceful-shutdown', '', {
    languages: js,
    words: 'sigterm',
    in: 'code',
    match: /\bprocess\.(on|once|addListener)\(\s*['"]SIGTERM['"]/,
  }),
  pattern('graceful-shutdown', '', {
    languages: ['Go'],
    words: 'sigterm shutdown notifycontext',
    match:
      /\bsignal\.Notify(Context)?\([^)]{0,300}\bSIGTERM\b|\b(srv|server|httpServer|s)\.Shutdown\(\s*\w*[cC]tx/,
  }),
  pattern('graceful-shutdown', '', {
    languages: ['Python'],
    words: 'sigterm',
    match: /\bsignal\.signal\(\s*signal\.SIGTERM\b|\.add_signal_handler\(\s*signal\.SIGTERM\b/,
  }),
  pattern('graceful-shutdown', '', {
    languages: jvm,
    words: 'addshutdownhook predestroy',
    match: /\.addShutdownHook\(/,
    // To tidy up files closes nothing in order.
    unless: /\.addShutdownHook\([\s\S]{0,200}?delete/i,
  }),
  pattern('graceful-shutdown', '', {
    languages: cLike,
    words: 'sigterm',
    match: /\b(sigaction|signal)\s*\(\s*SIGTERM\s*,/,
    unless: /\bSIG_IGN\b/,
  }),
  pattern('graceful-shutdown', '', {
    languages: ['Haskell'],
    words: 'sigterm',
    match: /\binstallHandler\s+(\w+\.)?sigTERM\b/,
  }),
  pattern('graceful-shutdown', '', {
    languages: ['Rust'],
    words: 'with_graceful_shutdown terminate',
    match: /\.with_graceful_shutdown\(|\bSignalKind::terminate\(\)/,
  }),
  pattern('graceful-shutdown', '', {
    languages: ['Ruby'],
    words: 'term sigterm',
    in: 'code',
    match: /\b(Signal\.)?trap\(?\s*['":](SIG)?TERM\b/,
  }),
  pattern('graceful-shutdown', '', {
    languages: ['C#'],
    words: 'applicationstopping stopasync',
    match: /\bApplicationStopping\.Register\(|\boverride\s+(async\s+)?Task\s+StopAsync\(/,
  }),

  pattern('health-check', '', {
    words: 'health healthz ready readyz live livez readiness liveness healthcheck',
    in: 'code',
    match:
      /\b(get|Get|GET|HandleFunc|Handle|route|path|MapGet|MapHealthChecks|url)\b[^\n]{0,30}['"`]\/?(health|healthz|ready|readyz|live|livez|readiness|liveness|healthcheck)\/?['"`]/,
  }),
  pattern('health-check', '', {
    languages: jvm,
    words: 'healthindicator',
    match: /\bimplements\s+HealthIndicator\b|\bextends\s+AbstractHealthIndicator\b/,
  }),
  pattern('health-check', '', {
    languages: ['Haskell'],
    path: /Admin\.hs$/,
    words: 'ready live',
    in: 'code',
    match: /\[\s*"(ready|live|health)"\s*\]/,
  }),
  pattern('health-check', '', {
    kinds: ['container'],
    words: 'healthcheck',
    in: 'code',
    match: /^\s*HEALTHCHECK\s+(?!NONE)/m,
  }),
  pattern('health-check', '', {
    kinds: ['compose'],
    words: 'healthcheck',
    in: 'code',
    match: /^\s+healthcheck:\s*$/m,
  }),

  ...patterns('metrics', [
    [
      'Micrometer',
      { languages: jvm, words: 'meterregistry timed', match: /\bMeterRegistry\b|^\s*@Timed\(/m },
    ],
  ]),
  pattern('tracing', 'diagnostics channels', {
    languages: js,
    words: 'tracingchannel',
    match: /\btracingChannel\(/,
  }),
  pattern('tracing', 'tracing', {
    languages: ['Rust'],
    words: 'instrument',
    match: /^\s*#\[(tracing::)?instrument\b/m,
  }),
  pattern('structured-log', 'slog', {
    languages: ['Go'],
    words: 'newjsonhandler',
    match: /\bslog\.NewJSONHandler\(/,
  }),
  // Its default is JSON; a format for eyes alone is not structured.
  pattern('structured-log', 'winston', {
    languages: js,
    words: 'createlogger',
    match: /\bcreateLogger\(/,
    unless: /^(?![\s\S]*\bjson\()[\s\S]*\b(printf|simple|cli|prettyPrint)\(/,
    file: /['"]winston['"]/,
  }),
  pattern('structured-log', 'pino', {
    languages: js,
    words: 'pino',
    in: 'code',
    match: /\bpino\(\s*(\w|\{)/,
    file: /['"]pino['"]/,
  }),

  ...patterns('alert-or-slo', [
    [
      'Prometheus',
      { kinds: ['config'], words: 'alert', in: 'code', match: /^\s*-\s*alert:\s*\S+[\s\S]{0,2000}?\bexpr:/m },
    ],
    [
      'CloudWatch',
      {
        kinds: ['terraform'],
        words: 'aws_cloudwatch_metric_alarm',
        in: 'code',
        match: /\bresource\s+"aws_cloudwatch_metric_alarm"/,
      },
    ],
    [
      'Datadog',
      {
        kinds: ['terraform'],
        words: 'datadog_monitor datadog_service_level_objective',
        in: 'code',
        match: /\bresource\s+"datadog_(monitor|service_level_objective)"/,
      },
    ],
    [
      'Google Cloud',
      {
        kinds: ['terraform'],
        words: 'google_monitoring_alert_policy google_monitoring_slo',
        in: 'code',
        match: /\bresource\s+"google_monitoring_(alert_policy|slo)"/,
      },
    ],
    [
      'OpenSLO',
      {
        kinds: ['config'],
        words: 'openslo sloth',
        in: 'code',
        match: /^apiVersion:\s*openslo\/|^version:\s*"?prometheus\/v1"?[\s\S]{0,500}\bslos:/m,
      },
    ],
  ]),

  ...patterns('transactional-outbox', [
    [
      '',
      {
        kinds: ['sql', 'migration', 'source'],
        words: 'outbox outbox_events outbox_messages event_outbox outbox_event',
        in: 'sql',
        match: /\b(create\s+table(\s+if\s+not\s+exists)?|insert\s+into)\s+["`\w.]*outbox\w*/i,
      },
    ],
    [
      '',
      {
        languages: [...jvm, 'C#', 'Go', ...js, 'Python'],
        words:
          'outboxpublisher outboxrelay outboxprocessor outboxrepository transactionaloutbox outboxdispatcher',
        match:
          /\bclass\s+(Outbox(Publisher|Relay|Processor|Repository|Dispatcher)|TransactionalOutbox)\b|\btype\s+Outbox(Publisher|Relay|Processor|Repository|Dispatcher)\b/,
      },
    ],
  ]),
  pattern('dead-letter', '', {
    kinds: ['source', 'config', 'terraform'],
    words:
      'deadletter dead_letter dlq deadletterqueue deadletterexchange redrivepolicy redrive_policy dlx dead deadlettertargetarn',
    in: 'code',
    match:
      /['"]x-dead-letter-(exchange|routing-key)['"]|\b(deadLetter(Queue|Topic|Exchange|TargetArn|Policy)|dead_letter_(queue|topic|exchange|config|policy)|redrive_?policy|RedrivePolicy|DeadLetterPublishingRecoverer|enable\.dlq|enableDlq)\b|\bclass\s+\w*DeadLetter\w*\b/i,
  }),
  pattern('background-job', 'a scheduler', {
    languages: jvm,
    words: 'scheduled',
    match: /^\s*@Scheduled\(/m,
  }),
  pattern('background-job', 'Celery', {
    languages: ['Python'],
    words: 'shared_task task',
    match: /^\s*@(shared_task|(celery|celery_app)\.task)\b/m,
  }),
  pattern('background-job', 'Sidekiq', {
    languages: ['Ruby'],
    words: 'worker job applicationjob',
    match: /\binclude\s+Sidekiq::(Worker|Job)\b/,
  }),
  pattern('background-job', 'Active Job', {
    languages: ['Ruby'],
    words: 'applicationjob',
    match: /\bclass\s+\w+(::\w+)*\s*<\s*ApplicationJob\b/,
  }),
  pattern('message-broker', 'Kafka', {
    languages: jvm,
    words: 'kafkalistener kafkatemplate',
    match: /^\s*@KafkaListener\(|\bKafkaTemplate</m,
  }),
  pattern('message-broker', 'RabbitMQ', {
    languages: jvm,
    words: 'rabbitlistener rabbittemplate',
    match: /^\s*@RabbitListener\(|\bRabbitTemplate\b/m,
  }),
  pattern('message-contract', 'Avro', {
    kinds: ['config', 'api-description', 'other'],
    path: /\.avsc$/,
    words: 'record',
    in: 'raw',
    match: /"type"\s*:\s*"record"/,
  }),
  pattern('message-contract', 'AsyncAPI', {
    kinds: ['config', 'api-description'],
    words: 'asyncapi',
    in: 'raw',
    match: /^['"]?asyncapi['"]?\s*:/m,
  }),
  pattern('service-contract-client', 'Feign', {
    languages: jvm,
    words: 'feignclient',
    match: /^\s*@FeignClient\(/m,
  }),
]
