import {
  Document,
  HeadingLevel,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import type { Layout } from './layout.ts'
import { type DateStyle, dateStyles, type TrueResume } from './people.ts'

const plain = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] })
const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
const bullet = (text: string): Paragraph => new Paragraph({ text, bullet: { level: 0 } })

const head = ({ name, label, email, phone, place }: TrueResume): Paragraph[] => [
  new Paragraph({ text: name, heading: HeadingLevel.TITLE }),
  plain(label),
  plain(`${email} · ${phone} · ${place}`),
]
const rest = (resume: TrueResume, dates: DateStyle): Paragraph[] => [
  heading('Education'),
  ...resume.education.flatMap(({ institution, degree, start, end }) => [
    plain(`${degree}, ${institution}`),
    plain(dates.range(start, end)),
  ]),
  heading('Skills'),
  ...resume.skills.map(({ name, keywords }) => plain(`${name}: ${keywords.join(', ')}`)),
  heading('Projects'),
  ...resume.projects.map(({ name, text }) => plain(`${name}: ${text}`)),
  heading('Certifications'),
  ...resume.certificates.map(({ name, issuer, year }) => plain(`${name} (${issuer}, ${year})`)),
]

/** Layouts that the reader was written on. */
export const firstOtherLayouts: Layout[] = [
  {
    name: 'DOCX with headings and lists',
    dates: dateStyles.short,
    shows: ['phone', 'projects', 'certificates'],
    write: (resume, dates) => ({
      docx: new Document({
        sections: [
          {
            children: [
              ...head(resume),
              heading('Profile'),
              plain(resume.summary),
              heading('Work Experience'),
              ...resume.jobs.flatMap((job) => [
                new Paragraph({ text: `${job.title}, ${job.employer}`, heading: HeadingLevel.HEADING_2 }),
                plain(`${job.place}, ${dates.range(job.start, job.end)}`),
                ...job.bullets.map(bullet),
              ]),
              ...rest(resume, dates),
            ],
          },
        ],
      }),
    }),
  },
  {
    name: 'DOCX of tables, dates at the left',
    dates: dateStyles.slashed,
    shows: ['phone'],
    write: (resume, dates) => {
      const cell = (children: Paragraph[], size: number) =>
        new TableCell({ children, width: { size, type: WidthType.PERCENTAGE } })
      const table = (rows: [string, Paragraph[]][]) =>
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: rows.map(
            ([left, right]) => new TableRow({ children: [cell([plain(left)], 25), cell(right, 75)] }),
          ),
        })
      return {
        docx: new Document({
          sections: [
            {
              children: [
                ...head(resume),
                heading('Employment'),
                table(
                  resume.jobs.map((job) => [
                    dates.range(job.start, job.end),
                    [
                      new Paragraph({ children: [new TextRun({ text: job.employer, bold: true })] }),
                      plain(job.title),
                      ...job.bullets.map(bullet),
                    ],
                  ]),
                ),
                heading('Education'),
                table(
                  resume.education.map(({ institution, degree, start, end }) => [
                    dates.range(start, end),
                    [plain(degree), plain(institution)],
                  ]),
                ),
                heading('Skills'),
                table(resume.skills.map(({ name, keywords }) => [name, [plain(keywords.join(', '))]])),
              ],
            },
          ],
        }),
      }
    },
  },
  {
    name: 'DOCX with tabs and bullets typed by hand',
    dates: dateStyles.long,
    shows: ['phone', 'projects', 'certificates'],
    write: (resume, dates) => ({
      docx: new Document({
        sections: [
          {
            children: [
              ...head(resume),
              new Paragraph({ children: [new TextRun({ text: 'EXPERIENCE', bold: true })] }),
              ...resume.jobs.flatMap((job) => [
                new Paragraph({
                  tabStops: [{ type: TabStopType.RIGHT, position: 9000 }],
                  children: [
                    new TextRun({ text: job.employer, bold: true }),
                    new TextRun({ children: [new Tab(), job.place] }),
                  ],
                }),
                new Paragraph({
                  tabStops: [{ type: TabStopType.RIGHT, position: 9000 }],
                  children: [
                    new TextRun({ text: job.title, italics: true }),
                    new TextRun({ children: [new Tab(), dates.range(job.start, job.end)] }),
                  ],
                }),
                ...job.bullets.map((text) => plain(`•\t${text}`)),
              ]),
              ...rest(resume, dates),
            ],
          },
        ],
      }),
    }),
  },
  {
    name: 'text with underlined headings',
    dates: dateStyles.days,
    shows: ['phone'],
    write: (resume, dates) => {
      const title = (text: string) => ['', text, '='.repeat(text.length)]
      return {
        text: [
          resume.name.toUpperCase(),
          resume.label,
          resume.email,
          resume.phone,
          ...title('WORK EXPERIENCE'),
          ...resume.jobs.flatMap((job) => [
            `${job.title} - ${job.employer} - ${job.place}`,
            dates.range(job.start, job.end),
            ...job.bullets.map((text) => `* ${text}`),
            '',
          ]),
          ...title('EDUCATION'),
          ...resume.education.flatMap(({ institution, degree, start, end }) => [
            `${degree}, ${institution}`,
            dates.range(start, end),
            '',
          ]),
          ...title('SKILLS'),
          ...resume.skills.map(({ name, keywords }) => `${name}: ${keywords.join(', ')}`),
        ].join('\r\n'),
      }
    },
  },
  {
    name: 'Markdown',
    dates: dateStyles.short,
    shows: ['phone', 'projects'],
    write: (resume, dates) => ({
      text: [
        `# ${resume.name}`,
        `**${resume.label}**`,
        `[${resume.email}](mailto:${resume.email}) | ${resume.phone} | ${resume.place}`,
        '## Summary',
        resume.summary,
        '## Experience',
        ...resume.jobs.flatMap((job) => [
          `### ${job.title}`,
          `**${job.employer}** | ${job.place} | *${dates.range(job.start, job.end)}*`,
          '',
          ...job.bullets.map((text) => `- ${text}`),
          '',
        ]),
        '## Education',
        ...resume.education.map(
          ({ institution, degree, start, end }) =>
            `- **${degree}**, ${institution}, ${dates.range(start, end)}`,
        ),
        '## Skills',
        ...resume.skills.map(({ name, keywords }) => `- **${name}**: ${keywords.join(', ')}`),
        '## Projects',
        ...resume.projects.map(({ name, text }) => `- [${name}](https://example.org/${name}): ${text}`),
      ].join('\n'),
    }),
  },
  {
    name: 'JSON Resume',
    dates: dateStyles.iso,
    shows: ['phone', 'projects', 'certificates', 'languages'],
    write: (resume) => ({
      json: {
        $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
        basics: {
          name: resume.name,
          label: resume.label,
          email: resume.email,
          phone: resume.phone,
          summary: resume.summary,
          location: { city: resume.place.split(', ')[0] },
        },
        work: resume.jobs.map((job) => ({
          name: job.employer,
          position: job.title,
          startDate: job.start,
          ...(job.end && { endDate: job.end }),
          highlights: job.bullets,
        })),
        education: resume.education.map(({ institution, degree, start, end }) => ({
          institution,
          studyType: degree,
          startDate: start,
          endDate: end,
        })),
        skills: resume.skills,
        projects: resume.projects.map(({ name, text }) => ({ name, description: text })),
        certificates: resume.certificates.map(({ name, issuer, year }) => ({ name, issuer, date: year })),
        languages: resume.languages,
      },
    }),
  },
]
