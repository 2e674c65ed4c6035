import { bulletList, type Html, html, type Layout, page } from './layout.ts'
import { type DateStyle, dateStyles, type TrueJob, type TrueResume } from './people.ts'

const jobs = (resume: TrueResume, write: (job: TrueJob, index: number) => Html): Html[] =>
  resume.jobs.map(write)
const commas = (resume: TrueResume): string => resume.skills.flatMap(({ keywords }) => keywords).join(', ')
const row = '.row { display: flex; justify-content: space-between }'

const months: Record<string, string> = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
}
const inLanguage = (language: string, between: string, now: string, since: string): DateStyle => {
  const month = (date: string) =>
    `${months[language]?.split(' ')[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
  return {
    month,
    range: (start, end) =>
      end === null ? `${since}${month(start)}${now}` : `${month(start)}${between}${month(end)}`,
    keeps: 'month',
  }
}

/** Layouts that were written after the reader read the first half of them. */
export const secondPdfLayouts: Layout[] = [
  {
    name: 'no headings at all',
    dates: dateStyles.long,
    shows: ['phone'],
    write: (resume, dates) => ({
      html: page(
        'p { margin-bottom: 3pt }',
        html`<h1>${resume.name}</h1><p>${resume.email}, ${resume.phone}</p><p>${resume.summary}</p>${jobs(
          resume,
          (job) =>
            html`<p style="margin-top: 10pt"><b>${job.title}, ${job.employer}</b> (${dates.range(job.start, job.end)})</p>${bulletList(job.bullets)}`,
        )}${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<p style="margin-top: 10pt"><b>${degree}, ${institution}</b> (${dates.range(start, end)})</p>`,
        )}<p style="margin-top: 10pt">Skills: ${commas(resume)}</p>`,
      ),
    }),
  },
  {
    name: 'German, table',
    dates: inLanguage('de', ' – ', '', 'seit '),
    shows: ['languages'],
    write: (resume, dates) => ({
      html: page(
        'td { vertical-align: top; padding: 0 12pt 6pt 0 } td:first-child { width: 42mm } h2 { border-bottom: 2px solid #aaa }',
        html`<h1>Lebenslauf</h1><h2>Persönliche Daten</h2><table><tr><td>Name</td><td>${resume.name}</td></tr><tr><td>E-Mail</td><td>${resume.email}</td></tr><tr><td>Wohnort</td><td>${resume.place}</td></tr></table>
<h2>Berufserfahrung</h2><table>${jobs(
          resume,
          (job) =>
            html`<tr><td>${dates.range(job.start, job.end)}</td><td><b>${job.title}</b><br>${job.employer}, ${job.place}${bulletList(job.bullets)}</td></tr>`,
        )}</table><h2>Ausbildung</h2><table>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<tr><td>${dates.range(start, end)}</td><td><b>${degree}</b><br>${institution}</td></tr>`,
        )}</table><h2>Kenntnisse</h2><p>${commas(resume)}</p><h2>Sprachen</h2><p>${resume.languages.map(({ language, fluency }) => `${language}: ${fluency}`).join('; ')}</p>`,
      ),
    }),
  },
  {
    name: 'French, employer below the title',
    dates: inLanguage('fr', ' - ', '', 'Depuis '),
    shows: ['phone', 'languages'],
    write: (resume, dates) => ({
      html: page(
        'h2 { color: #a00 } .d { color: #666; font-style: italic }',
        html`<h1>${resume.name}</h1><p>${resume.email} – ${resume.phone}</p><h2>Profil</h2><p>${resume.summary}</p><h2>Expérience professionnelle</h2>${jobs(
          resume,
          (job) =>
            html`<h3>${job.title}</h3><p>${job.employer}, ${job.place}</p><p class="d">${dates.range(job.start, job.end)}</p>${bulletList(job.bullets)}`,
        )}<h2>Formation</h2>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<h3>${degree}</h3><p>${institution}</p><p class="d">${dates.range(start, end)}</p>`,
        )}<h2>Compétences</h2>${resume.skills.map(({ name, keywords }) => html`<p>${name} : ${keywords.join(', ')}</p>`)}<h2>Langues</h2>${resume.languages.map(({ language, fluency }) => html`<p>${language} (${fluency})</p>`)}`,
      ),
    }),
  },
  {
    name: 'numbered bullets, serif, justified',
    dates: dateStyles.short,
    shows: ['phone', 'projects'],
    write: (resume, dates) => ({
      html: page(
        `${row} body { font-family: serif; text-align: justify } ol { margin: 2pt 0 6pt; padding-left: 18pt }`,
        html`<h1>${resume.name}</h1><div class="row"><span>${resume.email}</span><span>${resume.phone}</span></div><h2>Experience</h2>${jobs(
          resume,
          (job) =>
            html`<div class="row"><b>${job.employer}</b><span>${dates.range(job.start, job.end)}</span></div><p><i>${job.title}</i></p><ol>${job.bullets.map((bullet) => html`<li>${bullet}</li>`)}</ol>`,
        )}<h2>Education</h2>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<div class="row"><b>${institution}</b><span>${dates.range(start, end)}</span></div><p><i>${degree}</i></p>`,
        )}<h2>Technologies</h2><p>${commas(resume)}</p><h2>Side Projects</h2>${resume.projects.map(({ name, text }) => html`<p><b>${name}.</b> ${text}</p>`)}`,
      ),
    }),
  },
  {
    name: 'two columns of one width',
    dates: dateStyles.slashed,
    shows: ['phone', 'certificates', 'languages', 'projects'],
    write: (resume, dates) => ({
      html: page(
        '.two { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm } header { background: #234; color: #fff; padding: 8pt; margin-bottom: 8pt } h2 { text-transform: uppercase; letter-spacing: 1px; font-size: 11pt; color: #567 }',
        html`<header><h1>${resume.name}</h1><p>${resume.label}</p><p>${resume.email} &nbsp; ${resume.phone}</p></header><div class="two"><div><h2>Work experience</h2>${jobs(
          resume,
          (job) =>
            html`<p><b>${job.title}</b></p><p>${job.employer}</p><p>${dates.range(job.start, job.end)} <span style="float:right">${job.place}</span></p>${bulletList(job.bullets)}`,
        )}</div><div><h2>About</h2><p>${resume.summary}</p><h2>Education</h2>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<p><b>${degree}</b></p><p>${institution}</p><p>${dates.range(start, end)}</p>`,
        )}<h2>Skills</h2><p>${commas(resume)}</p><h2>Personal projects</h2>${resume.projects.map(({ name, text }) => html`<p><b>${name}</b></p><p>${text}</p>`)}<h2>Certificates</h2>${resume.certificates.map(({ name, year }) => html`<p>${name} (${year})</p>`)}<h2>Languages</h2>${resume.languages.map(({ language, fluency }) => html`<p>${language}</p><p><i>${fluency}</i></p>`)}</div></div>`,
      ),
    }),
  },
  {
    name: 'time line with other marks',
    dates: dateStyles.years,
    shows: ['phone', 'certificates'],
    write: (resume, dates) => ({
      html: page(
        'ul { list-style: "▪  " } .item { border-left: 2px solid #0a7; padding-left: 10pt; margin-left: 6pt } h2 { color: #0a7 }',
        html`<h1>${resume.name}</h1><p>${resume.label} — ${resume.place}</p><p>${resume.email} — ${resume.phone}</p><h2>Career</h2>${jobs(
          resume,
          (job) =>
            html`<div class="item"><p style="color:#777">${dates.range(job.start, job.end)}</p><p><b>${job.employer}</b> — ${job.title}</p>${bulletList(job.bullets)}</div>`,
        )}<h2>Studies</h2>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<div class="item"><p style="color:#777">${dates.range(start, end)}</p><p><b>${institution}</b> — ${degree}</p></div>`,
        )}<h2>Tech stack</h2><p>${commas(resume).replaceAll(', ', ' · ')}</p><h2>Certificates</h2>${resume.certificates.map(({ name, issuer, year }) => html`<p>${year}: ${name}, ${issuer}</p>`)}`,
      ),
    }),
  },
  {
    name: 'letter-spaced headings, text without marks',
    dates: dateStyles.apostrophe,
    shows: ['phone'],
    write: (resume, dates) => ({
      html: page(
        `${row} h2 { text-transform: uppercase; letter-spacing: 6px; font-weight: normal; font-size: 10pt } ul { list-style: none; padding: 0 } li { margin-bottom: 3pt }`,
        html`<h1>${resume.name}</h1><p>${resume.email} / ${resume.phone}</p><h2>Work Experience</h2>${jobs(
          resume,
          (job) =>
            html`<div class="row"><b>${job.title} @ ${job.employer}</b><span>${dates.range(job.start, job.end)}</span></div>${bulletList(job.bullets)}`,
        )}<h2>Education</h2>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<div class="row"><b>${degree}</b><span>${dates.range(start, end)}</span></div><p>${institution}</p>`,
        )}<h2>Skills</h2><p>${commas(resume)}</p>`,
      ),
    }),
  },
  {
    name: 'side bar over two pages',
    dates: dateStyles.words,
    shows: ['phone', 'languages', 'certificates'],
    write: (resume, dates) => ({
      html: page(
        'body { font-size: 12pt; line-height: 1.6 } aside { float: left; width: 27%; font-size: 10pt } main { margin-left: 33% }',
        html`<aside><h1>${resume.name}</h1><p>${resume.label}</p><h2>Contact</h2><p>${resume.email}</p><p>${resume.phone}</p><h2>Skills</h2>${resume.skills.map(({ name, keywords }) => html`<p><b>${name}</b></p><p>${keywords.join(', ')}</p>`)}<h2>Languages</h2>${resume.languages.map(({ language, fluency }) => html`<p>${language}, ${fluency}</p>`)}<h2>Certificates</h2>${resume.certificates.map(({ name, year }) => html`<p>${name}, ${year}</p>`)}</aside><main><h2>Profile</h2><p>${resume.summary}</p><h2>Work Experience</h2>${jobs(
          resume,
          (job) =>
            html`<h3>${job.title}</h3><p>${job.employer} | ${job.place}</p><p>${dates.range(job.start, job.end)}</p>${bulletList(job.bullets)}`,
        )}<h2>Education</h2>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<h3>${degree}</h3><p>${institution}</p><p>${dates.range(start, end)}</p>`,
        )}</main>`,
      ),
    }),
  },
  {
    name: 'dates first in the line, footer with name and number',
    dates: dateStyles.dotted,
    shows: ['phone', 'projects', 'languages'],
    write: (resume, dates) => ({
      html: page(
        'body { font-size: 12pt; line-height: 1.6 } h2 { font-size: 12pt; text-decoration: underline }',
        html`<p style="font-size: 16pt">${resume.name.toUpperCase()}</p><p>Email: ${resume.email}</p><p>Phone: ${resume.phone}</p><h2>Summary:</h2><p>${resume.summary}</p><h2>Professional experience:</h2>${jobs(
          resume,
          (job) =>
            html`<p><b>${dates.range(job.start, job.end)}: ${job.title}, ${job.employer}</b></p>${bulletList(job.bullets)}`,
        )}<h2>Education:</h2>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<p>${dates.range(start, end)}: ${degree}, ${institution}</p>`,
        )}<h2>Skills:</h2>${bulletList(resume.skills.map(({ name, keywords }) => `${name}: ${keywords.join(', ')}`))}<h2>Projects:</h2>${bulletList(resume.projects.map(({ name, text }) => `${name} – ${text}`))}<h2>Languages:</h2><p>${resume.languages.map(({ language, fluency }) => `${language} (${fluency})`).join(' | ')}</p>`,
      ),
      footer: `<div style="font-size:8px;width:100%;padding:0 18mm;display:flex;justify-content:space-between"><span>${resume.name}</span><span class="pageNumber"></span></div>`,
    }),
  },
]
