import { describe, expect, it } from 'vitest'
import { phraseMatcher } from './matcher.ts'

const names =
  'Go,C,R,C++,Rust,Swift,Spring,Spring Boot,Express,Node,Node.js,REST,SOAP,IAM,Java,Python,Ruby,Julia,Chef,Puppet,Ansible,Vault,Consul,Play,Akka,Phoenix,Elixir,Make,Ant,Maven,Excel,Access,Helm,Kafka,Docker,MySQL,My SQL,NoSQL,React,mentoring,Ownership,Learning,Oracle,bash'.split(
    ',',
  )
const find = phraseMatcher(names.map((text) => ({ text, names: [{ kind: 'tool', slug: text }] })))

/** What is found has to be just what stands in brackets. */
const cases: Record<string, string[]> = {
  'in lists': [
    'Languages: [Go], [C], [R]',
    'Languages: go further than others',
    'languages: [go], [c], [rust]',
    'LANGUAGES: [GO], [RUST], [PYTHON]',
    '[python], [go], [c++]',
    '[Python], go with the flow',
    '[Go]/[Rust]',
    '[Go] / [Rust] / [C]',
    '[Chef], [Puppet] and [Ansible]',
    '[Python] (5 years), [Go] (2 years), [C] (1 year)',
    '[Java] 17, [Spring] 6, [C]',
    '[Docker] | [Vault] | [Consul]',
    '• [Go]\n• [Python]\n• [R]',
    '[Python]\n[Go]\n[Ruby]',
    'Programming languages\n[Go], [R]',
    'Skills: Vitamin C, [Python]',
    'Worked in [Python]\nGo live was in May',
    '[Kafka], REST of the world',
    'Skills: [mentoring], [ownership], [learning]',
    'Took ownership of learning',
    'Options A, B, C and R',
    '[Go]\n[Rust]\n[Swift]',
    'Julia\nRuby\nC',
    'Known tools: [Chef]',
    'Languages: [C], [R]',
    'Grades: C, R',
    'You write [Play] and [Akka] applications',
    'Tools:\n[Make], [Ant], [Maven]',
    'Tools: none yet. Make it so',
    'SEPA, SWIFT, [Kafka]',
    '[Play], [Akka]',
  ],
  'by what stands next to them': [
    '[Go] services and [C] code',
    'Senior [Go] Engineer',
    'Backend Engineer – [Go]',
    'Developer ([R])',
    '[Rust] 1.80 and [Go] 1.22',
    '[Go]-based tools, a [Spring]-like container',
    'Go-live, Rust-proof, C-level, R-squared, No-Go',
    'R&D, B&C, C°, °C, $R',
    'in R&D and in C-level talks using No-Go',
    'C. Miller and R. Meyer',
    "C'est la vie; [Go]'s scheduler",
    'written in [C], later in [R].',
    'in C major, in C minor, C/o Smith, Plan C',
    'We know [Julia]; we knew Julia',
    '[Make] files; Make servers fast',
    'Series C, Section R, Vitamin C',
  ],
  'by their capital': [
    'deployed with [Chef] on [Docker]',
    'moved from [Java] to [Go] in May',
    'maintained the many services that were built with\n[Go] and kept them',
    'Hobbies and others\nChef on weekends',
    'Go further. Express yourself! Spring is here',
    'let us go and express the rest',
    'American Express, Taylor Swift, Amazon Prime',
    'the Go/No-Go meeting',
    'in Spring 2023, this Spring, in Spring',
    '(e.g. [Go] or [Rust])',
    'Our Express Checkout and Swift Delivery',
    'EXPRESS INTEREST BEFORE SPRING',
    'worker Node, Node pools, a Node',
    'Head Chef; Chef de partie',
    'worked at Oracle; tuned [Oracle] for years',
    'We use [bash] and go to a bash',
    'Phoenix, Arizona',
    'Excel in teams. Access to [Kafka]',
  ],
  'by their writing alone': [
    '[REST], rest, Rest, encrypted at REST, the REST OF',
    '[SOAP] and soap',
    '[IAM] what iam',
    '[No-SQL], no SQL, [NoSQL]',
    'my SQL, [MySQL]',
    'Spring 2023 with [Spring Boot]',
  ],
}

for (const [name, sentences] of Object.entries(cases))
  describe(`treacherous names ${name}`, () => {
    it.each(sentences)('%s', (marked) => {
      const text = marked.replace(/[[\]]/g, '')
      let shown = ''
      let from = 0
      for (const mention of find(text)) {
        shown += `${text.slice(from, mention.from)}[${mention.text}]`
        from = mention.to
      }
      expect(shown + text.slice(from)).toBe(marked)
    })
  })
