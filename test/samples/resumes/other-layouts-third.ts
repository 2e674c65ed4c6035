import { Document, Paragraph, Tab, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { Layout } from './layout.ts'
import { dateStyles, type TrueResume } from './people.ts'
import { byEmployer, longCareer, promoted, thirdDates } from './people-third.ts'

const plain = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] })
const bold = (text: string): Paragraph => new Paragraph({ children: [new TextRun({ text, bold: true })] })
const bullet = (text: string, level = 0): Paragraph => new Paragraph({ text, bullet: { level } })
const tabbed = (left: string, right: string): Paragraph =>
  new Paragraph({
    children: [new TextRun({ text: left, bold: true }), new TextRun({ children: [new Tab(), right] })],
  })
const commas = (resume: TrueResume): string => resume.skills.flatMap(({ keywords }) => keywords).join(', ')

export const thirdOtherLayouts: Layout[] = [
  {
    name: 'DOCX: employer with city and department, roles below it, bullets in bullets',
    dates: dateStyles.short,
    shows: ['phone', 'certificates'],
    of: promoted,
    write: (resume, dates) => ({
      docx: new Document({
        sections: [
          {
            children: [
              bold(resume.name),
              plain(`${resume.place} • ${resume.phone} • ${resume.email}`),
              bold('PROFESSIONAL EXPERIENCE'),
              ...byEmployer(resume).flatMap(({ employer, place, roles }) => [
                tabbed(employer, place),
                plain('Department of Digital Services'),
                ...roles.flatMap((role) => [
                  tabbed(role.title, dates.range(role.start, role.end)),
                  ...role.bullets.map((text, index) => bullet(text, index === 1 ? 1 : 0)),
                ]),
              ]),
              bold('EDUCATION'),
              ...resume.education.flatMap(({ institution, degree, start, end }) => [
                tabbed(institution, 'Cork'),
                tabbed(degree, dates.range(start, end)),
              ]),
              bold('TECHNICAL SKILLS'),
              ...resume.skills.map(({ name, keywords }) => bullet(`${name}: ${keywords.join(', ')}`)),
              bold('CERTIFICATIONS'),
              ...resume.certificates.map(({ name, year }) => tabbed(name, year)),
            ],
          },
        ],
      }),
    }),
  },
  {
    name: 'DOCX: a table per job with a name before each field',
    dates: dateStyles.long,
    shows: ['phone', 'languages'],
    write: (resume, dates) => {
      const cell = (children: Paragraph[]): TableCell => new TableCell({ children })
      const table = (rows: [string, Paragraph[]][]): Table =>
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: rows.map(([name, value]) => new TableRow({ children: [cell([bold(name)]), cell(value)] })),
        })
      return {
        docx: new Document({
          sections: [
            {
              children: [
                bold('CURRICULUM VITAE'),
                table([
                  ['Name', [plain(resume.name)]],
                  ['Mobile', [plain(resume.phone)]],
                  ['Email', [plain(resume.email)]],
                ]),
                bold('Professional Summary'),
                plain(resume.summary),
                bold('Technical Skills'),
                table(resume.skills.map(({ name, keywords }) => [name, [plain(keywords.join(', '))]])),
                bold('Work History'),
                ...resume.jobs.flatMap((job) => [
                  table([
                    ['Organisation', [plain(job.employer)]],
                    ['Designation', [plain(job.title)]],
                    ['Duration', [plain(dates.range(job.start, job.end))]],
                    ['Location', [plain(job.place)]],
                    ['Responsibilities', job.bullets.map((text) => bullet(text))],
                  ]),
                  plain(''),
                ]),
                bold('Academic Qualifications'),
                ...resume.education.map(({ institution, degree, start, end }) =>
                  plain(`${degree} from ${institution}, ${dates.range(start, end)}`),
                ),
                bold('Languages Known'),
                plain(resume.languages.map(({ language }) => language).join(', ')),
              ],
            },
          ],
        }),
      }
    },
  },
  {
    name: 'DOCX of five pages: contracts with their client, agency and environment, arrows',
    dates: thirdDates.heute,
    shows: ['phone', 'certificates', 'languages'],
    of: longCareer,
    write: (resume, dates) => ({
      docx: new Document({
        sections: [
          {
            children: [
              new Paragraph({ children: [new TextRun({ text: resume.name, bold: true, size: 36 })] }),
              plain(resume.label),
              plain(`E: ${resume.email}   T: ${resume.phone}`),
              bold('Key Skills'),
              plain(commas(resume)),
              bold('Career History'),
              ...resume.jobs.flatMap((job, index) => [
                bold(
                  `${dates.range(job.start, job.end)}   ${job.employer}${index % 3 === 1 ? ' (Contract via Hays)' : ''}`,
                ),
                new Paragraph({ children: [new TextRun({ text: job.title, italics: true })] }),
                ...job.bullets.map((text) => plain(`➤ ${text}`)),
                ...(index % 2 === 0
                  ? [plain(`Environment: ${resume.skills[index % 3]?.keywords.join(', ')}`)]
                  : []),
                plain(''),
              ]),
              bold('Education & Qualifications'),
              ...resume.education.map(({ institution, degree, start, end }) =>
                plain(`${dates.range(start, end)}   ${degree}, ${institution}`),
              ),
              ...resume.certificates.map(({ name, year }) => plain(`${year}   ${name}`)),
              bold('Languages'),
              plain(resume.languages.map(({ language, fluency }) => `${language} – ${fluency}`).join(', ')),
              bold('References'),
              plain('Available upon request.'),
            ],
          },
        ],
      }),
    }),
  },
  {
    name: 'Markdown that a note-taking program exports',
    dates: thirdDates.arrow,
    shows: ['phone', 'projects', 'languages'],
    of: promoted,
    write: (resume, dates) => ({
      text: [
        `# 👋 ${resume.name}`,
        '',
        '<aside>',
        `💡 ${resume.summary}`,
        '',
        '</aside>',
        '',
        `📧 [${resume.email}](mailto:${resume.email})`,
        '',
        `📱 ${resume.phone}`,
        '',
        '---',
        '',
        '## 💼 Work',
        '',
        ...byEmployer(resume).flatMap(({ employer, place, roles }) => [
          `### [${employer}](https://example.org)`,
          '',
          ...roles.flatMap((role) => [
            `**${role.title}**`,
            '',
            `*${dates.range(role.start, role.end)} · ${place}*`,
            '',
            ...role.bullets.map((text, index) => (index === 1 ? `    - ${text}` : `- ${text}`)),
            '',
          ]),
        ]),
        '## 🎓 Education',
        '',
        ...resume.education.flatMap(({ institution, degree, start, end }) => [
          `### ${institution}`,
          '',
          `**${degree}**`,
          '',
          `*${dates.range(start, end)}*`,
          '',
        ]),
        '## 🛠 Skills',
        '',
        ...resume.skills.flatMap(({ keywords }) => [
          keywords.map((keyword) => `\`${keyword}\``).join(' '),
          '',
        ]),
        '## 🚀 Projects',
        '',
        ...resume.projects.map(({ name, text }) => `- [${name}](https://example.org) — ${text}`),
        '',
        '## 🗣 Languages',
        '',
        '| Language | Level |',
        '| --- | --- |',
        ...resume.languages.map(({ language, fluency }) => `| ${language} | ${fluency} |`),
      ].join('\n'),
    }),
  },
  {
    name: 'text of old with tabs and a parental leave, lines ending as on Windows',
    dates: thirdDates.heute,
    shows: ['phone', 'certificates'],
    write: (resume, dates) => {
      const folded = (text: string): string[] => {
        const lines: string[] = []
        for (const word of text.split(' ')) {
          const last = lines.at(-1)
          if (last !== undefined && last.length + word.length < 58)
            lines[lines.length - 1] = `${last} ${word}`
          else lines.push(word)
        }
        return lines
      }
      return {
        text: [
          `\t\t\t${resume.name.toUpperCase()}`,
          `\t\t${resume.place}`,
          `Tel:\t${resume.phone}`,
          `Email:\t${resume.email}`,
          '',
          'OBJECTIVE',
          ...folded(resume.summary).map((line) => `\t${line}`),
          '',
          'EMPLOYMENT',
          ...resume.jobs.flatMap((job, index) => [
            ...(index === 1 ? ['03.2017 - 09.2017\tParental leave', ''] : []),
            `${dates.range(job.start, job.end)}\t${job.employer.toUpperCase()}, ${job.place}`,
            `\t\t\t${job.title}`,
            ...job.bullets.flatMap((text) =>
              folded(text).map((line, nth) => (nth === 0 ? `\t\t\t* ${line}` : `\t\t\t  ${line}`)),
            ),
            '',
          ]),
          'EDUCATION',
          ...resume.education.flatMap(({ institution, degree, start, end }) => [
            `${dates.range(start, end)}\t${institution}`,
            `\t\t\t${degree}`,
          ]),
          '',
          'SKILLS',
          ...resume.skills.map(({ name, keywords }) => `${name}:\t${keywords.join(', ')}`),
          '',
          'CERTIFICATES',
          ...resume.certificates.map(({ name, year }) => `${year}\t${name}`),
        ].join('\r\n'),
      }
    },
  },
]
