import { type ContentRule, js, jvm, pattern, patterns } from './rule.ts'

export const apiRules: ContentRule[] = [
  ...patterns('http-endpoint', [
    [
      'Fastify',
      {
        languages: js,
        words: 'get post put patch delete route',
        in: 'code',
        match:
          /\b(fastify|server|app|instance|scope)\.(get|post|put|patch|delete)(<[^>]{0,200}>)?\(\s*['"`]\//,
        file: /['"](fastify|@fastify\/[\w-]+)['"]|\bfastify\.(register|get|post)\(/,
      },
    ],
    [
      'Express',
      {
        languages: js,
        words: 'get post put patch delete',
        in: 'code',
        match: /\b(app|router|api|\w+Router|routes)\.(get|post|put|patch|delete)\(\s*['"`]\//,
        file: /['"]express['"]/,
      },
    ],
    [
      'Koa',
      {
        languages: js,
        words: 'get post put patch delete',
        in: 'code',
        match: /\b\w*[rR]outer\.(get|post|put|patch|delete)\(\s*['"`]\//,
        file: /['"](koa-router|@koa\/router)['"]/,
      },
    ],
    [
      'Hono',
      {
        languages: js,
        words: 'get post put patch delete',
        in: 'code',
        match: /\b\w+\.(get|post|put|patch|delete)\(\s*['"`]\//,
        file: /['"]hono['"]/,
      },
    ],
    [
      'NestJS',
      {
        languages: js,
        words: 'get post put patch delete',
        match: /^\s*@(Get|Post|Put|Patch|Delete)\(/m,
        file: /['"]@nestjs\/common['"]/,
      },
    ],
    [
      'Flask',
      {
        languages: ['Python'],
        words: 'route get post',
        in: 'code',
        match: /^\s*@\w+\.(route|get|post|put|patch|delete)\(\s*['"]\//m,
        file: /\b(from|import)\s+flask\b/,
      },
    ],
    [
      'FastAPI',
      {
        languages: ['Python'],
        words: 'get post put patch delete',
        in: 'code',
        match: /^\s*@\w+\.(get|post|put|patch|delete)\(\s*['"]/m,
        file: /\b(from|import)\s+fastapi\b/,
      },
    ],
    [
      'Django',
      {
        languages: ['Python'],
        path: /urls\.py$/,
        words: 'path re_path register',
        in: 'code',
        match: /^\s*(re_)?path\(\s*r?['"][^'"]*['"]\s*,\s*\w/m,
      },
    ],
    [
      'Spring',
      {
        languages: jvm,
        words: 'getmapping postmapping putmapping patchmapping deletemapping requestmapping',
        match: /^\s*@(Get|Post|Put|Patch|Delete|Request)Mapping\b/m,
      },
    ],
    [
      'JAX-RS',
      {
        languages: jvm,
        words: 'path',
        match: /^\s*@(GET|POST|PUT|PATCH|DELETE)\s*$/m,
        file: /\b(javax|jakarta)\.ws\.rs\b/,
      },
    ],
    [
      'net/http',
      {
        languages: ['Go'],
        words: 'handlefunc handle',
        in: 'code',
        match: /\b(http|mux|\w*[mM]ux|\w*[rR]outer|r)\.Handle(Func)?\(\s*"([A-Z]+ )?\//,
      },
    ],
    [
      'Gin',
      {
        languages: ['Go'],
        words: 'get post put patch delete',
        in: 'code',
        match: /\b\w+\.(GET|POST|PUT|PATCH|DELETE)\(\s*"/,
        file: /"github\.com\/(gin-gonic\/gin|labstack\/echo[/\w]*)"/,
      },
    ],
    [
      'chi',
      {
        languages: ['Go'],
        words: 'get post put patch delete',
        in: 'code',
        match: /\b\w+\.(Get|Post|Put|Patch|Delete)\(\s*"\//,
        file: /"github\.com\/(go-chi\/chi|gofiber\/fiber)[/\w]*"/,
      },
    ],
    [
      'Rails',
      {
        languages: ['Ruby'],
        path: /config\/routes(\.rb$|\/)/,
        words: 'get post resources resource patch',
        in: 'code',
        match: /^\s*(get|post|put|patch|delete|resources?)\s+[:'"]/m,
      },
    ],
    [
      'Sinatra',
      {
        languages: ['Ruby'],
        words: 'get post put delete',
        in: 'code',
        match: /^\s*(get|post|put|patch|delete)\s+['"]\/[^'"]*['"]\s+do\b/m,
      },
    ],
    [
      'Laravel',
      {
        languages: ['PHP'],
        words: 'route',
        in: 'code',
        match: /\bRoute::(get|post|put|patch|delete|resource|apiResource)\(/,
      },
    ],
    [
      'ASP.NET',
      {
        languages: ['C#'],
        words: 'httpget httppost httpput httppatch httpdelete mapget mappost mapput mapdelete',
        in: 'code',
        match: /^\s*\[Http(Get|Post|Put|Patch|Delete)\b|\.Map(Get|Post|Put|Delete)\(\s*"/m,
      },
    ],
    [
      'axum',
      {
        languages: ['Rust'],
        words: 'route get post',
        in: 'code',
        match:
          /\.route\(\s*"\/[^"]*"\s*,\s*(\w+::)*(get|post|put|patch|delete)\(|^\s*#\[(get|post|put|patch|delete)\("\//,
      },
    ],
    [
      'Phoenix',
      {
        languages: ['Elixir'],
        path: /router\.ex$/,
        words: 'get post resources',
        in: 'code',
        match: /^\s*(get|post|put|patch|delete|resources)\s+"\//m,
      },
    ],
    [
      'Servant',
      {
        languages: ['Haskell'],
        words: 'get post put patch delete',
        match: /:>\s*(Get|Post|Put|Patch|Delete)\s+'\[/,
      },
    ],
  ]),

  pattern('openapi-description', '', {
    kinds: ['api-description'],
    words: 'paths operationid responses summary schema',
    in: 'raw',
    match: /(^|\n)\s*['"]?(paths|\/[\w{}/-]+|operationId|responses|requestBody)['"]?\s*:/,
    path: /\.(ya?ml|json)$/,
  }),
  pattern('graphql-schema', '', {
    kinds: ['api-description', 'source'],
    path: /\.(graphqls?|gql)$/,
    words: 'type interface input extend enum',
    match: /^\s*(extend\s+)?(type|interface|input|enum|union)\s+\w+[^{\n]*(\{|=)/m,
  }),
  pattern('graphql-schema', '', {
    words: 'query mutation',
    in: 'strings',
    match: /\b(extend\s+)?type\s+(Query|Mutation|Subscription)\s*\{/,
  }),
  pattern('proto-contract', '', {
    kinds: ['api-description'],
    path: /\.proto$/,
    words: 'message service rpc',
    match: /^\s*(message|service)\s+\w+\s*\{|^\s*rpc\s+\w+\s*\(/m,
  }),
  pattern('request-validation', 'JSON Schema', {
    languages: js,
    words: 'schema',
    match: /\bschema:\s*\{[\s\S]{0,200}?\b(body|querystring|params|headers)\s*:/,
    file: /\bfastify\b/,
  }),
  pattern('request-validation', 'Bean Validation', {
    languages: jvm,
    words: 'valid',
    match: /\(\s*@Valid\s+@RequestBody\b|@RequestBody\s+@Valid\b/,
  }),
  pattern('problem-details', '', {
    words: 'problem problemdetail problemdetails',
    in: 'code',
    match:
      /['"`]application\/problem\+(json|xml)|\bProblemDetail\.for\w+\(|\bnew\s+ProblemDetails\b|\bAddProblemDetails\(/,
  }),

  pattern('pagination', '', {
    words:
      'endcursor next_cursor nextcursor page_token pagetoken nextpagetoken next_page_token keysetpage keysetpagination keyset_page keyset_pagination lastevaluatedkey exclusivestartkey starting_after hasnextpage',
    match:
      /\b(next_?cursor|next_?page_?token|page_?token|keyset_?(pag(e|ing|ination)|cursor)\w*|LastEvaluatedKey|ExclusiveStartKey|starting_after|has_?next_?page)\b/i,
  }),

  pattern('api-deprecation', '', {
    languages: js,
    words:
      'deprecationwarning deprecate createdeprecation createwarning emitwarning deprecation fastifydeprecation',
    in: 'code',
    // The names under which one project or the other warns stand together: a new name for an old warning is none.
    match:
      /\bemitWarning\([\s\S]{0,300}?['"]DeprecationWarning['"]|\b(util\.)?deprecate\(|\bcreateDeprecation\(|\b((warning|warnings|processWarning)\.create|createWarning)\(\s*['"`]\w*Deprecation\w*['"]|\b(warning\.emit|emitWarning)\(\s*['"`][A-Z]*DEP\d+/,
  }),
  pattern('api-deprecation', '', {
    languages: ['Python'],
    words: 'deprecationwarning pendingdeprecationwarning',
    match: /\bwarnings\.warn\([\s\S]{0,300}?\b(Pending)?DeprecationWarning\b/,
  }),
  pattern('api-deprecation', '', { languages: jvm, words: 'deprecated', match: /^\s*@Deprecated\b/m }),
  pattern('api-deprecation', '', {
    languages: ['Go'],
    words: 'deprecated',
    in: 'raw',
    match: /^\/\/ Deprecated: /m,
  }),
  pattern('api-deprecation', '', { languages: ['Rust'], words: 'deprecated', match: /^\s*#\[deprecated\b/m }),
  pattern('api-deprecation', '', { languages: ['C#'], words: 'obsolete', match: /^\s*\[Obsolete\b/m }),
  pattern('api-deprecation', '', {
    languages: ['Ruby'],
    words: 'deprecator deprecation',
    match: /\b(ActiveSupport::Deprecation|deprecator)\b[^\n]*\.warn\b/,
  }),
  pattern('api-deprecation', '', {
    languages: ['PHP'],
    words: 'trigger_error e_user_deprecated',
    match: /\btrigger_(error|deprecation)\([\s\S]{0,300}?\b(E_USER_DEPRECATED)\b/,
  }),
  pattern('api-deprecation', '', {
    languages: ['Haskell'],
    words: 'deprecated',
    in: 'raw',
    match: /\{-#\s*DEPRECATED\b/,
  }),
  pattern('api-deprecation', '', {
    kinds: ['api-description'],
    words: 'deprecated',
    in: 'code',
    match: /^\s*['"]?deprecated['"]?\s*[:=]\s*true|@deprecated\b|\[\s*deprecated\s*=\s*true/m,
  }),

  // The field itself; a path or a sentence that mentions it accepts nothing.
  pattern('idempotency-key', '', {
    words: 'idempotency',
    in: 'code',
    match: /(['"`])idempotency-key\1/i,
  }),
  pattern('oauth-or-oidc', '', {
    words: 'authorization_code client_credentials',
    in: 'strings',
    match:
      /\bgrant_type\b[\s\S]{0,200}\b(authorization_code|client_credentials)\b|\b(authorization_code|client_credentials)\b[\s\S]{0,200}\bgrant_type\b/,
  }),
  pattern('token-verification', '', {
    languages: js,
    words: 'verify jwtverify compactverify',
    match: /\b(jwt|jsonwebtoken|JWT)\.verify\(|\bjwtVerify\(|\bcompactVerify\(/,
  }),
  pattern('token-verification', '', {
    languages: ['Python'],
    words: 'decode',
    match: /\b(jwt|pyjwt)\.decode\((?![^)]{0,300}verify_signature['"]?\s*:\s*False)/,
  }),
  pattern('token-verification', '', {
    languages: ['Go'],
    words: 'parsewithclaims parse',
    match: /\bjwt\.(ParseWithClaims|Parse)\(/,
  }),
  pattern('token-verification', '', {
    languages: jvm,
    words: 'parserbuilder parser require jwtverifier jwtdecoder',
    match: /\bJwts\.parser(Builder)?\(|\bJWT\.require\(|\bNimbusJwtDecoder\b/,
  }),
  pattern('token-verification', '', { languages: ['Ruby'], words: 'decode', match: /\bJWT\.decode[( ]/ }),
  pattern('token-verification', '', {
    languages: ['Rust', 'C#', 'PHP'],
    words: 'decode jsonwebtoken validatetoken',
    match: /\bjsonwebtoken::decode|\.ValidateToken(Async)?\(|\bJWT::decode\(/,
  }),
  pattern('token-verification', '', {
    languages: ['Haskell'],
    words: 'verifyclaims verifyclaimsat verifyjwt decodeandverifysignature jwtclaims decodecompact',
    match:
      /\b(JWT|Jose|JOSE)\.(verifyClaims(At)?|decodeAndVerifySignature|verify\w*|decode)\b|\bverifyClaims(At)?\s|\bdecodeAndVerifySignature\s/,
  }),
  pattern('webhook-signature', '', {
    words: 'x stripe constructevent svix',
    in: 'code',
    match:
      /['"`](x-hub-signature(-256)?|stripe-signature|x-shopify-hmac-sha256|x-slack-signature)['"`]|\.webhooks\.constructEvent\(|\bnew\s+Webhook\(\s*\w*[sS]ecret/i,
  }),
  pattern('webhook-signature', '', {
    path: /webhook/i,
    words: 'createhmac hmac',
    match: /\bcreateHmac\(|\bhmac\.(new|New)\(/,
  }),
]
