import { type ContentRule, js, jvm, pattern, patterns } from './rule.ts'

/** Whose strings hold SQL; in others, words of SQL are words. */
const sqlLanguages = [
  ...js,
  ...jvm,
  'Go',
  'Python',
  'Ruby',
  'PHP',
  'C#',
  'Rust',
  'Haskell',
  'Elixir',
  'Perl',
  'SQL',
  'PLpgSQL',
  'PLSQL',
  'TSQL',
] as const

/** SQL stands in files of its own and in the strings of a program; fixtures of tests are neither. */
const sqlKinds = ['sql', 'migration', 'source'] as const
const schemaKinds = ['sql', 'migration'] as const

const sql = (
  signal: ContentRule['signal'],
  facet: string,
  words: string,
  match: RegExp,
  unless?: RegExp,
): ContentRule =>
  pattern(signal, facet, {
    kinds: sqlKinds,
    languages: sqlLanguages,
    words,
    in: 'sql',
    match,
    ...(unless && { unless }),
  })
const schema = (signal: ContentRule['signal'], facet: string, words: string, match: RegExp): ContentRule =>
  pattern(signal, facet, { kinds: schemaKinds, words, in: 'sql', match })
const ruby = { kinds: ['migration'], languages: ['Ruby'] } as const
const python = { kinds: ['migration'], languages: ['Python'] } as const

const name = String.raw`[\w."\`\[\]]+`

/** Where SELECTs begin, each with what follows it up to the statement's end. One expression for all would backtrack. */
function selects(sql: string): string[] {
  const found: string[] = []
  for (const { index } of sql.matchAll(/\bselect\b/gi)) {
    if (found.length === 200) break
    const end = sql.indexOf(';', index)
    found.push(sql.slice(index, Math.min(end < 0 ? sql.length : end, index + 3000)))
  }
  return found
}

const joinsOrGroups = (select: string): boolean => {
  const from = /\bfrom\b/i.exec(select)?.index
  return (
    from !== undefined &&
    (/\bjoin\s+(lateral\s+)?[\w."(][^;]{0,300}?\b(on|using)\b\s*[\w("]/i.test(select.slice(from)) ||
      /\bgroup\s+by\s+[\w"(]/i.test(select.slice(from)))
  )
}

const definition =
  /\b(create|alter|drop|rename)\s+(or\s+replace\s+)?(unique\s+|unlogged\s+|materialized\s+)?(table|index|view|type|sequence|function|trigger|schema|domain|extension|policy)\b/i

/** Changes of data stand beside those of the schema, under names of the same kind; only what they say tells them apart. */
const migrationTools: readonly (readonly [facet: string, language: string, path: RegExp, changes: RegExp])[] =
  [
    [
      'Rails',
      'Ruby',
      /(^|\/)db\/migrate\/.*\.rb$/,
      /\b(create|drop|rename|change)_(join_)?table\b|\b(add|remove|change|rename)_(columns?|index|reference|foreign_key|check_constraint|timestamps|belongs_to)\b|\bchange_column_(null|default)\b|\b(create|alter|drop)\s+(table|index)\b/i,
    ],
    [
      'Django',
      'Python',
      /migrations\/\d{4}_\w+\.py$/,
      /\bmigrations\.(CreateModel|DeleteModel|RenameModel|AddField|RemoveField|AlterField|RenameField|AddIndex|RemoveIndex|AddConstraint|RemoveConstraint|AlterUniqueTogether|AlterIndexTogether|AlterModelTable|SeparateDatabaseAndState|RunSQL)\(/,
    ],
    ['Flyway', 'SQL', /(^|\/)[VUR]\d*([._]\d+)*__[\w-]+\.sql$/, definition],
    ['Prisma', 'SQL', /prisma\/migrations\/.*\.sql$/, definition],
    ['SQL', 'SQL', /\.sql$/, definition],
  ]

const changesSchema: ContentRule = {
  signal: 'schema-migration',
  kinds: ['migration'],
  words: [],
  detect: (text) => {
    const tool = migrationTools.find(
      ([, language, path]) => language === text.language && path.test(text.path),
    )
    return tool && text.status === 'A' && tool[3].test(text.added('code')) ? [tool[0]] : []
  },
}

export const sqlRules: ContentRule[] = [
  pattern('sql-schema', '', {
    kinds: schemaKinds,
    words: 'table',
    in: 'sql',
    match: new RegExp(
      String.raw`\bcreate\s+(unlogged\s+)?table\s+(if\s+not\s+exists\s+)?${name}\s*\(\s*\S`,
      'i',
    ),
    // A table that is copied to change a column was defined before.
    unless: /\balter\s+table\s+[\w."`]+\s+rename\b|\binsert\s+into\s+[\w."`]+[^;]{0,600}\bselect\b/i,
  }),

  changesSchema,

  ...patterns('sql-constraint', [
    [
      'a foreign key',
      {
        kinds: schemaKinds,
        words: 'references',
        in: 'sql',
        match: /\breferences\s+[\w."`]+\s*(\(|on\s+delete|,|\)|not\b|;|\n)/i,
        unless: /\bgrant\b[^;]{0,300}\breferences\b/i,
      },
    ],
    [
      'a check constraint',
      {
        kinds: schemaKinds,
        words: 'check',
        in: 'sql',
        match:
          /(\bconstraint\s+[\w."`]+\s+check\s*\(|^\s*check\s*\(|\badd\s+check\s*\(|\s(text|integer|int|numeric|bigint|smallint|varchar\(\d+\)|not\s+null)\s+check\s*\()/im,
        unless: /\bwith\s+check\b/i,
      },
    ],
    [
      'a unique constraint',
      {
        kinds: schemaKinds,
        words: 'unique',
        in: 'sql',
        match:
          /(\badd\s+(constraint\s+[\w."`]+\s+)?unique\b|^\s*(constraint\s+[\w."`]+\s+)?unique\s*\(|\bcreate\s+unique\s+index\b|\s(text|int\w*|uuid|varchar\(\d+\)|not\s+null)\s+unique\b)/im,
      },
    ],
    [
      'an exclusion constraint',
      { kinds: schemaKinds, words: 'exclude', in: 'sql', match: /\bexclude\s+using\b/i },
    ],
    [
      'a foreign key',
      { ...ruby, words: 'add_foreign_key foreign_key', match: /\badd_foreign_key\b|\bforeign_key:\s*true/ },
    ],
    ['a unique constraint', { ...ruby, words: 'unique', match: /\bunique:\s*true/ }],
    ['a check constraint', { ...ruby, words: 'add_check_constraint', match: /\badd_check_constraint\b/ }],
    [
      'a foreign key',
      {
        ...python,
        words: 'create_foreign_key foreignkeyconstraint',
        match: /\bop\.create_foreign_key\(|\bsa\.ForeignKeyConstraint\(/,
      },
    ],
    [
      'a check constraint',
      {
        ...python,
        words: 'checkconstraint create_check_constraint',
        match: /\b(models|sa)\.CheckConstraint\(|\bop\.create_check_constraint\(/,
      },
    ],
    [
      'a unique constraint',
      {
        ...python,
        words: 'uniqueconstraint create_unique_constraint',
        match: /\b(models|sa)\.UniqueConstraint\(|\bop\.create_unique_constraint\(/,
      },
    ],
  ]),

  schema(
    'sql-index',
    '',
    'index',
    /\bcreate\s+(unique\s+)?index\s+(concurrently\s+)?(if\s+not\s+exists\s+)?[\w."`]*\s*on\s/i,
  ),
  pattern('sql-index', '', { ...ruby, words: 'add_index', match: /\badd_index\b/ }),
  pattern('sql-index', '', {
    ...python,
    words: 'create_index addindex',
    match: /\bop\.create_index\(|\bmigrations\.AddIndex\(|\bAddIndexConcurrently\(/,
  }),
  schema(
    'sql-index-targeted',
    '',
    'index',
    /\bcreate\s+(unique\s+)?index\b[^;(]{0,200}\bon\s[^;(]{0,200}\(([^;()]{0,400},|[^;()]{0,400}\w\(|[^;]{0,400}\)\s*(include\s*\(|where\s))/i,
  ),
  pattern('sql-index-targeted', '', {
    ...ruby,
    words: 'add_index',
    in: 'code',
    match: /\badd_index\b[^\n]{0,200}(\[[^\]\n]{0,200},|\bwhere:|\binclude:|%[iw]\[\w+ \w+)/,
  }),
  schema(
    'sql-index-online',
    '',
    'concurrently online inplace',
    /\b(create\s+(unique\s+)?index|drop\s+index|reindex\s+\w+)\s+concurrently\b|\balgorithm\s*=\s*inplace\b|\bwith\s*\(\s*online\s*=\s*on\b/i,
  ),
  pattern('sql-index-online', '', {
    ...ruby,
    words: 'concurrently',
    match: /\balgorithm:\s*:concurrently\b/,
  }),
  pattern('sql-index-online', '', {
    ...python,
    words: 'postgresql_concurrently addindexconcurrently',
    match: /\bpostgresql_concurrently\s*=\s*True\b|\bAddIndexConcurrently\(/,
  }),

  ...patterns('sql-migration-safety', [
    [
      'a lock time-out',
      { kinds: ['migration'], words: 'lock_timeout', in: 'code', match: /\block_timeout\b/i },
    ],
    [
      'a constraint validated later',
      {
        kinds: ['migration'],
        words: 'valid validate validate_foreign_key notvalid',
        in: 'code',
        match:
          /\bnot\s+valid\b|\bvalidate\s+constraint\b|\bvalidate_(foreign_key|check_constraint)\b|\bvalidate:\s*false/i,
      },
    ],
    [
      'no transaction around it',
      { kinds: ['migration'], words: 'disable_ddl_transaction', match: /^\s*disable_ddl_transaction!/m },
    ],
  ]),
  pattern('sql-backfill-batched', '', {
    ...ruby,
    words: 'in_batches find_in_batches',
    match: /\.(in_batches|find_in_batches)\b[\s\S]{0,600}\bupdate/,
  }),
  schema(
    'sql-backfill-batched',
    '',
    'limit loop',
    /\bupdate\s+[\w."]+[\s\S]{0,200}\bwhere\b[\s\S]{0,100}\bin\s*\(\s*select\b[\s\S]{0,200}\blimit\s+\w+/i,
  ),

  {
    signal: 'sql-query',
    kinds: sqlKinds,
    languages: sqlLanguages,
    words: ['join', 'group'],
    detect: (text) => {
      const before = selects(text.removed).filter(joinsOrGroups).length
      return selects(text.added('sql')).filter(joinsOrGroups).length > before ? [''] : []
    },
  },

  ...(
    [
      [
        'a window function',
        'over',
        /\b(row_number|rank|dense_rank|lag|lead|first_value|last_value|ntile|sum|count|avg|min|max|array_agg|\w+)\s*\([^()]*\)\s*over\s*(\(\s*(partition|order)\s+by\b|\w+\s*(,|\bfrom\b|\bas\b))/i,
      ],
      ['a recursive query', 'recursive', /\bwith\s+recursive\b/i],
      ['a lateral join', 'lateral', /\b(join|,)\s+lateral\s*(\(|\w+\()/i],
      [
        'common table expressions',
        'with',
        /\bwith\s+[\w"]+\s*(\([\w",\s]*\)\s*)?as\s+((not\s+)?materialized\s+)?\(\s*(select|insert|update|delete|values|with)\b/i,
      ],
      ['DISTINCT ON', 'distinct', /\bselect\s+distinct\s+on\s*\(/i],
      ['grouping sets', 'sets rollup cube', /\bgroup\s+by\s+(grouping\s+sets|rollup|cube)\s*\(/i],
      ['filtered aggregates', 'filter', /\)\s*filter\s*\(\s*where\b/i],
      [
        'JSON aggregation',
        'json_agg jsonb_agg json_object_agg jsonb_object_agg json_arrayagg',
        /\b(jsonb?_agg|jsonb?_object_agg|json_arrayagg)\s*\(/i,
      ],
    ] as const
  ).map(([facet, words, match]) => sql('sql-advanced-query', facet, words, match)),

  pattern('sql-plan-read', '', {
    kinds: [...sqlKinds, 'test', 'benchmark'],
    words: 'explain',
    in: 'sql',
    match:
      /\bexplain\s*(\(\s*(analyze|buffers|format|costs|verbose|settings|wal|summary)\b|analyze\s+(select|update|insert|delete|with|verbose|buffers)\b|\s(select|update|insert\s+into|delete\s+from|with)\b)/i,
  }),

  pattern('sql-transaction', '', {
    kinds: schemaKinds,
    words: 'begin transaction',
    in: 'sql',
    match:
      /^\s*(begin|start\s+transaction)\b[^;]{0,100};[\s\S]{0,2000}?\b(insert\s+into|update\s+[\w."]+\s+set|delete\s+from)\b/im,
    file: /^\s*commit\b/im,
  }),
  pattern('sql-transaction', '', {
    languages: js,
    words: 'transaction begin',
    in: 'code',
    match:
      /\b\w*(db|knex|prisma|sequelize|sql|conn|connection|client|pool|pg|manager|dataSource|em)\w*\.(\$?transaction|begin|transacting)\(\s*(async\b|\w+\s*=>|\(|function|\[)|\.query\(\s*['"`]\s*(BEGIN|START TRANSACTION)\b/i,
  }),
  pattern('sql-transaction', '', {
    languages: ['Python'],
    words: 'atomic begin',
    match:
      /\btransaction\.atomic\b|\bwith\s+\w*(session|engine|conn|connection)\w*\.begin\(|\basync\s+with\s+\w+\.transaction\(\)/i,
  }),
  pattern('sql-transaction', '', {
    languages: ['Go'],
    words: 'begintx begin beginfunc beginx',
    match: /\b\w*(db|conn|pool|DB)\w*\.(BeginTx|Begin|Beginx|BeginFunc|BeginTxx)\(/,
  }),
  pattern('sql-transaction', '', {
    languages: jvm,
    words: 'transactional transactiontemplate setautocommit',
    match:
      /@Transactional\b(?!\s*\(\s*readOnly\s*=\s*true)|\bTransactionTemplate\b.*\(|\.setAutoCommit\(\s*false\s*\)/,
  }),
  pattern('sql-transaction', '', {
    languages: ['Ruby'],
    words: 'transaction',
    match: /\b(\w*Record(::Base)?|\w+|self\.class)\.transaction\s+(do\b|\{)|\.transaction\(requires_new/,
  }),
  pattern('sql-transaction', '', {
    languages: ['C#'],
    words: 'begintransaction begintransactionasync transactionscope',
    match: /\.BeginTransaction(Async)?\(|\bnew\s+TransactionScope\(/,
  }),
  pattern('sql-transaction', '', {
    languages: ['PHP'],
    words: 'begintransaction transaction',
    match: /->beginTransaction\(|\bDB::transaction\(/,
  }),
  pattern('sql-transaction', '', {
    languages: ['Rust'],
    words: 'begin transaction',
    match:
      /\b(pool|conn|db|client)\w*\s*\.(begin|transaction)\(\)\s*\.await|\.transaction(::<[^>]{0,200}>)?\(\|/,
  }),
  pattern('sql-transaction', '', {
    languages: ['Haskell'],
    words: 'transaction transactionio unpreparedtransaction withtransaction',
    // Hasql has no other way to read either; a mode that reads alone groups no writes.
    match:
      /\b(HT|SQL|Hasql\.Transaction|Sessions|Tx|S)\.(transaction|unpreparedTransaction|transactionNoRetry)\s+([A-Z]\w*\.)*\w+\s+(?!([A-Z]\w*\.)*Read\b)(([A-Z]\w*\.)*Write\b|[a-z]\w*[mM]ode\b)|\bwithTransaction\b/,
  }),
  pattern('sql-transaction', '', {
    languages: ['Elixir'],
    words: 'transaction multi',
    match: /\bRepo\.transaction\(|\bMulti\.new\(/,
  }),

  ...(
    [
      [
        'SELECT … FOR UPDATE',
        'update share',
        /\bselect\b(?:(?!\bcreate\b|\bpolicy\b|;)[\s\S]){1,2000}?\bfor\s+(no\s+key\s+)?(update|share)\b(?!\s+(using|to|with\s+check|as)\b)/i,
      ],
      ['SKIP LOCKED', 'locked', /\bfor\s+(no\s+key\s+)?update\s+(of\s+\w+\s+)?skip\s+locked\b/i],
      [
        'an advisory lock',
        'pg_advisory_lock pg_advisory_xact_lock pg_try_advisory_lock pg_try_advisory_xact_lock get_lock',
        /\bpg_(try_)?advisory_(xact_)?lock(_shared)?\s*\(|\bselect\s+get_lock\s*\(/i,
      ],
      ['LOCK TABLE', 'lock', /\block\s+table\s+[\w."]+\s+in\s+(\w+\s+){1,4}mode\b/i],
    ] as const
  ).map(([facet, words, match]) => sql('sql-row-lock', facet, words, match)),
  pattern('sql-row-lock', 'SELECT … FOR UPDATE', {
    languages: ['Python'],
    words: 'select_for_update with_for_update',
    match: /\.(select_for_update|with_for_update)\(/,
  }),
  pattern('sql-row-lock', 'SELECT … FOR UPDATE', {
    languages: ['Ruby'],
    words: 'with_lock',
    match: /\.(with_lock|lock!)(\s|\b)/,
  }),
  pattern('sql-row-lock', 'SELECT … FOR UPDATE', {
    languages: jvm,
    words: 'pessimistic_write pessimistic_read',
    match: /\bLockModeType\.PESSIMISTIC_(WRITE|READ)\b/,
  }),
  pattern('sql-row-lock', 'SELECT … FOR UPDATE', {
    languages: js,
    words: 'pessimistic_write forupdate',
    in: 'code',
    match:
      /\.(setLock|lock)\(\s*['"]pessimistic_write|\block:\s*\{\s*mode:\s*['"]pessimistic|\.forUpdate\(\)/,
  }),

  ...(
    [
      [
        'serializable',
        /\bisolation\s+level\s+serializable\b/i,
        /\bsql\.LevelSerializable\b|\bIsolation\.SERIALIZABLE\b|\bTRANSACTION_SERIALIZABLE\b|\bIsolationLevel\.Serializable\b|\b(HT|SQL|Hasql\.Transaction\.Sessions)\.Serializable\b|isolationLevel:\s*['"]?[\w.]*serializable/i,
      ],
      [
        'repeatable read',
        /\bisolation\s+level\s+repeatable\s+read\b/i,
        /\bsql\.LevelRepeatableRead\b|\bIsolation\.REPEATABLE_READ\b|\bTRANSACTION_REPEATABLE_READ\b|\bIsolationLevel\.(RepeatableRead|Snapshot)\b|\b(HT|SQL)\.RepeatableRead\b/,
      ],
      [
        'read committed',
        /\bisolation\s+level\s+read\s+committed\b/i,
        /\bsql\.LevelReadCommitted\b|\bIsolation\.READ_COMMITTED\b|\bTRANSACTION_READ_COMMITTED\b|\bIsolationLevel\.ReadCommitted\b/,
      ],
    ] as const
  ).flatMap(([facet, inSql, inCode]) => [
    sql('sql-isolation-level', facet, 'isolation', inSql),
    pattern('sql-isolation-level', facet, {
      words:
        'levelserializable serializable transaction_serializable levelrepeatableread repeatable_read transaction_repeatable_read repeatableread snapshot levelreadcommitted read_committed transaction_read_committed readcommitted',
      in: 'code',
      match: inCode,
    }),
  ]),

  pattern('sql-serialization-retry', '', {
    words: '40001 40p01 serializationfailure serialization_failure deadlockdetected er_lock_deadlock',
    in: 'code',
    match:
      /^(?=[\s\S]*(\b40001\b|\b40P01\b|SerializationFailure|serialization_failure|DeadlockDetected|ER_LOCK_DEADLOCK))[\s\S]*\b(re_?try|retries|attempts?|max_?retries)/i,
  }),

  sql(
    'sql-upsert',
    '',
    'conflict duplicate merge',
    /\bon\s+conflict\b[^;]{0,400}?\bdo\s+(update|nothing)\b|\bon\s+duplicate\s+key\s+update\b|\bmerge\s+into\b[\s\S]{1,2000}?\bwhen\s+(not\s+)?matched\b/i,
  ),
  pattern('sql-upsert', '', {
    languages: js,
    words: 'onconflict onconflictdoupdate onconflictdonothing upsert',
    in: 'code',
    match: /\.(onConflict\(|onConflictDoUpdate\(|onConflictDoNothing\()|\b(prisma|tx|db)\.\w+\.upsert\(/,
  }),
  pattern('sql-upsert', '', {
    languages: ['Python'],
    words: 'on_conflict_do_update on_conflict_do_nothing update_conflicts',
    match: /\.on_conflict_do_(update|nothing)\(|\bupdate_conflicts\s*=\s*True/,
  }),
  pattern('sql-upsert', '', {
    languages: ['Ruby'],
    words: 'upsert upsert_all',
    match: /\.upsert(_all)?[( ]/,
  }),

  sql(
    'sql-privileges',
    '',
    'grant revoke policy security',
    /\bgrant\s+(select|insert|update|delete|usage|execute|all|references|truncate|connect|create)\b[^;]{0,300}?\bon\b[^;]{0,300}?\bto\b|\brevoke\s+(select|insert|update|delete|usage|execute|all)\b[^;]{0,300}?\bon\b[^;]{0,300}?\bfrom\b|\bcreate\s+policy\s+\S+\s+on\b|\benable\s+row\s+level\s+security\b/i,
  ),
  schema(
    'sql-routine',
    '',
    'function procedure trigger',
    /\bcreate\s+(or\s+replace\s+)?(function|procedure)\s+[\w."]+\s*\(|\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\s+[\w."]+\s/i,
  ),
  schema(
    'sql-partition-or-replica',
    'partitions',
    'partition',
    /\)\s*partition\s+by\s+(range|list|hash)\s*\(|\bpartition\s+of\s+[\w."]+\s+(for\s+values|default)\b/i,
  ),
  pattern('sql-partition-or-replica', 'replicas', {
    words: 'connects_to readreplica readreplicas abstractroutingdatasource target_session_attrs dbresolver',
    in: 'code',
    match:
      /\bconnects_to\s+database:\s*\{[^}]{0,300}reading:|\breadReplicas?\s*[:(]|\bextends\s+AbstractRoutingDataSource\b|\btarget_session_attrs=|\bdbresolver\.(Register|Config)\b/,
  }),

  pattern('connection-pool', '', {
    languages: js,
    words: 'pool poolsize connectionlimit',
    in: 'code',
    match:
      /\bnew\s+(\w+\.)?Pool\(\s*\{[\s\S]{0,600}?\b(max|min|connections|idleTimeoutMillis)\s*:|\bconnectionLimit\s*:\s*\w|\bpool:\s*\{[^}]{0,200}\bmax\s*:/,
  }),
  pattern('connection-pool', '', {
    languages: ['Python'],
    words: 'pool_size max_overflow threadedconnectionpool max_size',
    match: /\bpool_size\s*=|\bmax_overflow\s*=|\bcreate_pool\([^)]{0,300}max_size\s*=/,
  }),
  pattern('connection-pool', '', {
    languages: ['Go'],
    words: 'setmaxopenconns setmaxidleconns maxconns',
    match: /\.(SetMaxOpenConns|SetMaxIdleConns|SetConnMaxLifetime)\(|\bMaxConns\s*=/,
  }),
  pattern('connection-pool', '', {
    languages: jvm,
    words: 'setmaximumpoolsize hikariconfig',
    match: /\.setMaximumPoolSize\(/,
  }),
  pattern('connection-pool', '', {
    languages: ['Rust'],
    words: 'max_connections max_size',
    match: /Pool\w*::(new|builder)\(\)[\s\S]{0,300}\.(max_connections|max_size)\(/,
  }),
  pattern('connection-pool', '', {
    languages: ['Haskell'],
    words: 'acquire',
    match: /\b(P|Pool|SQL|Hasql\.Pool)\.acquire\b/,
    file: /\bimport\s+(qualified\s+)?Hasql\.Pool\b/,
  }),
  pattern('connection-pool', '', {
    kinds: ['config'],
    words: 'maximum_pool_size default_pool_size max_client_conn',
    in: 'code',
    match:
      /^\s*(spring\.datasource\.hikari\.)?maximum-pool-size\s*[:=]|^\s*(default_pool_size|max_client_conn)\s*=/m,
  }),

  ...(
    [
      // One that writes a recovery configuration makes a replica.
      ['pg_basebackup', 'pg_basebackup', /\bpg_basebackup\s+-(?![^\n]*(--write-recovery-conf|\s-R\b))/],
      ['pg_restore', 'pg_restore', /\bpg_restore\s+-/],
      ['pgBackRest', 'pgbackrest', /\bpgbackrest\s+--/],
      ['WAL-G', 'g', /\bwal-g\s+(backup|wal)-/],
      ['restic', 'restic', /\brestic\s+(backup|restore)\b/],
      ['XtraBackup', 'xtrabackup', /\bxtrabackup\s+--/],
      ['Velero', 'velero', /\bvelero\s+(backup|restore|schedule)\s/],
      ['mongodump', 'mongodump mongorestore', /\bmongo(dump|restore)\s+--/],
    ] as const
  ).map(([facet, words, match]) =>
    pattern('backup-restore', facet, {
      kinds: ['source', 'config', 'ci', 'build', 'container', 'compose'],
      words,
      in: 'code',
      match,
    }),
  ),
  pattern('backup-restore', 'pg_dump', {
    kinds: ['source', 'config', 'ci', 'build'],
    path: /backup|restore/i,
    words: 'pg_dump mysqldump',
    in: 'code',
    match: /\b(pg_dump|mysqldump)\s+\S/,
  }),
]
