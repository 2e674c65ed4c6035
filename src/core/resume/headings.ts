/** What a section of a résumé tells of. */
export type SectionKind =
  | 'summary'
  | 'work'
  | 'volunteer'
  | 'education'
  | 'skills'
  | 'projects'
  | 'certificates'
  | 'languages'
  | 'awards'
  | 'publications'
  | 'interests'
  | 'references'
  | 'contact'

/** Headings as people write them, in lower case; English first, then German, French, Spanish, Portuguese, Italian, Dutch. */
const wordings: Record<SectionKind, string> = {
  summary:
    'summary|professional summary|executive summary|career summary|personal summary|summary of qualifications|profile|professional profile|personal profile|about|about me|who i am|objective|career objective|personal statement|introduction|overview|highlights|profil|über mich|kurzprofil|zusammenfassung|à propos|résumé|resumen|perfil|perfil profissional|sobre mí|sobre mim|profilo|profiel|samenvatting',
  work: 'experience|work|work and experience|professional history|professional journey|career path|career overview|employment record|work record|experience highlights|job experience|contracts|contract history|freelance experience|freelance work|selected experience|roles|roles held|experiences|work experience|professional experience|employment|employment history|work history|career history|career|relevant experience|industry experience|job history|professional background|experience and employment|positions|positions held|where i have worked|what i have done|berufserfahrung|berufliche erfahrung|beruflicher werdegang|werdegang|berufspraxis|praxiserfahrung|expérience|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel|experiencia|experiencia laboral|experiencia profesional|experiência|experiência profissional|esperienza|esperienze lavorative|esperienza professionale|esperienza lavorativa|werkervaring|ervaring',
  volunteer:
    'volunteering|volunteer|volunteer experience|volunteer work|voluntary work|community|community involvement|ehrenamt|ehrenamtliche tätigkeiten|bénévolat|voluntariado|vrijwilligerswerk',
  education:
    'education|educational background|educational qualifications|academic qualification|academics|academic profile|schooling|academic background|education and training|academic history|academic qualifications|qualifications|studies|degrees|ausbildung|bildung|bildungsweg|studium|schulbildung|akademischer werdegang|ausbildung und studium|formation|formations|études|diplômes|parcours académique|educación|formación|formación académica|educação|formação|formação acadêmica|formação académica|istruzione|formazione|istruzione e formazione|opleiding|opleidingen',
  skills:
    'strengths|key strengths|my strengths|digital skills|skills overview|skill highlights|core technologies|key technologies|technical stack|technical profile|technical toolkit|toolkit|technical environment|languages and tools|methods|proficiencies|competence|competences|key competencies|programming languages|languages and frameworks|digitale kompetenzen|technologien|skills|skill|technical skills|key skills|core skills|skill set|skillset|technologies|technology|tech stack|tools|tools and technologies|technical proficiencies|technical expertise|expertise|competencies|core competencies|areas of expertise|technical knowledge|skills and tools|what i work with|toolbox|stack|it skills|computer skills|programming|programming skills|kenntnisse|fähigkeiten|it-kenntnisse|fachkenntnisse|edv-kenntnisse|technische kenntnisse|technische fähigkeiten|kompetenzen|compétences|compétences techniques|compétences informatiques|habilidades|competencias|conocimientos|competências|conhecimentos|competenze|competenze tecniche|vaardigheden|technische vaardigheden|professional skills|hard skills|soft skills',
  projects:
    'projects|project|personal projects|side projects|selected projects|key projects|open source|open source projects|open-source contributions|open source contributions|open-source|projekte|projets|projets personnels|proyectos|projetos|progetti|projecten|academic projects',
  certificates:
    'licenses|licences|credentials|professional certifications|certifications|certificate|certificates|certification|licenses and certifications|licences and certifications|courses|courses and certifications|training|training and certifications|professional development|certifications and training|zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildungen|certificats|certificaciones|certificações|certificazioni|certificaten',
  languages:
    'languages|language|languages known|languages spoken|language proficiency|language competencies|mother tongues|fremdsprachen|language skills|spoken languages|sprachen|sprachkenntnisse|langues|idiomas|línguas|lingue|talen',
  awards:
    'awards|award|honors|honours|honors and awards|honours and awards|awards and honors|awards and honours|achievements|awards and achievements|accomplishments|scholarships|auszeichnungen|prix|distinctions|premios|prêmios|premi|prijzen',
  publications:
    'publications|publication|talks|publications and talks|talks and publications|papers|patents|presentations|selected publications|conference talks|speaking|veröffentlichungen|publikationen|vorträge|publicaciones|publicações|pubblicazioni|publicaties',
  interests:
    "interests|hobbies|hobbies and interests|interests and hobbies|personal interests|interessen|hobbys|centres d’intérêt|centres d'intérêt|loisirs|intereses|interesses|interessi|personal|miscellaneous|other",
  references:
    'references|reference|referees|referenzen|références|referencias|referências|referenze|referenties|recommendations',
  contact:
    'contact|contact details|contact information|contact me|personal details|personal information|details|kontakt|persönliche daten|persönliche angaben|coordonnées|contacto|datos personales|contato|dados pessoais|contatti|dati personali|contactgegevens|persoonlijke gegevens|links|online',
}
const kindOf = new Map(
  (Object.entries(wordings) as [SectionKind, string][]).flatMap(([kind, words]) =>
    words.split('|').map((word) => [word, kind] as const),
  ),
)

/** Of letter-spaced capitals the words may stand as close as the letters: "ABOUTME". */
const squeezed = new Map(
  [...kindOf]
    .filter(([words]) => words.includes(' '))
    .map(([words, kind]) => [words.replaceAll(' ', ''), kind]),
)

/** A heading's words in their plain form: "◆ WORK  Experience & …:" is "work experience and …". */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/&|\/|\+/g, ' and ')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:my|selected|relevant|other|additional|top|main|professional and|meine?|mes|mis) /, '')

/** What kind of section a line would open, by its words alone; null where it is no usual heading. */
export function headingKind(text: string): SectionKind | null {
  if (text.length > 60) return null
  const words = plain(text)
  const known =
    kindOf.get(words) ?? kindOf.get(words.replace(/ \(?continued\)?$| \(?cont\.?\)?$|, continued$/, ''))
  if (known) return known
  const close = text === text.toUpperCase() ? squeezed.get(words.replaceAll(' ', '')) : undefined
  if (close) return close
  // "Skills and interests", "Education and certifications": the first of them has the say.
  const [first, second] = words.split(/ and |, /)
  const kind = first === undefined ? undefined : kindOf.get(first)
  return kind && second && kindOf.has(second) ? kind : null
}

/** Words that tell what a heading is about, whatever stands around them; the first that is found. */
const tellingWords: [SectionKind, RegExp][] = [
  [
    'certificates',
    /(?<!\p{L})(?:certifi\p{L}*|zertifi\p{L}*|licen[cs]es?|courses|kurse|fortbildung\p{L}*|weiterbildung\p{L}*)(?!\p{L})/u,
  ],
  ['languages', /(?<!\p{L})(?:languages|sprach\p{L}*|sprachen|langues|idiomas|lingue)(?!\p{L})/u],
  ['publications', /(?<!\p{L})(?:publications?|publikationen|talks|papers|patents|vorträge)(?!\p{L})/u],
  ['volunteer', /(?<!\p{L})(?:volunteer\p{L}*|voluntary|ehrenamt\p{L}*|bénévolat)(?!\p{L})/u],
  ['projects', /(?<!\p{L})(?:projects?|projekte|projets|proyectos|open source)(?!\p{L})/u],
  [
    'education',
    /(?<!\p{L})(?:education\p{L}*|academic|studies|studied|degrees?|schools?|university|studium|bildung|formation|formación)(?!\p{L})/u,
  ],
  [
    'work',
    /(?<!\p{L})(?:experiences?|employment|career|work|worked|jobs?|positions?|roles|engagements|assignments|clients|beruf\p{L}*|tätigkeiten|stationen|expériences?|experiencia|emploi|emplois)(?!\p{L})/u,
  ],
  ['awards', /(?<!\p{L})(?:awards?|honou?rs|prizes|auszeichnungen)(?!\p{L})/u],
  [
    'skills',
    /(?<!\p{L})(?:skills?|competenc\p{L}*|expertise|technolog\p{L}*|tools|stack|kenntnisse|kompetenzen|compétences|competencias)(?!\p{L})/u,
  ],
  ['summary', /(?<!\p{L})(?:summary|profile|about|objective|profil)(?!\p{L})/u],
]

/** The same of a line that surely is a heading, by any telling word in it: "Employment Summary", "Jobs I have had". */
export function looseHeadingKind(text: string): SectionKind | null {
  const words = plain(text)
  if (words.length > 45 || words.split(' ').length > 6) return null
  return tellingWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
