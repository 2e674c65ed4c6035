import { bulletList, type Html, html, type Layout, page } from './layout.ts'
import { dateStyles, type TrueResume } from './people.ts'
import { byEmployer, inParagraphs, overlapping, promoted, thirdDates } from './people-third.ts'

const commas = (resume: TrueResume): string => resume.skills.flatMap(({ keywords }) => keywords).join(', ')
const row = '.row { display: flex; justify-content: space-between }'
const list = (bullets: string[], mark: string): Html =>
  html`${bullets.map((bullet) => html`<p class="b">${mark} ${bullet}</p>`)}`

/** Layouts as programs and templates that people use make them; written by somebody who had not read the reader. */
export const thirdPdfLayouts: Layout[] = [
  {
    name: 'title, employer and dates in one line with pipes, links',
    dates: thirdDates.shortEm,
    shows: ['phone', 'projects', 'certificates'],
    of: overlapping,
    write: (resume, dates) => ({
      html: page(
        'body { font-family: Georgia, serif } h1, .c { text-align: center } h2 { border-bottom: 1px solid #000; text-transform: uppercase; font-size: 11pt }',
        html`<h1>${resume.name}</h1><p class="c">${resume.place} | ${resume.phone} | <a href="mailto:${resume.email}">${resume.email}</a> | <a href="https://www.linkedin.com/in/example">linkedin.com/in/example</a> | <a href="https://github.com/example">github.com/example</a></p>
<h2>Experience</h2>${resume.jobs.map((job) => html`<p style="margin-top:6pt"><b>${job.title}</b> | <a href="https://example.org">${job.employer}</a> | <i>${dates.range(job.start, job.end)}</i></p>${bulletList(job.bullets)}`)}
<h2>Projects</h2>${resume.projects.map(({ name, text }) => html`<p><b>${name}</b> | <a href="https://github.com/example/x">github.com/example/x</a></p>${bulletList([text])}`)}
<h2>Education</h2>${resume.education.map(({ institution, degree, start, end }) => html`<p><b>${degree}</b> | ${institution} | <i>${dates.range(start, end)}</i></p>`)}
<h2>Skills</h2>${resume.skills.map(({ name, keywords }) => html`<p><b>${name}:</b> ${keywords.join(', ')}</p>`)}<h2>Certifications</h2>${bulletList(resume.certificates.map(({ name, issuer, year }) => `${name}, ${issuer} (${year})`))}`,
      ),
    }),
  },
  {
    name: 'LaTeX, dates in the left margin, address in the foot of the page',
    dates: dateStyles.slashed,
    shows: ['languages'],
    write: (resume, dates) => {
      const entry = (left: string, right: Html) =>
        html`<div class="e"><div class="l">${left}</div><div>${right}</div></div>`
      const heading = (text: string) => html`<div class="e h"><div><hr></div><div>${text}</div></div>`
      return {
        html: page(
          'body { font-family: serif } .e { display: grid; grid-template-columns: 32mm 1fr; gap: 4mm; margin-bottom: 3pt } .l { text-align: right } .h { font-size: 14pt; color: #3873b3; margin-top: 8pt } hr { border: 0; border-top: 4px solid #3873b3 }',
          html`<div class="row"><p style="font-size: 30pt">${resume.name}</p><p style="font-size: 14pt; color: #888"><i>${resume.label}</i></p></div>
${heading('Experience')}${resume.jobs.map((job) => entry(dates.range(job.start, job.end), html`<b>${job.title}</b>, <i>${job.employer}</i>, ${job.place}.${bulletList(job.bullets)}`))}
${heading('Education')}${resume.education.map(({ institution, degree, start, end }) => entry(dates.range(start, end), html`<b>${degree}</b>, <i>${institution}</i>.`))}
${heading('Languages')}${resume.languages.map(({ language, fluency }) => entry(language, html`${fluency}`))}
${heading('Computer skills')}${resume.skills.map(({ name, keywords }) => entry(name, html`${keywords.join(', ')}`))}`,
        ),
        footer: `<div style="font-size:8px;width:100%;text-align:center">12 Quay Street – ${resume.place}<br>✆ 555 0100 • ✉ ${resume.email} • ⌂ www.example.org <span style="float:right"><span class="pageNumber"></span>/<span class="totalPages"></span></span></div>`,
      }
    },
  },
  {
    name: 'LaTeX, small capitals, employer and place above title and dates',
    dates: dateStyles.short,
    shows: ['phone', 'certificates'],
    of: promoted,
    write: (resume, dates) => ({
      html: page(
        `${row} h1 { text-align: center; font-weight: 300; font-size: 30pt } .c { text-align: center } .sc { font-variant: small-caps; color: #555 } h2 { font-size: 14pt; border-bottom: 1px solid #999 } h2 span { color: #dc3522 } .s { display: grid; grid-template-columns: 36mm 1fr; gap: 4mm }`,
        html`<h1>${resume.name}</h1><p class="c sc">${resume.label}</p><p class="c"> ${resume.phone} |  ${resume.email} |  example |  example</p><p class="c"><i>“Measure first.”</i></p>
<h2><span>Sum</span>mary</h2><p>${resume.summary}</p><h2><span>Wor</span>k Experience</h2>${resume.jobs.map((job) => html`<div class="row"><b>${job.employer}</b><i style="color:#dc3522">${job.place}</i></div><div class="row"><span class="sc">${job.title}</span><i>${dates.range(job.start, job.end)}</i></div>${bulletList(job.bullets)}`)}
<h2><span>Ski</span>lls</h2>${resume.skills.map(({ name, keywords }) => html`<div class="s"><b style="text-align:right">${name}</b><span>${keywords.join(', ')}</span></div>`)}
<h2><span>Cer</span>tificates</h2>${resume.certificates.map(({ name, issuer, year }) => html`<div class="row"><span><b>${name}</b>, ${issuer}</span><i>${year}</i></div>`)}
<h2><span>Edu</span>cation</h2>${resume.education.map(({ institution, degree, start, end }) => html`<div class="row"><b>${institution}</b><i>Cork</i></div><div class="row"><span class="sc">${degree}</span><i>${dates.range(start, end)}</i></div>`)}`,
      ),
      footer: `<div style="font-size:8px;width:100%;padding:0 18mm;display:flex;justify-content:space-between"><span>March 3, 2026</span><span>${resume.name} · Résumé</span><span class="pageNumber"></span></div>`,
    }),
  },
  {
    name: 'LaTeX, narrow column of studies and skills on the left, capitals with a bar on the right',
    dates: dateStyles.short,
    shows: ['projects'],
    write: (resume, dates) => ({
      html: page(
        '@page { margin: 12mm } .two { display: grid; grid-template-columns: 33% 1fr; gap: 7mm } h1 { text-align: center; font-weight: 200; font-size: 32pt } .c { text-align: center } h2 { font-weight: 300; text-transform: uppercase; font-size: 14pt; color: #666 } h3 { text-transform: uppercase; font-size: 10pt; display: inline } .d { color: #888; font-size: 9pt }',
        html`<h1>${resume.name}</h1><p class="c">example.org | ${resume.email} | 555.0100</p><hr><div class="two"><div><h2>Education</h2>${resume.education.map(({ institution, degree, start, end }) => html`<h3>${institution}</h3><p>${degree}</p><p class="d">${dates.range(start, end)} | Cork</p>`)}
<h2>Links</h2><p>Github:// <b>example</b></p><p>LinkedIn:// <b>example</b></p><h2>Coursework</h2><p>Operating Systems</p><p>Advanced Databases</p><h2>Skills</h2>${resume.skills.map(({ name, keywords }) => html`<p><b>${name}</b></p><p>${keywords.join(' • ')}</p>`)}</div>
<div><h2>Experience</h2>${resume.jobs.map((job) => html`<p style="margin-top:5pt"><h3>${job.employer}</h3> | ${job.title}</p><p class="d">${dates.range(job.start, job.end)} | ${job.place}</p>${bulletList(job.bullets)}`)}<h2>Projects</h2>${resume.projects.map(({ name, text }) => html`<h3>${name}</h3><p>${text}</p>`)}</div></div>`,
      ),
    }),
  },
  {
    name: 'side bar on the right, tags, dots, icons of a font of its own',
    dates: thirdDates.arrow,
    shows: ['phone', 'languages'],
    write: (resume, dates) => ({
      html: page(
        `${row} .two { display: grid; grid-template-columns: 1fr 55mm; gap: 8mm } h2 { color: #8b1a1a; border-bottom: 2px solid #8b1a1a; text-transform: uppercase } .t { border: 1px solid #aaa; border-radius: 3px; padding: 1pt 4pt; margin: 1pt; display: inline-block } .e { color: #8b1a1a } .i { color: #777; font-size: 9pt } .i span { margin-right: 14mm }`,
        html`<h1>${resume.name}</h1><p class="e">${resume.label}</p><p class="i">\uf0e0 ${resume.email} &nbsp; \uf095 ${resume.phone} &nbsp; \uf3c5 ${resume.place}</p><div class="two"><div><h2>Experience</h2>${resume.jobs.map((job) => html`<p style="font-size:12pt">${job.title}</p><p class="e"><b>${job.employer}</b></p><p class="i"><span>\uf073 ${dates.range(job.start, job.end)}</span><span>\uf3c5 ${job.place}</span></p>${bulletList(job.bullets)}<hr style="border-top:1px dashed #aaa">`)}</div>
<div><h2>My life philosophy</h2><p><i>“Deploy on Fridays, if you dare.”</i></p><h2>Strengths</h2>${resume.skills.map(({ keywords }) => html`<p>${keywords.map((keyword) => html`<span class="t">${keyword}</span> `)}</p>`)}<h2>Languages</h2>${resume.languages.map(({ language }, index) => html`<div class="row"><span>${language}</span><span>${'●'.repeat(5 - index)}${'○'.repeat(index)}</span></div>`)}<h2>Education</h2>${resume.education.map(({ institution, degree, start, end }) => html`<p>${degree}</p><p class="e"><b>${institution}</b></p><p class="i">\uf073 ${dates.range(start, end)}</p>`)}</div></div>`,
      ),
    }),
  },
  {
    name: 'dark side bar with bars, spaced capitals, paragraphs',
    dates: thirdDates.yearsEm,
    shows: ['phone', 'languages'],
    of: inParagraphs,
    write: (resume, dates) => ({
      html: page(
        '@page { margin: 0 } .two { display: grid; grid-template-columns: 64mm 1fr; min-height: 290mm } .s { background: #2b3440; color: #fff; padding: 10mm 7mm } .m { padding: 10mm } h1 { text-transform: uppercase; letter-spacing: 5px; font-weight: 300 } h2 { text-transform: uppercase; letter-spacing: 3px; font-size: 11pt } .bar { height: 5px; background: #777 } .bar i { display: block; height: 5px; background: #fff } .j { display: grid; grid-template-columns: 24mm 1fr; gap: 4mm; margin-bottom: 6pt }',
        html`<div class="two"><div class="s"><h2>Contact</h2><p>☎ ${resume.phone}</p><p>✉ ${resume.email}</p><p>⚲ ${resume.place}</p><h2>Expertise</h2>${resume.skills.flatMap(({ keywords }) => keywords.map((keyword) => html`<p>${keyword}</p><div class="bar"><i style="width:70%"></i></div>`))}<h2>Language</h2>${resume.languages.map(({ language }) => html`<p>${language}</p>`)}</div>
<div class="m"><h1>${resume.name.split(' ').map((part) => html`<div>${part}</div>`)}</h1><p style="letter-spacing:2px">${resume.label}</p><h2>About me</h2><p>${resume.summary}</p><h2>Experience</h2>${resume.jobs.map((job) => html`<div class="j"><div>${dates.range(job.start, job.end)}</div><div><p><b>${job.title}</b></p><p>${job.employer}</p><p style="margin-top:3pt">${job.bullets.join(' ')}</p></div></div>`)}<h2>Education</h2>${resume.education.map(({ institution, degree, start, end }) => html`<div class="j"><div>${dates.range(start, end)}</div><div><p><b>${degree}</b></p><p>${institution}</p></div></div>`)}</div></div>`,
      ),
    }),
  },
  {
    name: 'European form: days in brackets, city and country',
    dates: dateStyles.days,
    shows: ['phone', 'languages'],
    write: (resume, dates) => ({
      html: page(
        'h2 { color: #0e4194; border-bottom: 1px solid #0e4194; text-transform: uppercase; font-size: 11pt } h3 { color: #333; display: inline } .g { color: #666 } td, th { padding: 1pt 10pt; border-bottom: 1px solid #ccc }',
        html`<p style="float:right;color:#0e4194">Curriculum vitae</p><h1>${resume.name}</h1><p><b>Date of birth:</b> 04/05/1988 | <b>Nationality:</b> Irish | <b>Phone number:</b> ${resume.phone} (Mobile) | <b>Email address:</b> ${resume.email} | <b>Address:</b> 12 Quay Street, ${resume.place} (Home)</p>
<h2>About me</h2><p>${resume.summary}</p><h2>Work experience</h2>${resume.jobs.map((job) => html`<div style="margin-top:7pt"><h3>${job.title}</h3> – <i>${job.employer}</i> <span class="g">[ ${dates.range(job.start, job.end)} ]</span><p class="g"><b>City:</b> Cork | <b>Country:</b> Ireland | <b>Website:</b> www.example.org</p>${bulletList(job.bullets)}</div>`)}
<h2>Education and training</h2>${resume.education.map(({ institution, degree, start, end }) => html`<p><b>${degree}</b> – <i>${institution}</i> <span class="g">[ ${dates.range(start, end)} ]</span></p><p class="g"><b>City:</b> Cork | <b>Country:</b> Ireland | <b>Level in EQF:</b> EQF level 6</p>`)}
<h2>Language skills</h2><p>Mother tongue(s): <b>${resume.languages[1]?.language ?? ''}</b></p><p>Other language(s):</p>${resume.languages.filter((_, index) => index !== 1).map(({ language, fluency }) => html`<p><b>${language}</b></p><p>LISTENING ${fluency} READING ${fluency} WRITING ${fluency}</p><p>SPOKEN PRODUCTION ${fluency} SPOKEN INTERACTION ${fluency}</p>`)}<p class="g"><i>Levels: A1 and A2: Basic user; B1 and B2: Independent user; C1 and C2: Proficient user</i></p>
<h2>Digital skills</h2><p>${commas(resume).replaceAll(', ', ' | ')}</p>`,
      ),
    }),
  },
  {
    name: 'profile of a network saved as PDF, roles below their employer, a career break',
    dates: dateStyles.long,
    shows: ['languages', 'certificates'],
    of: promoted,
    write: (resume, dates) => ({
      html: page(
        '@page { margin: 0 } .two { display: grid; grid-template-columns: 62mm 1fr } .s { background: #293e49; color: #e0e0e0; padding: 8mm; font-size: 9pt } .m { padding: 8mm } h1 { font-weight: 400 } .g { color: #777 } .s h2 { font-size: 11pt } .m h2 { font-weight: 400; font-size: 15pt }',
        html`<div class="two"><div class="s"><h2>Contact</h2><p>${resume.email}</p><p>www.linkedin.com/in/<wbr>example-name-1234 (LinkedIn)</p><h2>Top Skills</h2>${resume.skills.flatMap(({ keywords }) => keywords.map((keyword) => html`<p>${keyword}</p>`))}<h2>Languages</h2>${resume.languages.map(({ language }, index) => html`<p>${language} (${['Full Professional', 'Native or Bilingual', 'Elementary'][index] ?? ''})</p>`)}<h2>Certifications</h2>${resume.certificates.map(({ name }) => html`<p>${name}</p>`)}</div>
<div class="m"><h1>${resume.name}</h1><p>${resume.label} at ${resume.jobs[0]?.employer ?? ''}</p><p class="g">${resume.place}</p><h2>Summary</h2><p>${resume.summary}</p><h2>Experience</h2>${byEmployer(
          resume,
        ).map(
          ({ employer, roles }, index) =>
            html`${index === 1 ? html`<p style="margin-top:9pt;font-size:12pt">Career Break</p><p>Full-time parenting</p><p class="g">May 2016 - October 2016 (6 months)</p>` : html``}<p style="margin-top:9pt;font-size:12pt">${employer}</p>${roles.length > 1 ? html`<p class="g">5 years 2 months</p>` : html``}${roles.map((role) => html`<p style="margin-top:5pt">${role.title}</p><p class="g">${dates.range(role.start, role.end)} (2 years 4 months)</p><p class="g">${role.place}</p>${list(role.bullets, '-')}`)}`,
        )}<h2>Education</h2>${resume.education.map(({ institution, degree, start, end }) => html`<p>${institution}</p><p class="g">${degree} · (${dates.range(start, end)})</p>`)}</div></div>`,
      ),
      footer:
        '<div style="font-size:8px;width:100%;text-align:center">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>',
    }),
  },
  {
    name: 'job board: title, employer with city, long dates with “to”, skills with years',
    dates: {
      ...dateStyles.words,
      range: (start, end) =>
        `${dateStyles.words.month(start)} to ${end === null ? 'Present' : dateStyles.words.month(end)}`,
    },
    shows: ['phone', 'certificates'],
    write: (resume, dates) => ({
      html: page(
        'h2 { border-bottom: 1px solid #ccc; font-size: 12pt } .g { color: #555 }',
        html`<h1>${resume.name}</h1><p>${resume.label}</p><p>${resume.place}</p><p>${resume.email}</p><p>${resume.phone}</p><p>${resume.summary}</p><p>Willing to relocate: Anywhere</p><p>Authorized to work in the EU for any employer</p><h2>Work Experience</h2>${resume.jobs.map((job) => html`<p style="margin-top:6pt"><b>${job.title}</b></p><p class="g">${job.employer} - ${job.place}</p><p class="g">${dates.range(job.start, job.end)}</p>${job.bullets.map((bullet) => html`<p>• ${bullet}</p>`)}`)}
<h2>Education</h2>${resume.education.map(({ institution, degree, start, end }) => html`<p><b>${degree}</b></p><p class="g">${institution} - Cork</p><p class="g">${dates.range(start, end)}</p>`)}<h2>Skills</h2><ul>${resume.skills.flatMap(({ keywords }) => keywords.map((keyword, index) => html`<li>${keyword} (${index === 0 ? '10+ years' : `${index + 1} years`})</li>`))}</ul><h2>Certifications and Licenses</h2>${resume.certificates.map(({ name, year }) => html`<p><b>${name}</b></p><p class="g">March ${year} to Present</p>`)}`,
      ),
    }),
  },
  {
    name: 'dates and place in the left column, rings as marks, tags with dots',
    dates: thirdDates.ongoing,
    shows: ['phone', 'languages', 'projects'],
    of: overlapping,
    write: (resume, dates) => ({
      html: page(
        'h2 { text-align: center; background: #eef; text-transform: uppercase; font-size: 11pt } .j { display: grid; grid-template-columns: 38mm 1fr; gap: 5mm; margin-bottom: 6pt } .b { padding-left: 10pt; text-indent: -8pt } h1, .c { text-align: center }',
        html`<h1>${resume.name}</h1><p class="c">${resume.label}</p><p class="c">✉ ${resume.email} &nbsp; ✆ ${resume.phone} &nbsp; ⚑ ${resume.place}</p><h2>Profile</h2><p>${resume.summary}</p><h2>Professional Experience</h2>${resume.jobs.map((job) => html`<div class="j"><div><p>${dates.range(job.start, job.end)}</p><p>${job.place}</p></div><div><p><b>${job.title}</b>, <i>${job.employer}</i></p>${list(job.bullets, '◦')}</div></div>`)}
<h2>Education</h2>${resume.education.map(({ institution, degree, start, end }) => html`<div class="j"><div><p>${dates.range(start, end)}</p><p>Cork</p></div><div><p><b>${degree}</b>, <i>${institution}</i></p></div></div>`)}<h2>Skills</h2><p class="c">${commas(resume).replaceAll(', ', ' • ')}</p><h2>Projects</h2>${resume.projects.map(({ name, text }) => html`<div class="j"><div>2022</div><div><p><b>${name}</b></p><p>${text}</p></div></div>`)}<h2>Languages</h2><div style="display:grid;grid-template-columns:1fr 1fr 1fr">${resume.languages.map(({ language, fluency }) => html`<p><b>${language}</b> — ${fluency}</p>`)}</div>`,
      ),
    }),
  },
  {
    name: 'builder: employer and dates, title and place, link, a paragraph, ticks; skills in a grid',
    dates: thirdDates.yearFirst,
    shows: ['phone', 'projects', 'certificates', 'languages'],
    write: (resume, dates) => ({
      html: page(
        `${row} .g { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 4mm } .b { padding-left: 12pt; text-indent: -10pt } .t { color: #777; font-size: 9pt }`,
        html`<h1>${resume.name}</h1><p>${resume.label}</p><p>${resume.place} · ${resume.phone} · ${resume.email} · https://example.org</p><h2>Summary</h2><p>${resume.summary}</p><h2>Experience</h2>${resume.jobs.map((job) => html`<div style="margin-top:5pt"><div class="row"><b>${job.employer}</b><b>${dates.range(job.start, job.end)}</b></div><div class="row"><span>${job.title}</span><span>${job.place}</span></div><p><a href="https://example.org/x">https://example.org/x</a></p>${list(job.bullets, '✓')}</div>`)}
<h2>Education</h2>${resume.education.map(({ institution, degree, start, end }) => html`<div class="row"><b>${institution}</b><b>${dates.range(start, end)}</b></div><div class="row"><span>${degree}</span><span>Cork</span></div>`)}<h2>Skills</h2><div class="g">${resume.skills.map(({ name, keywords }) => html`<div><b>${name}</b><p class="t">Advanced</p><p>${keywords.join(', ')}</p></div>`)}</div>
<h2>Certifications</h2><div class="g">${resume.certificates.map(({ name, issuer, year }) => html`<div><b>${name}</b><p>${issuer}</p><p>${year}</p></div>`)}</div><h2>Projects</h2>${resume.projects.map(({ name, text }) => html`<p><b>${name}</b></p><p>${text}</p>`)}<h2>Languages</h2><div class="g">${resume.languages.map(({ language, fluency }) => html`<div><b>${language}</b><p>${fluency}</p></div>`)}</div>`,
      ),
    }),
  },
]
