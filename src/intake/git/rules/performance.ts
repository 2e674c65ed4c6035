import { importsAny } from './libraries.ts'
import { type ContentRule, js, jvm, pattern, patterns } from './rule.ts'

const redisClients =
  /^(redis|ioredis|iovalkey|@redis\/|aioredis|github\.com\/(go-redis|redis|gomodule|valkey-io)\/|redis\.clients|io\.lettuce|org\.redisson|org\.springframework\.data\.redis|StackExchange|Predis|fred|hiredis)/

const onRedis = (rule: ContentRule): ContentRule => ({
  ...rule,
  detect: (text) => {
    const facets = rule.detect(text)
    return facets.length > 0 && importsAny(text, redisClients) ? facets : []
  },
})

export const performanceRules: ContentRule[] = [
  ...patterns('redis-atomic', [
    [
      'a Lua script',
      {
        words: 'eval evalsha script register_script definecommand newscript',
        in: 'code',
        match:
          /\.(eval|evalsha|EVAL|Eval|EvalSha|register_script|defineCommand)\(|\bredis\.NewScript\(|\bDefaultRedisScript\b/,
      },
    ],
    [
      'MULTI and EXEC',
      {
        words: 'multi txpipeline txpipelined pipeline',
        match: /\.multi\(\)|\.TxPipeline(d)?\(|\.pipeline\(\s*transaction\s*=\s*True/,
      },
    ],
    [
      'SET with NX',
      {
        words: 'nx setnx',
        in: 'code',
        match: /\.(setnx|setNX|SetNX)\(|\.set\([^)]{0,300}(['"]NX['"]|\bnx\s*=\s*True|\bNX:\s*true)/,
      },
    ],
  ]).map(onRedis),

  pattern('cache-expiry', '', {
    languages: js,
    words: 'lru lrucache lrumap ttl ttlcache fifo fifomap nodecache',
    match:
      /\bnew\s+(LRU|LRUCache|Lru|LruMap|LruObject|Fifo|FifoMap|FifoObject|TTLCache|NodeCache)\(|\blru\(\s*(\d|\w+\.)|\bcache\.set\([^)]{0,300}\bttl\b/,
    file: /['"](lru-cache|tiny-lru|toad-cache|quick-lru|mnemonist[\w/-]*|node-cache|ttlcache|@isaacs\/ttlcache|cache-manager)['"]|\bclass\s+(LRU|Lru|TTLCache)/,
  }),
  pattern('cache-expiry', '', {
    languages: ['Python'],
    words: 'lru_cache ttlcache lrucache cache_page setex timeout',
    match:
      /@(functools\.)?lru_cache\(\s*(maxsize\s*=\s*)?\d|\b(TTLCache|LRUCache)\(|@cache_page\(|\bcache\.set\([^)]{0,300}\btimeout\s*=/,
  }),
  pattern('cache-expiry', '', {
    languages: ['Go'],
    words: 'lru expirable newlru ristretto',
    in: 'code',
    match:
      /\b(lru|expirable)\.New(LRU|WithEvict|ARC)?(\[[^\]]{0,200}\])?\(|\bristretto\.NewCache\(|\bcache\.New\(\s*\d+\s*\*\s*time\./,
  }),
  pattern('cache-expiry', '', {
    languages: jvm,
    words: 'expireafterwrite expireafteraccess maximumsize maximumweight entryttl',
    match: /\.(expireAfterWrite|expireAfterAccess|maximumSize|maximumWeight|entryTtl)\(/,
    file: /Caffeine|CacheBuilder|RedisCacheConfiguration/,
  }),
  pattern('cache-expiry', '', {
    languages: ['Ruby'],
    words: 'expires_in',
    match: /\b\w*[cC]ache\.(fetch|write)\b[^\n]*\bexpires_in:/,
  }),
  pattern('cache-expiry', '', {
    languages: ['C#'],
    words: 'absoluteexpirationrelativetonow slidingexpiration setabsoluteexpiration',
    match: /\b(AbsoluteExpirationRelativeToNow|SlidingExpiration|SetAbsoluteExpiration)\b/,
  }),
  pattern('cache-expiry', '', {
    languages: ['Rust'],
    words: 'time_to_live lrucache',
    match: /\.time_to_live\(|\bLruCache::new\(/,
  }),
  pattern('cache-expiry', '', {
    languages: ['Haskell'],
    words: 'newcache sieve lru',
    match: /\b(C|Cache)\.newCache\s*\(\s*Just\b|\bSieveCache\b|\bnewSieve\w*\b|\bLRU\.new\w*\b/,
  }),
  onRedis(
    pattern('cache-expiry', '', {
      words: 'setex psetex ex px expire',
      in: 'code',
      match: /\.(setex|psetex|SetEx|setEx)\(|\.set\([^)]{0,300}(['"](EX|PX)['"]|\bex\s*=|\bEX:)/,
    }),
  ),

  pattern('cache-invalidation', '', {
    languages: [...js, 'Python', 'Go', 'Ruby', 'PHP', 'C#', ...jvm],
    words:
      'invalidate invalidatecache delete del evict evictall cacheevict delete_many delete_matched clearcache',
    match:
      /\b(this\.|self\.)?_?\w*[cC]ache\w*\.(invalidate\w*|evict\w*|del|delete_many|delete_matched)\(|\b(Rails\.)?cache\.delete\(|^\s*@CacheEvict\b/m,
    unless: /\brequire\.cache\b|\bcaches\.delete\(/,
  }),

  ...patterns('cache-stampede', [
    ['single flight', { words: 'singleflight', in: 'code', match: /\bsingleflight\.Group\b/ }],
    [
      'one loader at a time',
      { languages: jvm, words: 'cacheable', match: /@Cacheable\([^)]{0,300}\bsync\s*=\s*true/ },
    ],
    [
      'early renewal',
      { words: 'race_condition_ttl refreshafterwrite', match: /\brace_condition_ttl:|\.refreshAfterWrite\(/ },
    ],
  ]),

  ...patterns('http-caching', [
    [
      'ETag',
      {
        words: 'etag',
        in: 'code',
        match:
          /\b(set|header|headers|setHeader|append|hETag|res|response|reply|writeHead|Set|Add)\w*\b[^\n]{0,40}['"`]etag['"`]|['"`]etag['"`]\s*[:,]\s*\w/i,
      },
    ],
    ['Cache-Control', { words: 'cache', in: 'code', match: /['"`]cache-control['"`]\s*[,:=)]\s*['"`\w(]/i }],
    [
      'conditional requests',
      { words: 'if', in: 'code', match: /['"`]if-(none-match|modified-since|match)['"`]/i },
    ],
  ]),

  pattern('benchmark-code', '', {
    kinds: ['benchmark'],
    words: 'bench benchmark suite add autocannon run iterations start performance hrtime',
    match:
      /\b(bench\w*|suite|autocannon|benchmark\w*|hrtime|performance\.now|perf_counter|Stopwatch|nanoTime|clock_gettime|ustime|mstime)\b/i,
  }),
  pattern('benchmark-code', '', {
    kinds: ['test', 'source', 'benchmark'],
    languages: ['Go'],
    words: 'b',
    match: /^func\s+Benchmark\w*\(\s*\w+\s+\*testing\.B\s*\)/m,
  }),
  pattern('benchmark-code', '', {
    kinds: ['test', 'source', 'benchmark'],
    languages: ['Rust'],
    words: 'bencher criterion_group',
    match: /&mut\s+(test::)?Bencher\b|\bcriterion_group!/,
  }),
  pattern('benchmark-code', '', {
    kinds: ['test', 'source', 'benchmark'],
    languages: jvm,
    words: 'benchmark',
    match: /^\s*@Benchmark\b/m,
  }),

  ...patterns('load-test', [
    [
      'k6',
      {
        kinds: ['source', 'test', 'benchmark'],
        languages: js,
        words: 'k6',
        in: 'code',
        match: /from\s+['"]k6(\/http)?['"]/,
      },
    ],
    [
      'Artillery',
      {
        kinds: ['config', 'test', 'benchmark'],
        path: /artillery|load-?test/i,
        words: 'phases arrivalrate',
        in: 'code',
        match: /\barrivalRate\s*:/,
      },
    ],
    [
      'autocannon',
      {
        kinds: ['source', 'benchmark', 'ci', 'manifest'],
        words: 'autocannon',
        in: 'code',
        match: /\bautocannon\s+-|\bautocannon\(/,
      },
    ],
    [
      'wrk',
      {
        kinds: ['source', 'benchmark', 'ci', 'build'],
        words: 'wrk wrk2',
        in: 'code',
        match: /\bwrk2?\s+-[tcdR]\s?\d/,
      },
    ],
    [
      'Vegeta',
      {
        kinds: ['source', 'benchmark', 'ci', 'build', 'test', 'config'],
        words: 'vegeta',
        in: 'code',
        match: /\bvegeta\}?\/?(bin\/vegeta)?\s+attack\b/,
      },
    ],
    [
      'JMeter',
      {
        kinds: ['config', 'other', 'test'],
        path: /\.jmx$/,
        words: 'threadgroup',
        in: 'raw',
        match: /<ThreadGroup\b/,
      },
    ],
  ]),

  ...patterns('profiling', [
    [
      'perf',
      {
        kinds: ['source', 'build', 'ci', 'benchmark'],
        words: 'perf',
        in: 'code',
        match: /\bperf\s+(record|stat|report)\s/,
      },
    ],
    [
      'a flame graph',
      {
        kinds: ['source', 'build', 'ci', 'benchmark', 'manifest'],
        words: '0x clinic flamegraph',
        in: 'code',
        match:
          /\bflamegraph\.pl\b|\bcargo\s+flamegraph\b|\bclinic\s+(flame|doctor|bubbleprof)\b|"[^"]*\bnpx?\s+0x\s|\b0x\s+--?\w/,
      },
    ],
    [
      'Callgrind',
      {
        kinds: ['source', 'build', 'ci'],
        words: 'callgrind massif cachegrind',
        in: 'code',
        match: /--tool=(callgrind|massif|cachegrind)\b/,
      },
    ],
    [
      'gprof',
      { kinds: ['build'], words: 'gprof pg', in: 'code', match: /^\s*gprof\s*:|(^|[\s="'])-pg(?![\w-])/m },
    ],
    [
      'the GHC profiler',
      {
        kinds: ['build', 'config', 'manifest'],
        words: 'prof auto',
        in: 'code',
        match: /-fprof-auto\b|\+RTS\s+-[ph]/,
      },
    ],
  ]),

  ...patterns('batch-or-stream', [
    [
      'streams',
      {
        languages: js,
        words: 'pipeline createreadstream transform createwritestream',
        match:
          /\bcreateReadStream\(|\b(await\s+)?(stream\.)?pipeline\(\s*\w|\bnew\s+(stream\.)?Transform\(|\bextends\s+(stream\.)?Transform\b/,
        file: /['"](node:)?(stream|stream\/promises|fs|node:fs|pumpify|readable-stream)['"]/,
      },
    ],
    [
      'streams',
      {
        languages: ['Python'],
        words: 'streamingresponse streaminghttpresponse iter_content yield_per iterator',
        match: /\bStreaming(Http)?Response\(|\.iter_content\(|\.yield_per\(|\.iterator\(\s*chunk_size/,
      },
    ],
    [
      'batches',
      {
        languages: ['Python'],
        words: 'bulk_create bulk_update executemany execute_values copy_expert',
        // To write all of a list at once still holds all of it.
        match:
          /\.bulk_(create|update)\([^)]{0,300}\bbatch_size\s*=|\.(executemany|copy_expert)\(|\bexecute_values\(/,
      },
    ],
    [
      'batches',
      {
        languages: ['Ruby'],
        words: 'find_each in_batches find_in_batches',
        match: /\.(find_each|in_batches|find_in_batches)\b/,
      },
    ],
    ['batches', { languages: jvm, words: 'addbatch batchupdate', match: /\.addBatch\(|\.batchUpdate\(/ }],
    [
      'batches',
      {
        languages: ['Go'],
        words: 'copyfrom sendbatch createinbatches findinbatches',
        match: /\.(CopyFrom|SendBatch|CreateInBatches|FindInBatches)\(/,
      },
    ],
    [
      'COPY',
      {
        kinds: ['source', 'sql', 'migration'],
        words: 'copy',
        in: 'sql',
        match: /\bcopy\s+[\w."]+\s*(\([^)]{0,400}\)\s*)?from\s+stdin\b/i,
      },
    ],
  ]),
]
