import { type ContentRule, pattern, patterns } from './rule.ts'

const inCi = ['ci'] as const
const provider: readonly (readonly [string, RegExp])[] = [
  // Others answer issues.
  [
    'GitHub Actions',
    /\.github\/workflows\/(?![\w.-]*(label|stale|triage|comment|closer|greet|welcome|assign))/,
  ],
  ['GitLab CI', /\.gitlab/],
  ['Jenkins', /Jenkinsfile/],
  ['Travis CI', /\.travis\.yml$/],
  ['CircleCI', /\.circleci\/|(^|\/)circle\.yml$/],
  ['Azure Pipelines', /azure-pipelines/],
  ['Cirrus CI', /\.cirrus\.yml$/],
  ['AppVeyor', /appveyor/],
  ['Buildkite', /\.buildkite\//],
  ['Drone', /\.drone|\.woodpecker/],
  ['Bitbucket Pipelines', /bitbucket-pipelines/],
]

/** A line that runs something: of a shell step, a list of commands, a Jenkins `sh`. */
const runsBuildOrTest =
  /^(?![^\n]*(?:coverall|codecov))[ \t]*(-[ \t]+)?(run|script|install|before_script|build_script|test_script|command|sh|\w+_script)[ \t]*[:(][^\n]*\b(npm|yarn|pnpm|node|make|cmake|cargo|go|mvn|mvnw|gradle|gradlew|pytest|tox|nox|bundle|rake|rspec|composer|phpunit|dotnet|stack|cabal|mix|nix-build|nix-shell|sbt|bazel|ctest|\.\/\w[\w./-]*)\b|^(?![^\n]*(?:coverall|codecov))[ \t]+(-[ \t]+)?['"]?(sudo[ \t]+)?(npm|yarn|pnpm|make|cargo|go|mvn|gradle|\.\/gradlew|pytest|tox|bundle|rake|stack|cabal|dotnet|nix-build|nix-shell|\.\/\w[\w./-]*)[ \t]+\S/m

export const deliveryRules: ContentRule[] = [
  ...provider.map(([facet, path]) =>
    pattern('ci-pipeline', facet, { kinds: inCi, path, words: '', in: 'code', match: runsBuildOrTest }),
  ),

  ...patterns('ci-matrix-or-cache', [
    ['a matrix', { kinds: inCi, words: 'matrix', in: 'code', match: /^\s*(matrix|parallel):\s*(\n|\{)/m }],
    [
      'a cache',
      {
        kinds: inCi,
        words: 'cache save_cache',
        in: 'code',
        match:
          /\buses:\s*['"]?actions\/cache(\/\w+)?@|^\s*cache:\s*(\n\s+(-|paths|directories|key|\w+:)|['"]?(npm|yarn|pnpm|pip|poetry|maven|gradle|cargo|bundler|stack|cabal)\b|\{|\[)|^\s*-?\s*save_cache:|^\s*cache:\s*\n/m,
        unless: /\bactions\/cache[\s\S]{0,300}\bdependabot\b/,
      },
    ],
  ]),

  ...patterns('deployment-pipeline', [
    ['npm', { kinds: inCi, words: 'publish', in: 'code', match: /\b(npm|pnpm|yarn\s+npm)\s+publish\b/ }],
    [
      'container registry',
      {
        kinds: inCi,
        words: 'build push',
        in: 'code',
        match:
          /\buses:\s*['"]?docker\/build-push-action@[\s\S]{0,400}?\bpush:\s*(true|\$)|\b(docker|podman|buildah)\s+push\b/,
      },
    ],
    [
      'Kubernetes',
      {
        kinds: inCi,
        words: 'kubectl helm',
        in: 'code',
        match: /\bkubectl\s+(apply|set\s+image|rollout)\b|\bhelm\s+(upgrade|install)\b/,
      },
    ],
    [
      'PyPI',
      {
        kinds: inCi,
        words: 'pypa twine poetry',
        in: 'code',
        match: /\bpypa\/gh-action-pypi-publish|\btwine\s+upload\b|\bpoetry\s+publish\b/,
      },
    ],
    ['crates.io', { kinds: inCi, words: 'cargo', in: 'code', match: /\bcargo\s+publish\b/ }],
    [
      'Hackage',
      { kinds: inCi, words: 'cabal hackage stack', in: 'code', match: /\b(cabal|stack)\s+upload\b/ },
    ],
    [
      'GitHub releases',
      {
        kinds: inCi,
        words: 'softprops gh action release create ncipollo goreleaser',
        in: 'code',
        match:
          /\bsoftprops\/action-gh-release@|\bgh\s+release\s+(create|upload)\b|\bactions\/create-release@|\bncipollo\/release-action@|\bgoreleaser\/goreleaser-action@|^deploy:\s*\n\s+(-\s+)?provider:\s*releases/m,
      },
    ],
    [
      'AWS',
      {
        kinds: inCi,
        words: 'aws ecs lambda serverless',
        in: 'code',
        match:
          /\baws\s+(ecs\s+update-service|lambda\s+update-function-code|s3\s+sync|cloudformation\s+deploy)\b|\baws-actions\/amazon-ecs-deploy/,
      },
    ],
    ['Terraform', { kinds: inCi, words: 'terraform', in: 'code', match: /\bterraform\s+apply\b/ }],
    [
      'Maven Central',
      {
        kinds: inCi,
        words: 'deploy publish',
        in: 'code',
        match: /\bmvnw?\s[^\n]*\bdeploy\b|\bgradlew?\s[^\n]*\bpublish\w*\b/,
      },
    ],
  ]),

  ...patterns('progressive-delivery', [
    [
      'canary releases',
      {
        kinds: ['config'],
        words: 'canary rollout',
        in: 'code',
        match:
          /^kind:\s*(Canary|Rollout)\s*$[\s\S]{0,3000}?\b(canary|analysis)\b|^\s+canary:\s*\n\s+(steps|maxSurge)/m,
      },
    ],
    [
      'blue-green releases',
      {
        kinds: ['config', 'terraform'],
        words: 'bluegreen blue',
        in: 'code',
        match:
          /^\s+blueGreen:\s*$|\bdeployment_type\s*=\s*"BLUE_GREEN"|\bdeployment_option\b[^\n]*TRAFFIC_CONTROL[\s\S]{0,200}BLUE_GREEN/m,
      },
    ],
    [
      'weighted traffic',
      {
        kinds: ['config'],
        words: 'weight',
        in: 'code',
        match: /^kind:\s*(VirtualService|HTTPRoute)\s*$[\s\S]{0,3000}?^\s+weight:\s*\d/m,
      },
    ],
  ]),

  ...patterns('dev-environment', [
    [
      'a dev container',
      {
        kinds: ['config'],
        path: /(^|\/)\.devcontainer(\/[\w-]+)?\/devcontainer\.json$|(^|\/)\.devcontainer\.json$/,
        words: '',
        in: 'raw',
        match: /"(image|build|dockerFile|dockerComposeFile|features)"\s*:/,
      },
    ],
    [
      'Nix',
      {
        kinds: ['build'],
        path: /(^|\/)(shell|flake|default)\.nix$/,
        words: '',
        in: 'code',
        match: /\b(mkShell|devShells?|buildInputs|nativeBuildInputs|buildEnv|lib\.overrideDerivation)\b/,
      },
    ],
    [
      'Vagrant',
      {
        kinds: ['config', 'source', 'other'],
        path: /(^|\/)Vagrantfile$/,
        words: 'vm',
        in: 'code',
        match: /\.vm\.\w+/,
      },
    ],
    [
      'pinned tool versions',
      {
        kinds: ['config', 'other'],
        path: /(^|\/)(\.tool-versions|mise\.toml|\.mise\.toml|devbox\.json)$/,
        words: '',
        in: 'raw',
        match: /\b\w+["']?\s*[ =:@]\s*["']?\d+\.\d+/,
      },
    ],
    [
      'Gitpod',
      { kinds: ['config'], path: /(^|\/)\.gitpod\.ya?ml$/, words: '', in: 'code', match: /^(image|tasks):/m },
    ],
  ]),
]
