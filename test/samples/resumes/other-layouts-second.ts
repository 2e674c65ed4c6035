import { Document, Header, Paragraph, Tab, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { Layout } from './layout.ts'
import { dateStyles, type TrueResume } from './people.ts'

const plain = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] })
const bold = (text: string): Paragraph => new Paragraph({ children: [new TextRun({ text, bold: true })] })
const bullet = (text: string): Paragraph => new Paragraph({ text, bullet: { level: 0 } })
const commas = (resume: TrueResume): string => resume.skills.flatMap(({ keywords }) => keywords).join(', ')

/** Breaks a text as somebody does who writes letters in a terminal. */
function wrapped(text: string, width: number, first: string, others: string): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    const indent = lines.length === 1 ? first : others
    if (line !== '' && indent.length + line.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line, index) => `${index === 0 ? first : others}${line}`)
}

/** Layouts that were written after the reader read the first half of them. */
export const secondOtherLayouts: Layout[] = [
  {
    name: 'DOCX with name and address in the head of the page',
    dates: dateStyles.short,
    shows: ['phone', 'projects'],
    write: (resume, dates) => ({
      docx: new Document({
        sections: [
          {
            headers: {
              default: new Header({
                children: [bold(resume.name), plain(`${resume.email} | ${resume.phone}`)],
              }),
            },
            children: [
              bold('Professional Experience'),
              ...resume.jobs.flatMap((job) => [
                new Paragraph({
                  children: [
                    new TextRun({ text: job.title, bold: true }),
                    new TextRun(` – ${job.employer}, ${job.place}`),
                    new TextRun({ children: [new Tab(), dates.range(job.start, job.end)] }),
                  ],
                }),
                ...job.bullets.map(bullet),
              ]),
              bold('Education'),
              ...resume.education.map(
                ({ institution, degree, start, end }) =>
                  new Paragraph({
                    children: [
                      new TextRun(`${degree}, ${institution}`),
                      new TextRun({ children: [new Tab(), dates.range(start, end)] }),
                    ],
                  }),
              ),
              bold('Skills'),
              plain(commas(resume)),
              bold('Projects'),
              ...resume.projects.flatMap(({ name, text }) => [bold(name), plain(text)]),
            ],
          },
        ],
      }),
    }),
  },
  {
    name: 'DOCX with line breaks in place of paragraphs',
    dates: dateStyles.slashed,
    shows: ['phone'],
    write: (resume, dates) => {
      const lines = (texts: string[]): Paragraph =>
        new Paragraph({
          children: texts.map(
            (text, index) => new TextRun(index === 0 ? { text, bold: true } : { text, break: 1 }),
          ),
        })
      return {
        docx: new Document({
          sections: [
            {
              children: [
                lines([resume.name, resume.label, resume.email, resume.phone]),
                bold('EMPLOYMENT HISTORY'),
                ...resume.jobs.map((job) =>
                  lines([
                    `${job.employer} – ${job.title}`,
                    dates.range(job.start, job.end),
                    ...job.bullets.map((text) => `- ${text}`),
                  ]),
                ),
                bold('EDUCATION'),
                ...resume.education.map(({ institution, degree, start, end }) =>
                  lines([institution, `${degree}, ${dates.range(start, end)}`]),
                ),
                bold('KEY SKILLS'),
                plain(commas(resume)),
              ],
            },
          ],
        }),
      }
    },
  },
  {
    name: 'DOCX in two columns made by a table',
    dates: dateStyles.long,
    shows: ['phone', 'languages'],
    write: (resume, dates) => {
      const cell = (children: Paragraph[], size: number) =>
        new TableCell({ children, width: { size, type: WidthType.PERCENTAGE } })
      return {
        docx: new Document({
          sections: [
            {
              children: [
                bold(resume.name),
                plain(resume.label),
                new Table({
                  width: { size: 100, type: WidthType.PERCENTAGE },
                  rows: [
                    new TableRow({
                      children: [
                        cell(
                          [
                            bold('Contact'),
                            plain(resume.email),
                            plain(resume.phone),
                            bold('Skills'),
                            ...resume.skills.flatMap(({ keywords }) => keywords.map(bullet)),
                            bold('Languages'),
                            ...resume.languages.map(({ language, fluency }) =>
                              plain(`${language}: ${fluency}`),
                            ),
                          ],
                          30,
                        ),
                        cell(
                          [
                            bold('Work Experience'),
                            ...resume.jobs.flatMap((job) => [
                              plain(`${job.title}, ${job.employer}`),
                              plain(dates.range(job.start, job.end)),
                              ...job.bullets.map(bullet),
                            ]),
                            bold('Education'),
                            ...resume.education.flatMap(({ institution, degree, start, end }) => [
                              plain(degree),
                              plain(institution),
                              plain(dates.range(start, end)),
                            ]),
                          ],
                          70,
                        ),
                      ],
                    }),
                  ],
                }),
              ],
            },
          ],
        }),
      }
    },
  },
  {
    name: 'text of 72 letters a line, dates at its right edge',
    dates: dateStyles.short,
    shows: ['phone', 'projects'],
    write: (resume, dates) => {
      const spread = (left: string, right: string) => `${left.padEnd(72 - right.length)}${right}`
      return {
        text: [
          resume.name,
          `${resume.email}   ${resume.phone}`,
          '',
          'Experience',
          '----------',
          ...resume.jobs.flatMap((job) => [
            '',
            spread(job.employer, dates.range(job.start, job.end)),
            job.title,
            ...job.bullets.flatMap((text) => wrapped(text, 72, '  - ', '    ')),
          ]),
          '',
          'Education',
          '---------',
          ...resume.education.flatMap(({ institution, degree, start, end }) => [
            '',
            spread(degree, dates.range(start, end)),
            institution,
          ]),
          '',
          'Skills',
          '------',
          ...resume.skills.map(({ name, keywords }) => `  ${name}: ${keywords.join(', ')}`),
          '',
          'Projects',
          '--------',
          ...resume.projects.flatMap(({ name, text }) => wrapped(`${name} - ${text}`, 72, '', '')),
        ].join('\n'),
      }
    },
  },
  {
    name: 'text as a network exports it',
    dates: dateStyles.long,
    shows: ['certificates'],
    write: (resume, dates) => ({
      text: [
        'Contact',
        resume.email,
        '',
        'Top Skills',
        ...resume.skills.flatMap(({ keywords }) => keywords),
        '',
        'Certifications',
        ...resume.certificates.map(({ name }) => name),
        '',
        resume.name,
        resume.label,
        resume.place,
        '',
        'Summary',
        resume.summary,
        '',
        'Experience',
        ...resume.jobs.flatMap((job) => [
          job.employer,
          job.title,
          `${dates.range(job.start, job.end)} (2 years 3 months)`,
          job.place,
          ...job.bullets.map((text) => `• ${text}`),
          '',
        ]),
        'Education',
        ...resume.education.flatMap(({ institution, degree, start, end }) => [
          institution,
          `${degree} · (${start.slice(0, 4)} - ${end.slice(0, 4)})`,
          '',
        ]),
      ].join('\n'),
    }),
  },
  {
    name: 'JSON Resume of an old kind, with what it does not know',
    dates: dateStyles.iso,
    shows: ['phone', 'projects'],
    write: (resume) => ({
      json: {
        basics: {
          name: resume.name,
          email: resume.email,
          phone: resume.phone,
          website: 'https://example.org',
          picture: '',
        },
        work: resume.jobs.map((job) => ({
          company: job.employer,
          position: job.title,
          website: '',
          startDate: `${job.start}-01`,
          endDate: job.end ? `${job.end}-28` : '',
          highlights: job.bullets,
          mood: 'good',
        })),
        education: resume.education.map(({ institution, degree, start, end }) => ({
          institution,
          area: degree,
          startDate: start,
          endDate: end,
          gpa: 3.8,
        })),
        skills: resume.skills.map(({ name, keywords }) => ({ name, keywords, level: null })),
        projects: resume.projects.map(({ name, text }) => ({ name, description: text })),
        favouriteColour: 'green',
      },
    }),
  },
]
