import { isMap, parseDocument } from 'yaml'
import { type ContentRule, cLike, isNew, js, jvm, pattern, patterns } from './rule.ts'

const yaml = ['config'] as const
const workload =
  /^kind:\s*(Deployment|StatefulSet|DaemonSet|CronJob|Job|Ingress|Service|Kustomization|HelmRelease)\s*$/m
const kubernetesFile =
  /^apiVersion:\s*\S[^\n]*(?:\n(?!apiVersion:)[^\n]*)*\nkind:\s*(Deployment|StatefulSet|DaemonSet|CronJob|Job|Rollout|HorizontalPodAutoscaler|PodDisruptionBudget|NetworkPolicy|Service)\b/m
const terraform = ['terraform'] as const

const kubernetesKinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job', 'Ingress'] as const

/** What each service has, so that one that came from another file is not new. */
const startsService = /^\s+(build|image):/m

/** Services of a Compose file, and those built from source; none where the file is none or cannot be parsed. */
function composeServices(content: string | null): { built: number; all: number } {
  try {
    // Nothing of it is resolved, so that aliases cannot blow a small file up.
    const document = parseDocument(content ?? '', { logLevel: 'silent' })
    const services = document.errors.length === 0 ? document.get('services') : undefined
    if (!isMap(services)) return { built: 0, all: 0 }
    const built = services.items.filter(({ value }) => isMap(value) && value.has('build')).length
    return { built, all: services.items.length }
  } catch {
    return { built: 0, all: 0 }
  }
}

export const platformRules: ContentRule[] = [
  {
    signal: 'container-image',
    kinds: ['container'],
    words: [],
    detect: (text) => {
      // A newer base or a moved folder changes steps that were there.
      const steps = (of: string): number =>
        of.match(/^\s*(FROM|RUN|COPY|ADD|ENTRYPOINT|CMD|WORKDIR)\s+\S/gim)?.length ?? 0
      return steps(text.added('code')) - steps(text.difference.removed) >= 3 ? [''] : []
    },
  },
  {
    signal: 'container-hardened',
    kinds: ['container'],
    words: ['from'],
    // One more file from another stage makes no image smaller that had stages.
    detect: (text) =>
      isNew(/^\s*COPY\s+(--\w+=\S+\s+)*--from=/im, text.added('code'), text.removed) &&
      !/^\s*COPY\s[^\n]*--from=/im.test(text.texts().before ?? '')
        ? ['a multi-stage build']
        : [],
  },
  ...patterns('container-hardened', [
    [
      'a user without privileges',
      {
        kinds: ['container'],
        words: 'user',
        in: 'code',
        match: /^\s*USER\s+(?!root\b|0\b|['"]?\$?\{?root)\S/im,
      },
    ],
    [
      'a minimal base',
      {
        kinds: ['container'],
        words: 'from',
        in: 'code',
        match: /^\s*FROM\s+(scratch\b|gcr\.io\/distroless\/|\S*distroless|cgr\.dev\/chainguard\/)/im,
      },
    ],
    [
      'a base pinned by digest',
      { kinds: ['container'], words: 'sha256', in: 'code', match: /^\s*FROM\s+\S+@sha256:/im },
    ],
  ]),
  {
    signal: 'compose-stack',
    kinds: ['compose'],
    words: [],
    // A setting of a service that was there is no service more.
    detect: (text) => {
      if (text.difference.addedLines < 3) return []
      const { before, after } = text.texts()
      const { all } = composeServices(after)
      return all >= 2 &&
        all > composeServices(before).all &&
        isNew(startsService, text.added('code'), text.removed)
        ? ['']
        : []
    },
  },
  {
    signal: 'multiple-services',
    kinds: ['compose'],
    words: ['build'],
    detect: (text) => {
      if (!isNew(/^\s+build:/m, text.added('code'), text.removed)) return []
      const { before, after } = text.texts()
      const [now, then] = [composeServices(after), composeServices(before)]
      return now.built >= 2 && now.built > then.built && now.all > then.all ? ['Compose'] : []
    },
  },
  ...kubernetesKinds.map((kind) =>
    pattern('kubernetes-manifest', kind, {
      kinds: [...yaml, 'example'],
      words: kind.toLowerCase(),
      in: 'code',
      match: new RegExp(`^kind:\\s*${kind}\\s*$`, 'm'),
      file: workload,
    }),
  ),
  ...patterns('kubernetes-operations', [
    [
      'probes',
      {
        kinds: yaml,
        words: 'livenessprobe readinessprobe startupprobe',
        in: 'code',
        match: /^\s+(liveness|readiness|startup)Probe:/m,
        file: kubernetesFile,
      },
    ],
    [
      'resource limits',
      {
        kinds: yaml,
        words: 'limits requests',
        in: 'code',
        match: /^\s+(limits|requests):\s*\n\s+(cpu|memory):/m,
        file: kubernetesFile,
      },
    ],
    [
      'autoscaling',
      {
        kinds: yaml,
        words: 'horizontalpodautoscaler scaledobject',
        in: 'code',
        match: /^kind:\s*(HorizontalPodAutoscaler|ScaledObject)\s*$/m,
      },
    ],
    [
      'a disruption budget',
      { kinds: yaml, words: 'poddisruptionbudget', in: 'code', match: /^kind:\s*PodDisruptionBudget\s*$/m },
    ],
    [
      'a security context',
      {
        kinds: yaml,
        words: 'securitycontext',
        in: 'code',
        match:
          /^\s+securityContext:\s*\n\s+(runAsNonRoot|readOnlyRootFilesystem|allowPrivilegeEscalation|runAsUser|capabilities)/m,
        file: kubernetesFile,
      },
    ],
    [
      'a network policy',
      { kinds: yaml, words: 'networkpolicy', in: 'code', match: /^kind:\s*NetworkPolicy\s*$/m },
    ],
  ]),
  ...patterns('infrastructure-code', [
    [
      'Terraform',
      { kinds: terraform, words: 'resource', in: 'code', match: /^\s*resource\s+"\w+"\s+"[\w-]+"\s*\{/m },
    ],
    [
      'CloudFormation',
      {
        kinds: yaml,
        words: 'awstemplateformatversion',
        in: 'raw',
        match: /^\s*"?AWSTemplateFormatVersion"?\s*:/m,
      },
    ],
    ['Bicep', { kinds: yaml, path: /\.bicep$/, words: 'resource', in: 'raw', match: /^resource\s+\w+\s+'/m }],
  ]),
  pattern('infrastructure-module', '', {
    kinds: terraform,
    words: 'module backend',
    in: 'code',
    match: /^\s*module\s+"[\w-]+"\s*\{|^\s*backend\s+"(s3|gcs|azurerm|remote|http|consul|pg)"\s*\{/m,
  }),
  ...patterns('configuration-management', [
    [
      'Ansible',
      { kinds: yaml, words: 'hosts become', in: 'code', match: /^-\s+(name:[^\n]*\n\s+)?hosts:\s*\S+/m },
    ],
    [
      'Ansible',
      {
        kinds: yaml,
        path: /(^|\/)roles\/[\w.-]+\/(tasks|handlers)\/[\w-]+\.ya?ml$/,
        words: 'name',
        in: 'code',
        match: /^-\s+name:\s*\S/m,
      },
    ],
    [
      'Chef',
      {
        kinds: ['source'],
        languages: ['Ruby'],
        path: /(^|\/)(cookbooks\/.+\/)?recipes\/\w+\.rb$/,
        words: 'package service template',
        in: 'code',
        match: /^(package|service|template|cookbook_file)\s+['"]/m,
      },
    ],
    ['Puppet', { kinds: ['source'], path: /\.pp$/, words: 'class', in: 'raw', match: /^class\s+[\w:]+/m }],
  ]),
  ...patterns('cloud-identity', [
    [
      'AWS IAM',
      {
        kinds: terraform,
        words: 'aws_iam_role aws_iam_policy aws_iam_policy_document aws_iam_role_policy',
        in: 'code',
        match: /\b(resource|data)\s+"aws_iam_(role|policy|role_policy|policy_document)\w*"/,
      },
    ],
    [
      'Google IAM',
      {
        kinds: terraform,
        words: 'google_project_iam_member google_service_account google_project_iam_binding',
        in: 'code',
        match: /\bresource\s+"google_(project_iam|service_account|storage_bucket_iam)\w*"/,
      },
    ],
    [
      'Azure roles',
      {
        kinds: terraform,
        words: 'azurerm_role_assignment azurerm_user_assigned_identity',
        in: 'code',
        match: /\bresource\s+"azurerm_(role_assignment|role_definition|user_assigned_identity)"/,
      },
    ],
    [
      'AWS IAM',
      {
        kinds: yaml,
        words: 'iam',
        in: 'code',
        match: /\bType:\s*['"]?AWS::IAM::(Role|Policy|ManagedPolicy)\b/,
      },
    ],
  ]),
  ...patterns('serverless', [
    [
      'Serverless Framework',
      {
        kinds: yaml,
        path: /(^|\/)serverless[\w.-]*\.ya?ml$/,
        words: 'functions handler',
        in: 'code',
        match: /^functions:|^\s+handler:\s*\S/m,
      },
    ],
    [
      'AWS SAM',
      { kinds: yaml, words: 'serverless', in: 'code', match: /\bType:\s*['"]?AWS::Serverless::Function\b/ },
    ],
    [
      'AWS Lambda',
      {
        kinds: terraform,
        words: 'aws_lambda_function',
        in: 'code',
        match: /\bresource\s+"aws_lambda_function"/,
      },
    ],
    [
      'Google Cloud Functions',
      {
        kinds: terraform,
        words: 'google_cloudfunctions_function google_cloudfunctions2_function',
        in: 'code',
        match: /\bresource\s+"google_cloudfunctions2?_function"/,
      },
    ],
  ]),
  ...patterns('reverse-proxy', [
    [
      'nginx',
      {
        kinds: ['config', 'other', 'example', 'source'],
        path: /nginx|\.conf$/i,
        words: 'proxy_pass upstream',
        in: 'code',
        match: /^\s*(proxy_pass\s+\S+;|upstream\s+[\w-]+\s*\{)/m,
      },
    ],
    [
      'HAProxy',
      {
        kinds: ['config', 'other'],
        path: /haproxy/i,
        words: 'backend frontend',
        in: 'code',
        match: /^(backend|frontend|listen)\s+\S+/m,
      },
    ],
    [
      'Caddy',
      {
        kinds: ['config'],
        path: /(^|\/)Caddyfile$/,
        words: 'reverse_proxy',
        in: 'code',
        match: /^\s*reverse_proxy\s+\S/m,
      },
    ],
    ['Envoy', { kinds: yaml, words: 'static_resources listeners', in: 'code', match: /^static_resources:/m }],
    [
      'Traefik',
      {
        kinds: ['compose', 'config'],
        words: 'traefik',
        in: 'code',
        match: /\btraefik\.http\.routers\.[\w-]+\.rule\b/,
      },
    ],
  ]),
  ...patterns('process-supervision', [
    [
      'systemd',
      {
        kinds: ['config', 'other', 'example'],
        path: /\.service(\.\w+)?$/,
        words: 'execstart',
        in: 'code',
        match: /^ExecStart=/m,
      },
    ],
    ['systemd', { kinds: ['source'], words: 'sd_notify sd_notifyf', match: /\bsd_notifyf?\s*\(/ }],
    [
      'Upstart',
      { kinds: ['source'], languages: cLike, words: 'upstart_job', in: 'code', match: /"UPSTART_JOB"/ },
    ],
    ['supervisord', { kinds: ['config'], words: 'program', in: 'code', match: /^\[program:[\w-]+\]/m }],
    [
      'PM2',
      {
        kinds: ['source', 'config'],
        path: /ecosystem\.config\.[cm]?js$/,
        words: 'apps',
        match: /\bapps\s*:/,
      },
    ],
  ]),
  {
    signal: 'operations-script',
    kinds: ['source'],
    languages: ['Shell'],
    words:
      'systemctl docker kubectl ssh scp rsync aws gcloud az psql pg_ctl redis mysql openssl iptables useradd chown crontab service'.split(
        ' ',
      ),
    detect: (text) => {
      const lines = text.added('code').match(/^\s*\S.*$/gm)?.length ?? 0
      const acts =
        /^\s*(sudo\s+)?(systemctl|docker|kubectl|ssh|scp|rsync|aws|gcloud|az|psql|pg_ctl|redis-(server|cli)|mysql|openssl|iptables|useradd|chown|crontab|service)\s+\S/m.test(
          text.added('code'),
        ) || /\$\(?\{?\w*(REDIS|PG|DOCKER|BIN_PATH)\w*\}?\)?\S*\s+(--|-)\w/.test(text.added('code'))
      return lines >= 10 && acts ? [''] : []
    },
  },
  ...patterns('socket-code', [
    [
      '',
      {
        languages: cLike,
        words:
          'epoll_ctl epoll_wait epoll_create kevent kqueue accept4 accept listen setsockopt getaddrinfo aecreatefileevent select poll recvfrom',
        match:
          /\b(epoll_(ctl|wait|create1?)|kevent|kqueue|accept4?|listen|setsockopt|getaddrinfo|recvfrom|aeCreateFileEvent)\s*\(\s*\w/,
      },
    ],
    [
      '',
      {
        languages: js,
        words: 'createserver createconnection connect createsocket',
        match: /\b(net|tls)\.(createServer|createConnection|connect)\(|\bdgram\.createSocket\(/,
      },
    ],
    [
      '',
      {
        languages: ['Go'],
        words: 'listen dial listentcp listenconfig dialer',
        match: /\bnet\.(Listen|ListenTCP|ListenUDP|ListenPacket|Dial|DialTimeout|ListenConfig\{|Dialer\{)/,
      },
    ],
    [
      '',
      {
        languages: ['Python'],
        words: 'socket defaultselector start_server create_server',
        match: /\bsocket\.socket\(|\bselectors\.DefaultSelector\(|\basyncio\.start_server\(/,
      },
    ],
    [
      '',
      {
        languages: ['Rust'],
        words: 'tcplistener tcpstream udpsocket',
        match: /\b(TcpListener|UdpSocket)::bind\(|\bTcpStream::connect\(/,
      },
    ],
    [
      '',
      {
        languages: jvm,
        words: 'serversocket serversocketchannel selector serverbootstrap',
        match:
          /\bnew\s+ServerSocket\(|\bServerSocketChannel\.open\(|\bSelector\.open\(|\bnew\s+ServerBootstrap\(/,
      },
    ],
    [
      '',
      {
        languages: ['Haskell'],
        words: 'bind accept socket listen',
        match: /\b(NS|Socket|Net|Network\.Socket)\.(bind|accept|listen|socket|connect|setSocketOption)\b/,
        file: /\bimport\s+(qualified\s+)?Network\.Socket\b/,
      },
    ],
  ]),
]
