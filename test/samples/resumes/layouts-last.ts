import { Document, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { bulletList, html, type Layout, page } from './layout.ts'
import { dateStyles, type TrueResume } from './people.ts'
import { promoted, thirdDates } from './people-third.ts'

const employers = [
  'Oakhaven Mutual',
  'Tidewater Robotics',
  'Kanton Zell, Amt für Informatik',
  'Fjellheim ASA',
  'Nimbus & Crane',
  'Parcelwise',
  'Hôpital Saint-Roch',
  'Atelier Neuf',
]
/** The same people at employers whose names nobody has mended anything by. */
const moved = (resume: TrueResume): TrueResume => ({
  ...resume,
  jobs: resume.jobs.map((job, index) => ({
    ...job,
    employer: employers[(index + resume.name.length) % employers.length] ?? '',
  })),
})

/** Written after all mending, and nothing was mended by them: what is read of them at first sight is the last word. */
export const lastLayouts: Layout[] = [
  {
    name: 'word processor in the browser: employer, place — title; dates in capitals below; side column',
    dates: {
      ...dateStyles.long,
      range: (start, end) => dateStyles.long.range(start, end).toUpperCase(),
    },
    shows: ['phone', 'projects', 'languages'],
    of: moved,
    write: (resume, dates) => ({
      html: page(
        '.two { display: grid; grid-template-columns: 1fr 52mm; gap: 9mm } h1 { font-size: 34pt } h2 { font-size: 9pt; color: #0b8043; text-transform: uppercase } h3 { font-size: 11pt; margin-top: 9pt } h3 span { font-weight: normal } .d { font-size: 8pt; color: #666 } .c p { line-height: 1.4 }',
        html`<div class="two"><div><h1>${resume.name}</h1><p>${resume.summary}</p></div><div class="c"><p>${resume.place}</p><p><b>${resume.phone}</b></p><p><b>${resume.email}</b></p></div></div><div class="two"><div><h2>Experience</h2>${resume.jobs.map((job) => html`<h3>${job.employer}, <span>${job.place}</span> — <span><i>${job.title}</i></span></h3><p class="d">${dates.range(job.start, job.end)}</p>${bulletList(job.bullets)}`)}<h2>Education</h2>${resume.education.map(({ institution, degree, start, end }) => html`<h3>${institution}, <span>Bern</span> — <span><i>${degree}</i></span></h3><p class="d">${dates.range(start, end)}</p>`)}<h2>Projects</h2>${resume.projects.map(({ name, text }) => html`<h3>${name} — <span><i>${text}</i></span></h3>`)}</div><div><h2>Skills</h2>${resume.skills.flatMap(({ keywords }) => keywords.map((keyword) => html`<p>${keyword}</p>`))}<h2>Awards</h2><p><b>Best poster</b> at a conference in 2017</p><h2>Languages</h2><p>${resume.languages.map(({ language }) => language).join(', ')}</p></div></div>`,
      ),
    }),
  },
  {
    name: 'DOCX: one table of two columns for everything, headings and dates on the left',
    dates: thirdDates.ongoing,
    shows: ['phone', 'certificates', 'languages'],
    of: moved,
    write: (resume, dates) => {
      const run = (text: string, bold = false): Paragraph =>
        new Paragraph({ children: [new TextRun({ text, bold })] })
      const row = (left: Paragraph[], right: Paragraph[]): TableRow =>
        new TableRow({ children: [new TableCell({ children: left }), new TableCell({ children: right })] })
      return {
        docx: new Document({
          sections: [
            {
              children: [
                new Paragraph({ children: [new TextRun({ text: resume.name, bold: true, size: 40 })] }),
                run(`${resume.email}, ${resume.phone}, ${resume.place}`),
                new Table({
                  width: { size: 100, type: WidthType.PERCENTAGE },
                  rows: [
                    row([run('Profile', true)], [run(resume.summary)]),
                    row([run('Work experience', true)], [run('')]),
                    ...resume.jobs.map((job) =>
                      row(
                        [run(dates.range(job.start, job.end))],
                        [
                          run(job.title, true),
                          run(`${job.employer}, ${job.place}`),
                          ...job.bullets.map((text) => new Paragraph({ text, bullet: { level: 0 } })),
                        ],
                      ),
                    ),
                    row([run('Education', true)], [run('')]),
                    ...resume.education.map(({ institution, degree, start, end }) =>
                      row([run(dates.range(start, end))], [run(degree, true), run(institution)]),
                    ),
                    row(
                      [run('Certificates', true)],
                      resume.certificates.map(({ name, year }) => run(`${name}, ${year}`)),
                    ),
                    row(
                      [run('Skills', true)],
                      resume.skills.map(({ name, keywords }) => run(`${name}: ${keywords.join(', ')}`)),
                    ),
                    row(
                      [run('Languages', true)],
                      resume.languages.map(({ language, fluency }) => run(`${language} (${fluency})`)),
                    ),
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
    name: 'text copied from the page of a network: kind of employment, length, remote, skills of each job',
    dates: {
      ...dateStyles.short,
      range: (start, end) => dateStyles.short.range(start, end).replace(' – ', ' - '),
    },
    shows: ['certificates', 'languages'],
    of: moved,
    write: (resume, dates) => ({
      text: [
        resume.name,
        resume.label,
        `${resume.place} · Contact info`,
        resume.email,
        '500+ connections',
        '',
        'About',
        resume.summary,
        '',
        'Experience',
        ...resume.jobs.flatMap((job, index) => [
          job.title,
          `${job.employer} · ${['Full-time', 'Freelance', 'Contract'][index % 3]}`,
          `${dates.range(job.start, job.end)} · 2 yrs 3 mos`,
          `${job.place} · ${['Remote', 'Hybrid', 'On-site'][index % 3]}`,
          ...job.bullets.map((text) => `• ${text}`),
          `Skills: ${resume.skills[index % 3]?.keywords.join(' · ')}`,
          '',
        ]),
        'Education',
        ...resume.education.flatMap(({ institution, degree, start, end }) => [
          institution,
          degree,
          `${start.slice(0, 4)} - ${end.slice(0, 4)}`,
          '',
        ]),
        'Licenses & certifications',
        ...resume.certificates.flatMap(({ name, issuer, year }) => [name, issuer, `Issued Mar ${year}`, '']),
        'Skills',
        ...resume.skills.flatMap(({ keywords }) => keywords),
        '',
        'Languages',
        ...resume.languages.flatMap(({ language }, index) => [
          language,
          ['Full professional proficiency', 'Native or bilingual proficiency', 'Elementary proficiency'][
            index
          ] ?? '',
        ]),
      ].join('\n'),
    }),
  },
  {
    name: 'LaTeX of one page: title and dates, employer and place in italics below, projects with their tools',
    dates: {
      ...dateStyles.short,
      range: (start, end) => dateStyles.short.range(start, end).replace(' – ', ' -- '),
    },
    shows: ['phone', 'projects'],
    of: (resume) => promoted(moved(resume)),
    write: (resume, dates) => ({
      html: page(
        '@page { margin: 12mm } body { font-family: serif } .row { display: flex; justify-content: space-between } h1 { text-align: center; font-variant: small-caps; font-size: 25pt } .c { text-align: center } h2 { font-variant: small-caps; font-weight: normal; border-bottom: 1px solid #000 }',
        html`<h1>${resume.name}</h1><p class="c">${resume.phone} | <u>${resume.email}</u> | <u>linkedin.com/in/example</u> | <u>github.com/example</u></p><h2>Education</h2>${resume.education.map(({ institution, degree, start, end }) => html`<div class="row"><b>${institution}</b><span>Bern</span></div><div class="row"><i>${degree}</i><i>${dates.range(start, end)}</i></div>`)}<h2>Experience</h2>${resume.jobs.map((job) => html`<div class="row"><b>${job.title}</b><span>${dates.range(job.start, job.end)}</span></div><div class="row"><i>${job.employer}</i><i>${job.place}</i></div>${bulletList(job.bullets)}`)}<h2>Projects</h2>${resume.projects.map(({ name, text }) => html`<div class="row"><span><b>${name}</b> | <i>TypeScript, Docker</i></span><span>June 2020 -- Present</span></div>${bulletList([text])}`)}<h2>Technical Skills</h2>${resume.skills.map(({ name, keywords }) => html`<p><b>${name}</b>: ${keywords.join(', ')}</p>`)}`,
      ),
    }),
  },
]
