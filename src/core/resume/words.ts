/** Words by which titles, employers, schools and places are told apart. All in lower case, English, German, French, Spanish. */

const whole = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, 'iu')

/** What people are called at work. */
export const titleWord = new RegExp(
  `${
    whole(
      'engineers?|engineering|developer|developers|programmer|architect|architecture|manager|director|head of|vp|vice president|cto|ceo|cio|coo|founder|co-founder|intern|internship|trainee|apprentice|analyst|consultant|contractor|freelancer|freelance|administrator|admin|sysadmin|dba|sre|devops|scientist|researcher|research assistant|teaching assistant|assistant|lecturer|professor|tutor|teacher|instructor|student|officer|specialist|technician|tester|qa|designer|lead|leader|principal|technical staff|staff|senior|junior|chief|owner|product owner|scrum master|coach|mentor|volunteer|maintainer|contributor|fellow|associate|coordinator|advisor|expert|member|operator|support|team lead|tech lead|coder|hacker|webmaster|cashier|waiter|waitress|barista|clerk|sergeant|nurse|physician|paramedic|carer|caregiver|accountant|bookkeeper|auditor|electrician|mechanic|carpenter|plumber|driver|paralegal|lawyer|attorney|solicitor|journalist|reporter|editor|writer|copywriter|translator|librarian|receptionist|secretary|representative|salesperson|agent|supervisor|foreman|machinist|pharmacist|social worker|photographer|musician|pilot|soldier|cook|baker|planner|buyer|strategist|evangelist|advocate|producer|leiter|leiterin|teamleiter|teamleitung|berater|werkstudent|praktikant|praktikum|auszubildender|ausbildung zum|dozent|mitarbeiter|ingénieure?|développeu(?:r|se)|programmeur|architecte|responsable|directeur|stagiaire|stage|consultante?|chef|alternant|ingenier[oa]|desarrollador[a]?|programador[a]?|jefe|analista|becario|desenvolvedor[a]?|engenheir[oa]|estagiári[oa]|sviluppatore|ingegnere|ontwikkelaar|programmeur|stagiair',
    ).source
  }|\\p{L}*(?:entwickler|ingenieur|architekt|administrator|praktikant|werkstudent|leiter)(?:in)?(?![\\p{L}])`,
  'iu',
)

/** What employers are called, and schools. */
export const employerWord = whole(
  'inc|ltd|limited|llc|llp|plc|gmbh|ag|kg|se|ug|e\\.?v|b\\.?v|n\\.?v|s\\.?a|s\\.?l|sas|sarl|s\\.?r\\.?l|s\\.?p\\.?a|oy|ab|as|a/s|corp|corporation|co(?!-)|company|group|holding|holdings|bank|council|university|universität|université|universidad|institute|institut|college|hospital|ministry|foundation|partners|systems|technologies|solutions|labs|laboratories|agency|studio|studios|software|networks|insurance|logistics|health|energy|media|consulting|services|industries|ventures|[\\p{L}\\d-]+\\.(?:io|com|ai|dev|net|org|co|de|fr)',
)

/** What belongs to the name before it and is no name by itself: "Mosaic Health, Inc." */
export const legalForm =
  /^(?:inc|ltd|llc|llp|plc|gmbh|ag|kg|se|ug|b\.?v|n\.?v|s\.?a|s\.?l|sas|sarl|s\.?r\.?l|s\.?p\.?a|oy|ab|corp|co)\.?$/iu

export const schoolWord = new RegExp(
  `${
    whole(
      'college|school|conservatory|kolleg|colegio|colégio|collège|politecnico|politécnica|politècnica|polytechnique|institute|institution|academy|polytechnic|faculty|universität|uni|hochschule|fachhochschule|technische|tu|th|fh|eth|epfl|mit|gymnasium|berufsschule|akademie|université|école|ecole|lycée|iut|insa|universidad|instituto|escuela|universidade|instituto|università|politecnico|universiteit|hogeschool|bootcamp',
    ).source
  }|\\p{L}*universi[dt]\\p{L}*|\\p{L}*(?:hochschule|schule|gymnasium|akademie)(?![\\p{L}])`,
  'iu',
)

/** Degrees, at the beginning of what they are in: "BSc Computer Science", "Master of Arts, History". */
export const degree =
  /(?:b\.?\s?sc\.?|m\.?\s?sc\.?|b\.?\s?a\.?|m\.?\s?a\.?|b\.?\s?eng\.?|m\.?\s?eng\.?|b\.?\s?tech\.?|m\.?\s?tech\.?|b\.?\s?s\.?|m\.?\s?s\.?|mba|bca|mca|ph\.?\s?d\.?|d\.?\s?phil\.?|dr\.?|a\.?\s?a\.?\s?s\.?|(?:higher|advanced|national|graduate|postgraduate|professional)\s+(?:diploma|certificate)|hnd|gcses?|a-levels?|(?:bachelor|master|associate|doctor)(?:[’']?s)?(?:\s+degree)?(?:\s+of\s+(?:applied\s+)?(?:science|arts|engineering|technology|business administration|computer applications|philosophy|laws|fine arts))?(?:\s*\([^)]*\))?|diploma?|diplom(?:-\p{L}+)?|abitur|staatsexamen|ausbildung|licence|master\s*[12]?|dut|bts|baccalauréat|ingénieur|grado|licenciatura|máster|mestrado|laurea(?:\s+magistrale)?|high school(?:\s+diploma)?|certificate|nanodegree|bootcamp|apprenticeship)(?=[\s,:(–-]|$)/iu

const countries =
  'uk|united kingdom|england|scotland|wales|northern ireland|ireland|usa|us|u\\.s\\.a?\\.?|united states|canada|germany|deutschland|austria|österreich|switzerland|schweiz|suisse|france|spain|españa|portugal|italy|italia|netherlands|the netherlands|nederland|belgium|belgique|luxembourg|denmark|sweden|norway|finland|iceland|poland|polska|czech republic|czechia|slovakia|hungary|romania|bulgaria|greece|turkey|türkiye|ukraine|russia|belarus|serbia|croatia|slovenia|bosnia and herzegovina|albania|macedonia|moldova|georgia|armenia|estonia|latvia|lithuania|israel|egypt|morocco|tunisia|algeria|nigeria|ghana|kenya|uganda|tanzania|rwanda|ethiopia|south africa|india|pakistan|bangladesh|sri lanka|nepal|china|hong kong|taiwan|japan|south korea|s\\.? ?korea|republic of korea|korea|singapore|malaysia|indonesia|philippines|vietnam|thailand|australia|new zealand|brazil|brasil|argentina|chile|colombia|peru|uruguay|mexico|méxico|costa rica|uae|united arab emirates|saudi arabia|qatar|lebanon|jordan|iran|iraq'
const states =
  'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|QC|BC|AB|NSW|VIC|QLD'
const regions =
  'california|texas|new york|washington|massachusetts|illinois|florida|ontario|quebec|british columbia|bavaria|bayern|île-de-france|catalonia|karnataka|maharashtra|telangana|tamil nadu|victoria|new south wales'
const cities =
  'london|manchester|leeds|bristol|edinburgh|glasgow|cambridge|oxford|dublin|berlin|hamburg|münchen|munich|köln|cologne|frankfurt|stuttgart|düsseldorf|leipzig|dresden|wien|vienna|zürich|zurich|genève|geneva|basel|bern|paris|lyon|marseille|toulouse|nantes|bordeaux|lille|madrid|barcelona|valencia|sevilla|lisbon|lisboa|porto|milan|milano|rome|roma|turin|amsterdam|rotterdam|utrecht|eindhoven|brussels|bruxelles|antwerp|copenhagen|stockholm|gothenburg|oslo|helsinki|tallinn|riga|vilnius|warsaw|kraków|krakow|wrocław|gdańsk|prague|brno|bratislava|budapest|bucharest|cluj-napoca|sofia|athens|istanbul|ankara|kyiv|kiev|lviv|minsk|moscow|belgrade|zagreb|ljubljana|tel aviv|cairo|lagos|nairobi|accra|cape town|johannesburg|dubai|bangalore|bengaluru|hyderabad|pune|mumbai|chennai|new delhi|delhi|gurgaon|noida|kolkata|karachi|lahore|dhaka|beijing|shanghai|shenzhen|tokyo|osaka|seoul|taipei|kuala lumpur|jakarta|manila|hanoi|ho chi minh city|bangkok|sydney|melbourne|brisbane|perth|auckland|wellington|são paulo|sao paulo|rio de janeiro|buenos aires|santiago|bogotá|lima|mexico city|guadalajara|toronto|vancouver|montreal|montréal|ottawa|calgary|new york city|nyc|cork|galway|limerick|belfast|cardiff|newcastle|sheffield|liverpool|birmingham|nottingham|southampton|brighton|reading|aberdeen|graz|linz|salzburg|innsbruck|lausanne|luzern|winterthur|nürnberg|nuremberg|hannover|bremen|essen|dortmund|bonn|karlsruhe|mannheim|augsburg|freiburg|heidelberg|aachen|kiel|mainz|potsdam|grenoble|rennes|strasbourg|montpellier|nice|bilbao|zaragoza|málaga|malaga|granada|braga|coimbra|bologna|firenze|florence|napoli|naples|torino|genova|padova|verona|the hague|den haag|delft|groningen|leiden|tilburg|ghent|gent|leuven|liège|aarhus|odense|malmö|uppsala|bergen|trondheim|tampere|turku|espoo|tartu|kaunas|gdansk|poznań|poznan|łódź|katowice|lublin|ostrava|debrecen|timișoara|timisoara|iași|iasi|plovdiv|thessaloniki|novi sad|skopje|izmir|haifa|jerusalem|casablanca|tunis|abuja|ibadan|kampala|kigali|pretoria|durban|ahmedabad|jaipur|kochi|indore|coimbatore|colombo|kathmandu|islamabad|kyoto|nagoya|busan|penang|cebu|adelaide|canberra|christchurch|curitiba|belo horizonte|porto alegre|recife|florianópolis|córdoba|rosario|montevideo|medellín|quito|monterrey|edmonton|winnipeg|halifax|quebec city|waterloo|salt lake city|pittsburgh|columbus|charlotte|nashville|baltimore|st\\. louis|kansas city|sacramento|oakland|san francisco|san francisco bay area|bay area|los angeles|san diego|san jose|palo alto|mountain view|seattle|portland|austin|dallas|houston|chicago|boston|denver|atlanta|miami|philadelphia|phoenix|minneapolis|detroit|raleigh|washington dc'
const remote =
  'remote|fully remote|hybrid|on-?site|home office|homeoffice|worldwide|télétravail|remoto|anywhere|distributed'
const placeAlone = new RegExp(
  `^(?:greater )?(?:${countries}|${regions}|${cities}|${remote})(?: area)?(?: \\((?:${remote})\\))?$`,
  'iu',
)
const isRemote = new RegExp(`^(?:${remote})$`, 'iu')
const country = new RegExp(`^(?:${countries}|${regions})$`, 'iu')
const state = new RegExp(`^(?:${states})(?: \\d{5})?$`, 'u')

/** Whether it names a place and nothing else: "Leeds, UK", "Remote", "Austin, TX". */
export function isPlace(text: string): boolean {
  const bare = text.replace(/^[\s(]+|[\s)]+$/g, '').replace(/\s*\((?:remote|hybrid|on-?site)\)$/iu, '')
  if (placeAlone.test(bare)) return true
  const parts = bare.split(/\s*,\s*/)
  const last = parts.at(-1) ?? ''
  // "Ember, Lyon, France" is an employer with its place, "Ember, Remote" is one; "Lyon, Rhône, France" is none.
  if ((parts.length > 2 || isRemote.test(last)) && !placeAlone.test(parts[0] ?? '')) return false
  return (
    parts.length > 1 &&
    parts.length <= 3 &&
    parts.every((part) => /^[\p{Lu}\d][\p{L}\d .'’-]{0,30}$/u.test(part)) &&
    (country.test(last) || state.test(last) || isRemote.test(last)) &&
    !titleWord.test(parts[0] ?? '') &&
    !employerWord.test(parts[0] ?? '')
  )
}

/** Time away from work, which people put among their jobs. */
export const careerBreak =
  /^(?:career break|career gap|parental leave|maternity leave|paternity leave|family leave|medical leave|sick leave|sabbatical|gap year|break|travelling|traveling|elternzeit|mutterschutz|auszeit|sabbatjahr|arbeitssuchend|weltreise|congé (?:parental|maternité|sabbatique)|baja (?:maternal|paternal)|excedencia|ouderschapsverlof|congedo parentale)(?:$|\s*[-–—:(,;])/iu

/** A part of an employer, which is not its name. */
export const department =
  /^(?:department|dept\.?|division|business unit|unit|section|team|group|faculty|school|abteilung|bereich|referat|fachbereich|département|service|direction|departamento|área|afdeling)(?:\s+(?:of|for|für|de|des|du|d[’'])\s*|\s*:?\s+)\p{L}|^\p{L}[\p{L} &]+ (?:department|division|team|unit)$/iu

/** How one is employed, which is neither a title nor an employer. */
export const employmentKind =
  /^(?:full[- ]time|part[- ]time|contract|contractor|permanent|temporary|internship|freelance|self-employed|vollzeit|teilzeit|cdi|cdd|temps plein)$/iu
