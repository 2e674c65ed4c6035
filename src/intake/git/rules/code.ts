import type { ChangedText } from '../content/changed-text.ts'
import { type ContentRule, cLike, isNew, js, jvm, pattern, patterns } from './rule.ts'

/** Names under which data structures are known; a type that bears one, with a body, is one. */
const structures: readonly (readonly [facet: string, name: string])[] = [
  ['skip list', 'z?skip_?list(node)?'],
  ['radix tree', 'radix_?(tree|node)|rax(node)?'],
  ['trie', 'trie(node)?'],
  ['linked list', 'linked_?list|doubly_?linked\\w*|adlist'],
  ['B-tree', 'b_?plus_?tree|b_?tree'],
  ['heap', '(min|max|binary|fibonacci|pairing)_?heap|priority_?queue'],
  ['ring buffer', 'ring_?buffer|circular_?buffer'],
  ['Bloom filter', 'bloom_?filter|cuckoo_?filter|count_?min_?sketch'],
  ['LRU cache', 'lru(_?(cache|map|list))?'],
  ['hash table', 'hash_?table|hash_?map|dict(ht|entry)?'],
  ['interval tree', 'interval_?(tree|map)|segment_?tree|fenwick_?tree'],
  ['balanced tree', 'avl_?tree|red_?black_?tree|rb_?tree|splay_?tree|treap'],
  ['Merkle tree', 'merkle_?tree'],
  ['union-find', 'union_?find|disjoint_?set'],
  ['compact list', 'zip_?list|quick_?list(node)?|list_?pack|int_?set'],
  ['HyperLogLog', 'hyper_?log_?log|hllhdr'],
  ['spatial index', 'quad_?tree|kd_?tree|r_?tree|geo_?hash(bits)?'],
]

const definitionOf = (name: string): RegExp =>
  new RegExp(
    `^[ \\t]*((export|default|pub|public|private|internal|final|abstract|typedef)[ \\t]+){0,4}(struct|class|type|interface|data|newtype|record)[ \\t]+(${name})\\b[^;\\n]*[{=]?\\s*$|^[ \\t]*function[ \\t]+(${name})[ \\t]*\\(|^[ \\t]*type[ \\t]+(${name})(\\[[^\\]]{0,200}\\])?[ \\t]+struct\\b`,
    'im',
  )

const anyDefinition = definitionOf(structures.map(([, name]) => name).join('|'))
const definitions = structures.map(([facet, name]) => [facet, definitionOf(name)] as const)

const structureRule: ContentRule = {
  signal: 'data-structure-code',
  kinds: ['source'],
  languages: [
    ...cLike,
    ...js,
    ...jvm,
    'Go',
    'Rust',
    'Python',
    'C#',
    'Ruby',
    'Haskell',
    'PHP',
    'Swift',
    'Elixir',
  ],
  words: ['struct', 'class', 'type', 'data', 'newtype', 'record', 'function', 'interface'],
  // One that is declared in a few lines is used rather than written.
  detect: (text) =>
    text.difference.addedLines >= 25 && anyDefinition.test(text.added('raw')) && codeLines(text) >= 25
      ? definitions
          .filter(([, definition]) => isNew(definition, text.added('bare'), text.removed))
          .map(([facet]) => facet)
          .slice(0, 2)
      : [],
}

/** Added lines that are not plainly comments; exact enough for "how much", and no need to know every string. */
const codeLines = (text: ChangedText): number =>
  text.added('raw').match(/^(?!\s*(\/\/|\/?\*|#|--))[^\n]*\w[^\n]*$/gm)?.length ?? 0

const errorType: readonly (readonly [languages: readonly string[], words: string, match: RegExp])[] = [
  [js, 'class createerror', /\bclass\s+\w+(Error|Exception)\s+extends\s+\w*(Error|Exception)\b/],
  [js, 'createerror', /\bcreateError\(\s*$|\bcreateError\(\s*\S/],
  [['Python'], 'class', /^\s*class\s+\w+\((\w+\.)?\w*(Error|Exception)\)\s*:/m],
  [jvm, 'class', /\bclass\s+\w+(Exception|Error)\b[^{\n]*(\bextends\s+|:\s*)\w*(Exception|Error)\b/],
  [
    ['Go'],
    'errors error',
    /^\s*(var\s+)?Err[A-Z]\w*\s*=\s*(errors\.New|fmt\.Errorf)\(|^func\s+\(\w*\s*\*?\w+Error\)\s+Error\(\)\s+string/m,
  ],
  [['Rust'], 'error', /\b(pub\s+)?enum\s+\w*Error\b|\bimpl\s+(std::)?(error::)?Error\s+for\b/],
  [['Ruby'], 'class standarderror', /\bclass\s+\w+\s*<\s*(::)?\w*Error\b|\b\w+\s*=\s*Class\.new\(\w*Error\)/],
  [['PHP'], 'class', /\bclass\s+\w+(Exception|Error)\s+extends\s+\\?\w*(Exception|Error)\b/],
  [['C#'], 'class', /\bclass\s+\w+Exception\s*(\([^)]{0,300}\))?\s*:\s*\w*Exception\b/],
  [
    ['C++'],
    'class struct',
    /\b(class|struct)\s+\w+\s*:\s*public\s+std::(exception|runtime_error|logic_error)\b/,
  ],
  [['Haskell'], 'data newtype', /^(data|newtype)\s+\w*(Error|Exception)\b/m],
  [['C'], 'define', /(^\s*#\s*define\s+[A-Z]+_ERR(OR)?_[A-Z_]+\s+\(?-?\d+\)?\s*\n){2}/m],
]

/** Header fields that are part of HTTP's own machinery; code that names one in a string works on it. */
const headers: readonly (readonly [facet: string, words: string, match: RegExp])[] = [
  ['transfer coding', 'transfer', /['"`]transfer-encoding['"`]/i],
  ['trailers', 'trailer', /['"`]trailers?['"`]/i],
  ['ranges', 'content range hrange', /['"`]content-range['"`]/i],
  ['content negotiation', 'accept', /['"`]accept-(encoding|language|charset)['"`]/i],
  ['protocol upgrades', 'upgrade', /\.(on|once)\(\s*['"`]upgrade['"`]/],
  ['expectations', 'checkcontinue 100', /\.(on|once)\(\s*['"`]checkContinue['"`]|['"`]100-continue['"`]/i],
  ['persistent connections', 'keepalivetimeout keep', /\bkeepAliveTimeout\s*[:=]|['"`]keep-alive['"`]/i],
]

/** Lists of fields that a browser may see, or that are allowed through, name them without working on any. */
const headerList = /content-location|access-?control|cors|allowedHeaders|exposedHeaders/i

const replication = (path: RegExp, about: RegExp): ContentRule => ({
  signal: 'replication-or-consensus',
  kinds: ['source'],
  path,
  words: [],
  detect: (text) => (codeLines(text) >= 10 && about.test(text.added('raw')) ? [''] : []),
})

export const codeRules: ContentRule[] = [
  structureRule,

  ...patterns('concurrency-code', [
    [
      'locks',
      {
        languages: cLike,
        words:
          'pthread_mutex_lock pthread_rwlock_wrlock pthread_mutex_init mutex lock_guard unique_lock scoped_lock',
        match:
          /\bpthread_(mutex_(lock|init|trylock)|rwlock_\w+)\s*\(|\bstd::(mutex|lock_guard|unique_lock|scoped_lock|shared_mutex)\b/,
      },
    ],
    [
      'threads',
      {
        languages: cLike,
        words: 'pthread_create pthread_cond_wait thread jthread',
        match:
          /\bpthread_(create|cond_wait|cond_signal)\s*\(|\bstd::j?thread\s+\w|\bstd::condition_variable\b/,
      },
    ],
    [
      'atomics',
      {
        languages: cLike,
        words:
          'atomicincr atomicget atomicset atomicgetincr atomic atomic_load atomic_store atomic_fetch_add __atomic_load_n __atomic_add_fetch __sync_add_and_fetch atomic_load_explicit',
        match:
          /\b(atomic(Incr|Get|Set|GetIncr|Decr|GetWithSync|SetWithSync)|atomic_(load|store|fetch_add|compare_exchange)\w*|__atomic_\w+|__sync_\w+)\s*\(|\bstd::atomic</,
      },
    ],
    ['locks', { languages: ['Go'], words: 'mutex rwmutex', match: /\bsync\.(RW)?Mutex\b/ }],
    [
      'channels',
      {
        languages: ['Go'],
        words: 'chan select',
        // To wait for a timer alone coordinates nothing.
        match:
          /\bmake\(\s*chan\b|^\s*select\s*\{(?!\s*case\s*<-\s*\w+\.C:(?![\s\S]{0,600}?\n\s*(case\s|default:)))/m,
      },
    ],
    [
      'wait groups',
      {
        languages: ['Go'],
        words: 'waitgroup errgroup',
        match: /\bsync\.WaitGroup\b|\berrgroup\.(Group|WithContext)\b/,
      },
    ],
    [
      'atomics',
      {
        languages: ['Go'],
        words: 'atomic',
        match: /\batomic\.(Add|Load|Store|CompareAndSwap|Int32|Int64|Bool|Value|Pointer)\w*\b/,
      },
    ],
    [
      'locks',
      {
        languages: jvm,
        words: 'reentrantlock reentrantreadwritelock synchronized stampedlock',
        match: /\bnew\s+(Reentrant(ReadWrite)?Lock|StampedLock)\(|\bsynchronized\s*\(/,
      },
    ],
    [
      'thread pools',
      {
        languages: jvm,
        words:
          'executorservice threadpoolexecutor completablefuture newfixedthreadpool newvirtualthreadpertaskexecutor',
        match:
          /\bExecutors\.new\w+\(|\bnew\s+ThreadPoolExecutor\(|\bCompletableFuture\.(supplyAsync|allOf|runAsync)\(/,
      },
    ],
    [
      'atomics',
      {
        languages: jvm,
        words: 'atomicinteger atomiclong atomicreference atomicboolean longadder',
        match: /\bnew\s+(Atomic(Integer|Long|Reference|Boolean)|LongAdder)\b/,
      },
    ],
    [
      'coroutines',
      {
        languages: ['Kotlin'],
        words: 'mutex channel supervisorscope coroutinescope',
        match: /\b(Mutex|Channel<\w+>)\(|\b(supervisorScope|coroutineScope)\s*\{/,
      },
    ],
    [
      'locks',
      {
        languages: ['Python'],
        words: 'lock rlock semaphore condition',
        match:
          /\b(threading|asyncio|multiprocessing)\.(R?Lock|(Bounded)?Semaphore|Condition|Event|Barrier)\(/,
      },
    ],
    [
      'tasks',
      {
        languages: ['Python'],
        words: 'gather taskgroup threadpoolexecutor processpoolexecutor as_completed',
        match: /\basyncio\.(gather|TaskGroup)\(|\b(ThreadPool|ProcessPool)Executor\(/,
      },
    ],
    ['locks', { languages: ['Rust'], words: 'mutex rwlock', match: /\b(Mutex|RwLock)::new\(/ }],
    [
      'channels',
      {
        languages: ['Rust'],
        words: 'channel unbounded_channel',
        match: /\b(mpsc|oneshot|broadcast|watch|crossbeam_channel)::(unbounded_)?channel\b/,
      },
    ],
    [
      'atomics',
      {
        languages: ['Rust'],
        words: 'atomicusize atomicbool atomicu64 atomici64 compare_exchange',
        match: /\bAtomic(Usize|Bool|U64|I64|U32)::new\(|\.compare_exchange\(/,
      },
    ],
    [
      'software transactional memory',
      {
        languages: ['Haskell'],
        words: 'newtvar newtvario atomically',
        match: /\bnewTVar(IO)?\b|\batomically\s/,
      },
    ],
    [
      'MVars',
      {
        languages: ['Haskell'],
        words: 'newmvar modifymvar modifymvar_ withmvar',
        match: /\bnewMVar\b|\b(modify|with)MVar_?\b/,
      },
    ],
    [
      'debouncing',
      {
        languages: ['Haskell'],
        words: 'mkdebounce atomicmodifyioref',
        match: /\bmkDebounce\b|\batomicModifyIORef'?\b/,
      },
    ],
    [
      'worker threads',
      {
        languages: js,
        words: 'worker sharedarraybuffer atomics',
        match:
          /\bnew\s+(Worker|SharedArrayBuffer|Piscina)\(|\bAtomics\.(wait|notify|compareExchange|add|store|load)\(/,
      },
    ],
    [
      'a mutex or semaphore',
      {
        languages: js,
        words: 'mutex semaphore fastq plimit',
        match: /\bnew\s+(Mutex|Semaphore)\(|\bfastq(\.promise)?\(|\bpLimit\(/,
      },
    ],
    [
      'locks',
      {
        languages: ['C#'],
        words: 'semaphoreslim lock interlocked readerwriterlockslim',
        match: /\bnew\s+(SemaphoreSlim|ReaderWriterLockSlim)\(|^\s*lock\s*\(\w+\)|\bInterlocked\.\w+\(/m,
      },
    ],
    [
      'locks',
      {
        languages: ['Ruby'],
        words: 'mutex conditionvariable monitor',
        match: /\b(Mutex|ConditionVariable|Monitor)\.new\b/,
      },
    ],
    [
      'processes',
      {
        languages: ['Elixir', 'Erlang'],
        words: 'genserver gen_server async_stream',
        match: /^\s*use\s+GenServer\b|\bTask\.async_stream\(|^-behaviou?r\(gen_server\)/m,
      },
    ],
  ]),

  ...errorType.map(([languages, words, match]) => pattern('error-contract', '', { languages, words, match })),
  ...headers.map(([facet, words, match]) => {
    const rule = pattern('http-protocol-code', facet, { words, in: 'code', match, unless: headerList })
    // A line that hands an event or a field on is not yet work on the protocol.
    return { ...rule, detect: (text: ChangedText) => (codeLines(text) >= 4 ? rule.detect(text) : []) }
  }),

  {
    signal: 'plugin-interface',
    kinds: ['source'],
    path: /(^|\/)(redismodule\.h|module\.c)$|(^|\/)(plugins?|extensions?|hooks?)[-_.]?(api|utils|override|loader|registry|manager|interface|host|system|context|runner)\.\w+$|(^|\/)lib\/hooks\.\w+$|(^|\/)\w*(PluginUtils|PluginOverride|PluginLoader|PluginManager|PluginRegistry|ExtensionPoint)\w*\.\w+$|(^|\/)spi\//i,
    words: [],
    detect: (text) =>
      codeLines(text) >= 10 && /plugin|extension|hook|RedisModule|\bRM_/i.test(text.added('raw')) ? [''] : [],
  },
  replication(
    /(^|\/)(replication|replica|raft|paxos|consensus|sentinel|fail-?over|leader[-_]?election|gossip|quorum)(_\w+)?\.(c|h|cc|cpp|go|rs|java|kt|scala|erl|ex|cs|py)$/i,
    /replica|slave|master|failover|quorum|leader|follower|epoch|raft|election|gossip|sentinel/i,
  ),
  // Elsewhere, a cluster may be one of points or of machines.
  replication(/(^|\/)cluster(_\w+)?\.(c|h|cc|cpp|rs|erl)$/i, /replica|slave|failover|quorum|epoch|gossip/i),
]
