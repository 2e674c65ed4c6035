import { expect, test } from 'vitest'
import { namesOf } from './names.ts'

test.each<[string, string, string | null, string[]]>([
  ['a folder', '/home/ines/code/shop', null, ['shop', 'code/shop', 'ines/code/shop', 'home/ines/code/shop']],
  ['no more than three folders above', '/a/b/c/d/e', null, ['e', 'd/e', 'c/d/e', 'b/c/d/e']],
  ['a bare one without .git', '/srv/shop.git', null, ['shop', 'srv/shop']],
  ['a .git that is read itself is called like its folder', '/srv/shop/.git', null, ['shop', 'srv/shop']],
  ['the root of the machine', '/', null, ['/']],
])('%s', (_, folder, remote, names) => expect(namesOf(folder, remote)).toEqual(names))

test.each<[string, string, string | null]>([
  ['https', 'https://github.com/fastify/fastify.git', 'fastify/fastify'],
  ['https without .git', 'https://github.com/fastify/fastify', 'fastify/fastify'],
  ['a slash at its end', 'https://github.com/fastify/fastify/', 'fastify/fastify'],
  ['a token never', 'https://ines:ghp_secret@github.com/fastify/fastify.git', 'fastify/fastify'],
  ['ssh, short', 'git@github.com:fastify/fastify.git', 'fastify/fastify'],
  ['ssh, with a port', 'ssh://git@host.example:7999/shop/api.git', 'shop/api'],
  ['a subgroup: the last two', 'git@gitlab.com:company/team/api.git', 'team/api'],
  ['Azure DevOps', 'https://dev.azure.com/company/project/_git/api', 'project/api'],
  ['a name with a dot', 'git@github.com:nodejs/nodejs.org.git', 'nodejs/nodejs.org'],
  ['what would move a cursor is shown as nothing', 'git@host:a\u001b[2J/b', 'a\ufffd[2J/b'],
  ['a path on this machine', '/home/ines/code/shop', null],
  ['a path as an address', 'file:///home/ines/code/shop', null],
  ['a path beside', '../shop', null],
  ['no owner', 'git@host.example:api.git', null],
  ['nothing', '', null],
])('remote %s', (_, remote, name) => expect(namesOf('/x/repo', remote)[0]).toBe(name ?? 'repo'))
