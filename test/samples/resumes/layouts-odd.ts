import { Document, Paragraph, Tab, TextRun } from 'docx'
import { type Html, html, type Layout, page } from './layout.ts'
import { dateStyles, type TrueResume } from './people.ts'
import { byEmployer, datesLike, overlapping, promoted, thirdDates } from './people-third.ts'

const commas = (resume: TrueResume): string => resume.skills.flatMap(({ keywords }) => keywords).join(', ')
const elsewhere = (resume: TrueResume): TrueResume => ({
  ...resume,
  place: 'Zutphen',
  jobs: resume.jobs.map((job, index) => ({
    ...job,
    place: ['Zutphen', 'Split, HR', 'Cluj'][index % 3] ?? '',
  })),
})

/** Written when the reader read all others, on purpose odd: headings that nobody uses, places that no list has. Mended by since in what tells of jobs. */
export const oddLayouts: Layout[] = [
  {
    name: 'plain Markdown, everything of a job in one line with dashes',
    dates: datesLike(dateStyles.iso, ' – ', 'current'),
    shows: ['phone', 'projects', 'languages', 'certificates'],
    of: (resume) => elsewhere(overlapping(resume)),
    write: (resume, dates) => ({
      text: [
        `# ${resume.name}`,
        `*${resume.label}* · ${resume.place}`,
        '',
        `<${resume.email}> · ${resume.phone} · <https://example.org/me>`,
        '',
        '## Where I have been',
        '',
        ...resume.jobs.flatMap((job) => [
          `**${job.employer}** — ${job.title} — ${job.place} — _${dates.range(job.start, job.end)}_`,
          '',
          ...job.bullets.map((text) => `* ${text}`),
          '',
        ]),
        '## Where I have studied',
        '',
        ...resume.education.map(
          ({ institution, degree, start, end }) =>
            `* **${degree}** — ${institution} — _${dates.range(start, end)}_`,
        ),
        '',
        '## What I know',
        '',
        ...resume.skills.map(({ name, keywords }) => `* *${name}*: ${keywords.join(', ')}`),
        '',
        '## Papers',
        '',
        ...resume.certificates.map(({ name, issuer, year }) => `* ${name} (${issuer}, ${year})`),
        '',
        '## Projects',
        '',
        ...resume.projects.map(({ name, text }) => `* [**${name}**](https://example.org) ${text}`),
        '',
        '## Languages',
        '',
        resume.languages.map(({ language, fluency }) => `${language} (${fluency})`).join(' · '),
      ].join('\n'),
    }),
  },
  {
    name: 'DOCX, functional: what somebody can do first, jobs as a short list behind it, then their achievements',
    dates: thirdDates.numbered,
    shows: ['phone', 'languages'],
    of: elsewhere,
    write: (resume, dates) => {
      const line = (
        text: string,
        more: { bold?: boolean; italics?: boolean; allCaps?: boolean } = {},
      ): Paragraph => new Paragraph({ children: [new TextRun({ text, ...more })] })
      return {
        docx: new Document({
          sections: [
            {
              children: [
                line(resume.name, { allCaps: true, bold: true }),
                line(`${resume.place}  |  M: ${resume.phone}  |  E: ${resume.email}`),
                line('Personal Profile', { bold: true }),
                line(resume.summary),
                line('Areas of Expertise', { bold: true }),
                new Paragraph({
                  children: [new TextRun(commas(resume).split(', ').slice(0, 5).join(' ▪ '))],
                }),
                new Paragraph({ children: [new TextRun(commas(resume).split(', ').slice(5).join(' ▪ '))] }),
                line('Employment Summary', { bold: true }),
                ...resume.jobs.flatMap((job) => [
                  new Paragraph({
                    children: [
                      new TextRun({ text: job.employer, bold: true }),
                      new TextRun(`, ${job.place}`),
                      new TextRun({ children: [new Tab(), new Tab(), dates.range(job.start, job.end)] }),
                    ],
                  }),
                  line(job.title, { italics: true }),
                  line('Key achievements:'),
                  ...job.bullets.map((text) => new Paragraph({ text: `– ${text}`, indent: { left: 360 } })),
                ]),
                line('Education and Training', { bold: true }),
                ...resume.education.flatMap(({ institution, degree, start, end }) => [
                  new Paragraph({
                    children: [
                      new TextRun(degree),
                      new TextRun({ children: [new Tab(), dates.range(start, end)] }),
                    ],
                  }),
                  line(institution, { italics: true }),
                ]),
                line('Additional Information', { bold: true }),
                line(
                  `Languages: ${resume.languages.map(({ language, fluency }) => `${language} (${fluency})`).join(', ')}`,
                ),
                line('Full clean driving licence.'),
              ],
            },
          ],
        }),
      }
    },
  },
  {
    name: 'cards in two columns, icons, initials in a circle, promotions with arrows, levels as words',
    dates: dateStyles.apostrophe,
    shows: ['phone', 'languages', 'certificates'],
    of: (resume) => elsewhere(promoted(resume)),
    write: (resume, dates) => {
      const card = (title: string, content: Html): Html =>
        html`<section><h2>${title}</h2>${content}</section>`
      return {
        html: page(
          'body { font-family: Verdana, sans-serif; font-size: 9pt } .two { display: flex; gap: 7mm } .l { flex: 2 } .r { flex: 1 } section { border: 1px solid #dde; border-radius: 6px; padding: 6pt; margin-bottom: 6pt; break-inside: avoid-page } .o { float: left; border-radius: 20px; background: #357; color: #fff; width: 34px; height: 34px; line-height: 34px; text-align: center; margin-right: 8pt } h2 { margin: 0 0 4pt; font-size: 12pt; color: #357 } li::marker { content: "→ " } .m { color: #666; font-size: 8pt }',
          html`<div class="o">${resume.name
            .split(' ')
            .map(([letter]) => letter)
            .join(
              '',
            )}</div><h1>${resume.name}</h1><p class="m">\ue0b0 ${resume.label} \ue0c8 ${resume.place}</p><div class="two"><div class="l">${card(
            'Career',
            html`${byEmployer(resume).map(
              ({ employer, roles }) =>
                html`<p style="margin-top:8pt;font-size:11pt"><b>${employer}</b></p>${roles.map((role) => html`<p><b style="color:#357">${role.title}</b></p><p class="m">${dates.range(role.start, role.end)} · ${role.place}</p><ul>${role.bullets.map((text) => html`<li>${text}</li>`)}</ul>`)}`,
            )}`,
          )}</div><div class="r">${card('Say hello', html`<p>${resume.email}</p><p>${resume.phone}</p>`)}${card(
            'Toolbox',
            html`${resume.skills.flatMap(({ keywords }) => keywords.map((keyword, index) => html`<p>${keyword} <span class="m">${['expert', 'good', 'basic'][index % 3] ?? ''}</span></p>`))}`,
          )}${card('Languages', html`${resume.languages.map(({ language, fluency }) => html`<p>${language} <span class="m">${fluency}</span></p>`)}`)}${card(
            'Studies',
            html`${resume.education.map(({ institution, degree, start, end }) => html`<p><b>${degree}</b></p><p>${institution}</p><p class="m">${dates.range(start, end)}</p>`)}`,
          )}${card('Certificates', html`${resume.certificates.map(({ name, issuer, year }) => html`<p>${name}</p><p class="m">${issuer}, ${year}</p>`)}`)}</div></div>`,
        ),
      }
    },
  },
  {
    name: 'academic: years in the margin of a table with lines, employer with its city first, title after a comma, text below',
    dates: thirdDates.yearsEm,
    shows: ['languages', 'projects'],
    of: elsewhere,
    write: (resume, dates) => ({
      html: page(
        'body { font-family: serif; font-size: 11pt } table { width: 100%; border-collapse: collapse } td { border-top: 1px solid #bbb; vertical-align: top; padding: 3pt 6pt } td:first-child { width: 28mm; white-space: nowrap } h2 { font-variant: small-caps; font-weight: normal }',
        html`<h1 style="text-align:center;font-weight:normal">Curriculum Vitae</h1><p style="text-align:center;font-size:14pt">${resume.name}</p><p style="text-align:center">${resume.place}, e-mail: ${resume.email}</p><h2>Positions</h2><table>${resume.jobs.map((job) => html`<tr><td>${dates.range(job.start, job.end)}</td><td>${job.title}<br>${job.employer} (${job.place})<ul>${job.bullets.map((text) => html`<li>${text}</li>`)}</ul></td></tr>`)}</table>
<h2>Degrees</h2><table>${resume.education.map(({ institution, degree, start, end }) => html`<tr><td>${dates.range(start, end)}</td><td>${degree}<br>${institution}</td></tr>`)}</table><h2>Software</h2><table>${resume.projects.map(({ name, text }) => html`<tr><td>${name}</td><td>${text}</td></tr>`)}</table><h2>Skills</h2><table>${resume.skills.map(({ name, keywords }) => html`<tr><td>${name}</td><td>${keywords.join(', ')}</td></tr>`)}</table><h2>Languages</h2><table>${resume.languages.map(({ language, fluency }) => html`<tr><td>${language}</td><td>${fluency}</td></tr>`)}</table>`,
      ),
    }),
  },
]
