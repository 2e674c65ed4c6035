import { bulletList, type Html, html, type Layout, page } from './layout.ts'
import { type DateStyle, dateStyles, type TrueJob, type TrueResume } from './people.ts'

const head = ({ name, label, email, phone, place }: TrueResume): Html =>
  html`<h1>${name}</h1><p>${label}</p><p>${email} | ${phone} | ${place}</p>`

const skillLines = ({ skills }: TrueResume): Html[] =>
  skills.map(({ name, keywords }) => html`<p><b>${name}:</b> ${keywords.join(', ')}</p>`)

const schools = ({ education }: TrueResume, dates: DateStyle): Html[] =>
  education.map(
    ({ institution, degree, start, end }) =>
      html`<div class="row"><h3>${degree}</h3><span>${dates.range(start, end)}</span></div><p>${institution}</p>`,
  )

const rest = (resume: TrueResume, dates: DateStyle): Html => html`<h2>Education</h2>${schools(resume, dates)}
<h2>Skills</h2>${skillLines(resume)}
<h2>Projects</h2>${resume.projects.map(({ name, text }) => html`<p><b>${name}</b> – ${text}</p>`)}
<h2>Certifications</h2>${resume.certificates.map(({ name, issuer, year }) => html`<p>${name}, ${issuer}, ${year}</p>`)}
<h2>Languages</h2><p>${resume.languages.map(({ language, fluency }) => `${language} (${fluency})`).join(', ')}</p>`

const jobs = (resume: TrueResume, write: (job: TrueJob) => Html): Html[] => resume.jobs.map(write)

const row = '.row { display: flex; justify-content: space-between }'

/** Layouts that the reader was written on. */
export const firstPdfLayouts: Layout[] = [
  {
    name: 'one column, title first, dates at the right',
    dates: dateStyles.short,
    shows: ['phone', 'projects', 'certificates', 'languages'],
    write: (resume, dates) => ({
      html: page(
        row,
        html`${head(resume)}<h2>Summary</h2><p>${resume.summary}</p><h2>Work Experience</h2>${jobs(
          resume,
          (job) =>
            html`<div class="row"><h3>${job.title}</h3><span>${dates.range(job.start, job.end)}</span></div>
<p><i>${job.employer}, ${job.place}</i></p>${bulletList(job.bullets)}`,
        )}${rest(resume, dates)}`,
      ),
    }),
  },
  {
    name: 'employer first with its place, title and dates below',
    dates: dateStyles.slashed,
    shows: ['phone', 'projects', 'certificates', 'languages'],
    write: (resume, dates) => ({
      html: page(
        `${row} h2 { text-transform: uppercase; border-bottom: 1px solid #333 } .row i { color: #555 } ul { list-style: "– " }`,
        html`${head(resume)}<h2>Profile</h2><p>${resume.summary}</p><h2>Professional Experience</h2>${jobs(
          resume,
          (job) => html`<div class="row"><h3>${job.employer}</h3><span>${job.place}</span></div>
<div class="row"><i>${job.title}</i><i>${dates.range(job.start, job.end)}</i></div>${bulletList(job.bullets)}`,
        )}${rest(resume, dates)}`,
      ),
    }),
  },
  {
    name: 'side bar at the left',
    dates: dateStyles.long,
    shows: ['phone', 'languages'],
    write: (resume, dates) => ({
      html: page(
        'body { display: grid; grid-template-columns: 30% 66%; gap: 4% } aside { background: #eee; padding: 6pt; font-size: 9pt }',
        html`<aside><h2>Contact</h2><p>${resume.email}</p><p>${resume.phone}</p><p>${resume.place}</p>
<h2>Skills</h2>${resume.skills.map(({ name, keywords }) => html`<h3>${name}</h3>${bulletList(keywords)}`)}
<h2>Languages</h2>${resume.languages.map(({ language, fluency }) => html`<p>${language} – ${fluency}</p>`)}</aside>
<main><h1>${resume.name}</h1><p>${resume.label}</p><p>${resume.summary}</p><h2>Experience</h2>${jobs(
          resume,
          (job) =>
            html`<h3>${job.title}, ${job.employer}</h3><p>${dates.range(job.start, job.end)} · ${job.place}</p>${bulletList(job.bullets)}`,
        )}<h2>Education</h2>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<h3>${degree}</h3><p>${institution}</p><p>${dates.range(start, end)}</p>`,
        )}</main>`,
      ),
    }),
  },
  {
    name: 'side bar at the right',
    dates: dateStyles.iso,
    shows: ['phone', 'certificates'],
    write: (resume, dates) => ({
      html: page(
        'header { text-align: center; margin-bottom: 8pt } section { display: grid; grid-template-columns: 65% 31%; gap: 4% }',
        html`<header>${head(resume)}</header><section><main><h2>Employment History</h2>${jobs(
          resume,
          (job) =>
            html`<h3>${job.employer}</h3><p><b>${job.title}</b></p><p>${dates.range(job.start, job.end)}</p>${bulletList(job.bullets)}`,
        )}</main><aside><h2>About me</h2><p>${resume.summary}</p><h2>Technical Skills</h2>${skillLines(resume)}
<h2>Education</h2>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<p><b>${degree}</b></p><p>${institution}</p><p>${dates.range(start, end)}</p>`,
        )}<h2>Certificates</h2>${resume.certificates.map(({ name, year }) => html`<p>${name} (${year})</p>`)}</aside></section>`,
      ),
    }),
  },
  {
    name: 'a table with the dates in its left column',
    dates: dateStyles.dotted,
    shows: ['phone'],
    write: (resume, dates) => ({
      html: page(
        'td { vertical-align: top; padding: 2pt 8pt 4pt 0 } td:first-child { white-space: nowrap; width: 32mm }',
        html`${head(resume)}<h2>Career History</h2><table>${jobs(
          resume,
          (job) =>
            html`<tr><td>${dates.range(job.start, job.end)}</td><td><b>${job.title}</b><br>${job.employer}, ${job.place}${bulletList(job.bullets)}</td></tr>`,
        )}</table><h2>Education</h2><table>${resume.education.map(
          ({ institution, degree, start, end }) =>
            html`<tr><td>${dates.range(start, end)}</td><td>${degree}<br>${institution}</td></tr>`,
        )}</table><h2>Skills</h2><table>${resume.skills.map(
          ({ name, keywords }) => html`<tr><td>${name}</td><td>${keywords.join(', ')}</td></tr>`,
        )}</table>`,
      ),
    }),
  },
  {
    name: 'dates below the title, years only',
    dates: dateStyles.years,
    shows: ['phone', 'projects', 'certificates', 'languages'],
    write: (resume, dates) => ({
      html: page(
        'h2 { color: #06c } .dates { color: #666; font-size: 9pt }',
        html`${head(resume)}<p>${resume.summary}</p><h2>Employment</h2>${jobs(
          resume,
          (job) =>
            html`<h3>${job.title} at ${job.employer}</h3><p class="dates">${dates.range(job.start, job.end)}, ${job.place}</p>${bulletList(job.bullets)}`,
        )}${rest(resume, dates)}`,
      ),
    }),
  },
  {
    name: 'employer, title and dates in one line between bars',
    dates: dateStyles.words,
    shows: ['phone', 'projects', 'certificates', 'languages'],
    write: (resume, dates) => ({
      html: page(
        'ul { list-style: "* " }',
        html`${head(resume)}<h2>WORK HISTORY</h2>${jobs(
          resume,
          (job) =>
            html`<p><b>${job.employer}</b> | ${job.title} | ${dates.range(job.start, job.end)}</p>${bulletList(job.bullets)}`,
        )}${rest(resume, dates)}`,
      ),
    }),
  },
  {
    name: 'two pages with header, footer and page numbers',
    dates: dateStyles.short,
    shows: ['phone', 'projects', 'certificates', 'languages'],
    write: (resume, dates) => ({
      html: page(
        `${row} body { font-size: 12.5pt; line-height: 1.7 }`,
        html`${head(resume)}<h2>Summary</h2><p>${resume.summary}</p><h2>Experience</h2>${jobs(
          resume,
          (job) =>
            html`<div class="row"><h3>${job.title}</h3><span>${dates.range(job.start, job.end)}</span></div>
<p>${job.employer} – ${job.place}</p>${bulletList(job.bullets)}`,
        )}${rest(resume, dates)}`,
      ),
      header: `<div style="font-size:8px;width:100%;text-align:right;padding-right:18mm">${resume.name} · curriculum vitae</div>`,
      footer:
        '<div style="font-size:8px;width:100%;text-align:center">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>',
    }),
  },
  {
    name: 'small capitals, several roles at one employer',
    dates: dateStyles.apostrophe,
    shows: ['phone', 'projects', 'certificates', 'languages'],
    of: (resume) => {
      const [first, second, ...others] = resume.jobs
      return first && second
        ? { ...resume, jobs: [first, { ...second, employer: first.employer, place: first.place }, ...others] }
        : resume
    },
    write: (resume, dates) => {
      const [first, second, ...others] = resume.jobs
      const employers = first && second ? [[first, second], ...others.map((job) => [job])] : []
      return {
        html: page(
          `${row} h2 { font-variant: small-caps; font-weight: normal; letter-spacing: 1px } h4 { margin: 0; font-weight: normal; font-style: italic }`,
          html`${head(resume)}<h2>Experience</h2>${employers.map(
            (roles) =>
              html`<h3>${roles[0]?.employer ?? ''}, ${roles[0]?.place ?? ''}</h3>${roles.map(
                (job) =>
                  html`<div class="row"><h4>${job.title}</h4><span>${dates.range(job.start, job.end)}</span></div>${bulletList(job.bullets)}`,
              )}`,
          )}${rest(resume, dates)}`,
        ),
      }
    },
  },
]
