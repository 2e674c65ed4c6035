import { type ContentRule, cLike, js, jvm, pattern, patterns } from './rule.ts'

const configuration = ['config', 'ci', 'build', 'manifest'] as const

export const securityRules: ContentRule[] = [
  pattern('constant-time-compare', '', {
    words:
      'timingsafeequal compare_digest constanttimecompare isequal secure_compare hash_equals crypto_memcmp constant_time_eq ct_eq fixedtimeequals time_independent_strcmp consteq',
    match:
      /\b(timingSafeEqual|compare_digest|ConstantTimeCompare|secure_compare|hash_equals|CRYPTO_memcmp|constant_time_eq|ct_eq|FixedTimeEquals|time_independent_strcmp|constEq)\b|\bMessageDigest\.isEqual\(/,
  }),

  ...patterns('password-hash', [
    // The import alone may only compare.
    [
      'bcrypt',
      {
        languages: js,
        words: 'hash hashsync',
        match: /\bhash(Sync)?\(/,
        file: /['"]bcrypt(js)?['"]/,
      },
    ],
    ['bcrypt', { languages: ['Python'], words: 'hashpw', match: /\bhashpw\(/, file: /\bbcrypt\b/ }],
    [
      'bcrypt',
      { languages: ['Go'], words: 'generatefrompassword', match: /\bbcrypt\.GenerateFromPassword\(/ },
    ],
    [
      'bcrypt',
      {
        words: 'bcryptpasswordencoder password_bcrypt has_secure_password',
        match:
          /\bnew\s+BCryptPasswordEncoder\(|\bpassword_hash\(\s*\$\w+\s*,\s*PASSWORD_BCRYPT|^\s*has_secure_password\b/m,
      },
    ],
    [
      'Argon2',
      {
        words: 'argon2id argon2passwordencoder password_argon2id',
        match: /\bArgon2PasswordEncoder\b|\bPASSWORD_ARGON2ID\b/,
      },
    ],
    ['scrypt', { words: 'scrypt scryptsync', match: /\b(crypto\.)?scrypt(Sync)?\(|\bhashlib\.scrypt\(/ }],
    [
      'PBKDF2',
      {
        words: 'pbkdf2 pbkdf2sync pbkdf2_hmac pbkdf2withhmacsha256 rfc2898derivebytes',
        in: 'code',
        match: /\bpbkdf2(Sync)?\(|\bpbkdf2_hmac\(|"PBKDF2WithHmacSHA(256|512)"|\bRfc2898DeriveBytes\b/,
      },
    ],
  ]),
  pattern('password-hash', 'bcrypt', {
    kinds: ['sql', 'migration'],
    words: 'gen_salt',
    in: 'code',
    match: /\bcrypt\s*\([^;]{0,300}\bgen_salt\s*\(\s*'bf'/i,
  }),

  pattern('authorisation-code', '', {
    languages: jvm,
    words: 'preauthorize rolesallowed hasrole hasauthority secured',
    match: /^\s*@(PreAuthorize|PostAuthorize|RolesAllowed|Secured)\(|\.(hasRole|hasAuthority|hasAnyRole)\(/m,
  }),
  pattern('authorisation-code', '', {
    languages: ['Python'],
    words: 'basepermission has_permission has_object_permission permission_required',
    match:
      /\bclass\s+\w+\((permissions\.)?BasePermission\)|\bdef\s+has_(object_)?permission\(|^\s*@permission_required\(/m,
  }),
  pattern('authorisation-code', '', {
    languages: ['C#'],
    words: 'authorize requireauthorization addauthorization',
    match: /^\s*\[Authorize\((Roles|Policy)|\.RequireAuthorization\(|\.AddPolicy\(/m,
  }),
  pattern('authorisation-code', '', {
    languages: ['Ruby'],
    path: /app\/policies\/|ability\.rb$/,
    words: 'def can cannot',
    match: /^\s*def\s+\w+\?|^\s*can(not)?\s+:/m,
  }),
  pattern('authorisation-code', '', {
    languages: [...js, 'Go', 'Rust', 'PHP', 'Elixir'],
    words:
      'requirepermission checkpermission haspermission requirerole requirescope requirescopes checkrole hasrole authorizerequest authorize require_permission check_permission has_permission require_role can_access canaccess',
    match:
      /\b(function|func|fn|def|const|async)\s+(\([^)]{0,300}\)\s*)?(require|check|has|ensure|assert)_?(Permission|Role|Scope|permission|role|scope)s?\b/,
  }),
  pattern('authorisation-code', '', {
    languages: cLike,
    words:
      'aclcheckcommandperm aclcheckallperm aclcheckalluserscommandperm aclsetuser aclselectorcheckcmd aclusercheckcmd aclcheckuserauthentication aclgetcommandperm aclselectorcheckkey',
    // A body, not a sketch of one.
    match: /^[\w* ]+\bACL\w*(Check|SetUser)\w*\s*\([^;{]{0,300}\)\s*\{\s*[^\s}]/m,
  }),
  pattern('authorisation-code', '', {
    kinds: ['config'],
    path: /\.rego$/,
    words: 'allow deny',
    in: 'raw',
    match: /^\s*(default\s+)?(allow|deny)\b/m,
  }),

  ...patterns('authorisation-test', [
    [
      '',
      {
        kinds: ['test'],
        languages: js,
        words: '401 403',
        in: 'code',
        match: /\b(statusCode|status|code)\b[^\n]{0,40}\b(401|403)\b|\bexpect\(\s*(401|403)\s*\)/,
        file: /authori[sz]|permission|forbidden|unauthori[sz]ed|\btoken\b|\bjwt\b|bearer/i,
        path: /auth|permission|role|access|acl|jwt|token|policy|guard|security/i,
      },
    ],
    [
      '',
      {
        kinds: ['test'],
        languages: ['Python'],
        words: '401 403 http_403_forbidden http_401_unauthorized',
        match: /\bstatus(_code)?\b[^\n]{0,30}\b(401|403|HTTP_40[13]_\w+)\b/,
        path: /auth|permission|role|access|acl|jwt|token|polic|security/i,
      },
    ],
    [
      '',
      {
        kinds: ['test'],
        languages: ['Go'],
        words: 'statusforbidden statusunauthorized',
        match: /\bhttp\.Status(Forbidden|Unauthorized)\b/,
        path: /auth|permission|role|access|acl|jwt|token|polic|rbac/i,
      },
    ],
    [
      '',
      {
        kinds: ['test'],
        languages: jvm,
        words: 'isforbidden isunauthorized',
        match:
          /\bstatus\(\)\.is(Forbidden|Unauthorized)\(\)|\.expectStatus\(\)\.is(Forbidden|Unauthorized)\(\)/,
      },
    ],
    [
      '',
      {
        kinds: ['test'],
        languages: ['Ruby'],
        words: 'forbidden unauthorized',
        match:
          /\bhave_http_status\(:(forbidden|unauthorized)\)|\bassert_response\s+:(forbidden|unauthorized)/,
      },
    ],
    [
      '',
      {
        kinds: ['test'],
        languages: ['Haskell'],
        words: 'shouldrespondwith 401 403',
        match: /\bshouldRespondWith\b[\s\S]{0,400}?\b(401|403)\b/,
        path: /auth|permission|role|acl|jwt|rls|privilege/i,
      },
    ],
    [
      '',
      {
        kinds: ['test'],
        languages: ['Tcl'],
        words: 'noperm',
        in: 'code',
        match: /NOPERM/,
        path: /acl|auth/i,
      },
    ],
  ]),

  ...patterns('security-headers', [
    [
      'Content-Security-Policy',
      {
        words: 'policy contentsecuritypolicy',
        in: 'code',
        match: /['"`]content-security-policy['"`]\s*[,:=]|\bcontentSecurityPolicy\s*[:(]/i,
      },
    ],
    [
      'HSTS',
      {
        words: 'strict secure_hsts_seconds httpstricttransportsecurity usehsts',
        in: 'code',
        match: /['"`]strict-transport-security['"`]\s*[,:=]|\bSECURE_HSTS_SECONDS\s*=|\.UseHsts\(/i,
      },
    ],
    [
      'CORS',
      {
        words: 'access corsconfiguration addcors crossorigin',
        in: 'code',
        match:
          /['"`]access-control-allow-(origin|methods|headers|credentials)['"`]|\bnew\s+CorsConfiguration\(|\.AddCors\(|^\s*@CrossOrigin\(/im,
      },
    ],
    [
      'CSRF',
      {
        words: 'csrf csrfprotect protect_from_forgery csrfmiddleware',
        match: /\bCSRFProtect\(|^\s*protect_from_forgery\b|\.csrf\(\s*\w*\s*(->|=>)/m,
      },
    ],
  ]),

  ...patterns('session-hardening', [
    [
      'HttpOnly',
      {
        words: 'httponly session_cookie_httponly',
        match:
          /\bhttpOnly:\s*true\b|\bHttpOnly:\s*true\b|\bSESSION_COOKIE_HTTPONLY\s*=\s*True|\bhttponly\s*=\s*True\b|\bHttpOnly\s*=\s*true\b|\bsetHttpOnly\(\s*true/,
        unless: /\bsecure\s*[:=]\s*false\b/i,
      },
    ],
    [
      'SameSite',
      {
        words: 'samesite session_cookie_samesite',
        in: 'code',
        match:
          /\bsameSite:\s*['"]?(strict|lax|true)\b|\bSameSite:\s*http\.SameSite(Strict|Lax)Mode|\bSESSION_COOKIE_SAMESITE\s*=|\bsamesite\s*=\s*['"](strict|lax)/i,
      },
    ],
    [
      'session renewal',
      {
        words: 'regenerate reset_session session_regenerate_id cycle_key changesessionid',
        match:
          /\bsession\.regenerate\(|^\s*reset_session\b[\s\S]{0,300}?\bsession\[|\bsession_regenerate_id\(|\.cycle_key\(\)|\bchangeSessionId\(/m,
      },
    ],
  ]),

  ...patterns('input-escaping', [
    [
      'HTML',
      {
        words: 'escapehtml htmlspecialchars escape sanitize htmlescapestring',
        match:
          /\bescapeHtml\(|\bhtmlspecialchars\(|\bhtml\.(escape|EscapeString)\(|\bDOMPurify\.sanitize\(|\bERB::Util\.html_escape\b/,
      },
    ],
    [
      'SQL identifiers',
      {
        languages: ['Haskell'],
        words: 'pgfmtident pgfmtlit pgfmtidentlit',
        match: /^\s*pgFmt(Ident|Lit|IdentList)\s+(::|\w+\s*=)/m,
      },
    ],
    [
      'SQL identifiers',
      {
        words: 'escapeidentifier escapeliteral quote_ident quoteidentifier quoteliteral',
        match: /\b(escapeIdentifier|escapeLiteral|QuoteIdentifier|QuoteLiteral)\(|\bsql\.Identifier\(/,
      },
    ],
    [
      'SQL identifiers',
      {
        kinds: ['sql', 'migration'],
        words: 'quote_ident quote_literal i',
        in: 'code',
        match: /\bquote_(ident|literal|nullable)\s*\(|\bformat\s*\(\s*'[^']*%[IL]\b/i,
      },
    ],
    ['shell arguments', { words: 'escapeshellarg quote', match: /\bescapeshellarg\(|\bshlex\.quote\(/ }],
  ]),

  pattern('tls-configuration', '', {
    languages: cLike,
    words:
      'ssl_ctx_new ssl_ctx_set_options ssl_ctx_set_verify ssl_ctx_use_certificate_chain_file ssl_ctx_use_certificate_file ssl_ctx_set_cipher_list ssl_ctx_set_ciphersuites ssl_ctx_load_verify_locations',
    match:
      /\bSSL_CTX_(new|set_options|set_verify|use_certificate\w*|set_cipher_list|set_ciphersuites|load_verify_locations)\s*\(/,
  }),
  pattern('tls-configuration', '', {
    languages: js,
    words: 'minversion createserver createsecureserver ciphers createsecurecontext',
    // Options that somebody else chose and that are passed on configure nothing.
    match:
      /\bminVersion\s*:\s*|\b((https|tls)\.createServer|createSecureServer)\(\s*\{[\s\S]{0,300}?\b(key|cert|SNICallback)\b|\btls\.createSecureContext\(/,
  }),
  pattern('tls-configuration', '', {
    languages: ['Go'],
    words: 'config minversion',
    match: /&?\btls\.Config\s*\{/,
    unless: /InsecureSkipVerify:\s*true/,
  }),
  pattern('tls-configuration', '', {
    languages: ['Python'],
    words: 'sslcontext create_default_context load_cert_chain',
    match: /\bssl\.(SSLContext|create_default_context)\(|\.load_cert_chain\(/,
  }),
  pattern('tls-configuration', '', {
    languages: [...jvm, 'Rust', 'C#', 'Haskell'],
    words: 'sslcontextbuilder sslcontext serverconfig sslprotocols tlssettings',
    match:
      /\bSslContextBuilder\.for(Server|Client)\(|\bSSLContext\.getInstance\(|\b(rustls::)?ServerConfig::builder\(|\bSslProtocols\.Tls1[23]|\btlsSettings\s/,
  }),
  pattern('tls-configuration', '', {
    kinds: ['config', 'other'],
    path: /nginx|haproxy|envoy|apache|httpd|\.conf$/i,
    words: 'ssl_protocols ssl_certificate ssl_ciphers sslprotocol',
    in: 'code',
    match: /^\s*(ssl_protocols|ssl_certificate|ssl_ciphers)\s+\S|^\s*SSLProtocol\s/m,
  }),

  ...patterns('encryption', [
    [
      'AES-GCM',
      {
        words: 'createcipheriv aesgcm newgcm gcm evp_aes_256_gcm',
        in: 'code',
        match:
          /\bcreateCipheriv\(\s*['"]aes-(128|192|256)-gcm['"]|\bAESGCM\(|\bcipher\.NewGCM\(|"AES\/GCM\/NoPadding"|\bEVP_aes_(128|256)_gcm\(|\bnew\s+AesGcm\(/,
      },
    ],
    [
      'ChaCha20-Poly1305',
      {
        words: 'chacha20 chacha20poly1305 createcipheriv',
        in: 'code',
        match:
          /\bcreateCipheriv\(\s*['"]chacha20-poly1305['"]|\bChaCha20Poly1305(\(|::new)|\bchacha20poly1305\.New/,
      },
    ],
    [
      'libsodium',
      {
        words: 'crypto_secretbox_easy crypto_box_easy crypto_aead_xchacha20poly1305_ietf_encrypt',
        match: /\bcrypto_(secretbox|box|aead)\w*\s*\(/,
      },
    ],
    ['Fernet', { languages: ['Python'], words: 'fernet', match: /\b(Multi)?Fernet\(/ }],
  ]),

  ...patterns('dependency-audit', [
    [
      'Dependabot',
      {
        kinds: ['config'],
        path: /(^|\/)\.github\/dependabot\.ya?ml$/,
        words: 'ecosystem',
        in: 'code',
        match: /package-ecosystem\s*:/,
      },
    ],
    [
      'Renovate',
      {
        kinds: ['config'],
        path: /(^|\/)(renovate\.json5?|\.renovaterc(\.json)?)$/,
        words: 'extends packagerules',
        in: 'raw',
        match: /"?(extends|packageRules)"?\s*:/,
      },
    ],
    [
      'CodeQL',
      {
        kinds: ['ci'],
        words: 'codeql',
        in: 'code',
        match: /\buses:\s*['"]?github\/codeql-action\/(init|analyze)/,
      },
    ],
    ['npm audit', { kinds: configuration, words: 'audit', in: 'code', match: /\b(npm|yarn|pnpm)\s+audit\b/ }],
    [
      'Trivy',
      {
        kinds: configuration,
        words: 'trivy trivy_version',
        in: 'code',
        match: /\baquasecurity\/trivy-action|\btrivy\s+(image|fs|repo|config)\b/,
      },
    ],
    [
      'Snyk',
      {
        kinds: configuration,
        words: 'snyk',
        in: 'code',
        match: /\bsnyk\s+(test|monitor)\b|\buses:\s*['"]?snyk\/actions/,
      },
    ],
    ['govulncheck', { kinds: configuration, words: 'govulncheck', in: 'code', match: /\bgovulncheck\b/ }],
    ['gosec', { kinds: configuration, words: 'gosec', in: 'code', match: /\bgosec\s|\bsecurego\/gosec/ }],
    [
      'cargo-audit',
      {
        kinds: configuration,
        words: 'audit deny',
        in: 'code',
        match: /\bcargo[\s-]audit\b|\brustsec\/audit-check/,
      },
    ],
    ['cargo-deny', { kinds: configuration, words: 'deny', in: 'code', match: /\bcargo[\s-]deny\b/ }],
    [
      'pip-audit',
      {
        kinds: configuration,
        words: 'pip safety bandit',
        in: 'code',
        match: /\bpip-audit\b/,
      },
    ],
    ['Safety', { kinds: configuration, words: 'safety', in: 'code', match: /\bsafety\s+(check|scan)\b/ }],
    ['Bandit', { kinds: configuration, words: 'bandit', in: 'code', match: /\bbandit\s+-/ }],
    ['Brakeman', { kinds: configuration, words: 'brakeman', in: 'code', match: /\bbrakeman\b/ }],
    [
      'bundler-audit',
      {
        kinds: configuration,
        words: 'bundler bundle brakeman',
        in: 'code',
        match: /\bbundler?[\s-]audit\b/,
      },
    ],
    [
      'OSV-Scanner',
      {
        kinds: configuration,
        words: 'osv scorecard',
        in: 'code',
        match: /\bgoogle\/osv-scanner|\bosv-scanner\s/,
      },
    ],
    [
      'OpenSSF Scorecard',
      { kinds: configuration, words: 'scorecard', in: 'code', match: /\bossf\/scorecard-action/ },
    ],
    [
      'OWASP Dependency-Check',
      {
        kinds: [...configuration],
        words: 'dependency',
        in: 'code',
        match: /\bdependency-check-maven\b|\borg\.owasp\.dependencycheck\b/,
      },
    ],
    [
      'Semgrep',
      {
        kinds: configuration,
        words: 'semgrep',
        in: 'code',
        match: /\bsemgrep\s+(ci|scan|--config)\b|\breturntocorp\/semgrep/,
      },
    ],
    [
      'dependency review',
      {
        kinds: ['ci'],
        words: 'dependency',
        in: 'code',
        match: /\buses:\s*['"]?actions\/dependency-review-action/,
      },
    ],
  ]),

  ...patterns('fuzz-test', [
    [
      '',
      {
        kinds: ['source', 'test'],
        languages: cLike,
        words: 'llvmfuzzertestoneinput',
        match: /\bLLVMFuzzerTestOneInput\s*\(/,
      },
    ],
    [
      '',
      {
        kinds: ['test'],
        languages: ['Go'],
        words: 'f',
        match: /^func\s+Fuzz\w*\(\s*\w+\s+\*testing\.F\s*\)/m,
      },
    ],
    [
      '',
      { kinds: ['source', 'test'], languages: ['Rust'], words: 'fuzz_target', match: /\bfuzz_target!\s*\(/ },
    ],
    [
      '',
      {
        kinds: ['test'],
        path: /fuzz(er|ing)?[\w-]*\.\w+$/i,
        words: 'proc def function test fn',
        match: /\b(proc|def|function|test|fn)\b/,
      },
    ],
  ]),

  ...patterns('secret-management', [
    [
      'Kubernetes secrets',
      {
        kinds: ['config'],
        words: 'secretkeyref secretref externalsecret sealedsecret',
        in: 'code',
        match: /^\s*-?\s*(secretKeyRef|secretRef)\s*:|^kind:\s*(ExternalSecret|SealedSecret)\s*$/m,
      },
    ],
    [
      'SOPS',
      {
        kinds: ['config'],
        path: /(^|\/)\.sops\.ya?ml$/,
        words: 'creation_rules',
        in: 'code',
        match: /creation_rules/,
      },
    ],
    [
      'AWS Secrets Manager',
      {
        kinds: ['terraform', 'source'],
        words: 'aws_secretsmanager_secret secretsmanager',
        in: 'code',
        match: /\b(resource|data)\s+"aws_secretsmanager_secret|\.client\(\s*['"]secretsmanager['"]/,
      },
    ],
    [
      'Vault',
      {
        kinds: ['terraform', 'config'],
        words: 'vault_generic_secret vault_kv_secret_v2 vault',
        in: 'code',
        match: /"vault_(generic|kv)_secret\w*"|\bvault\.hashicorp\.com\/agent-inject/,
      },
    ],
    ['Compose secrets', { kinds: ['compose'], words: 'secrets', in: 'code', match: /^secrets:\s*$/m }],
  ]),
]
