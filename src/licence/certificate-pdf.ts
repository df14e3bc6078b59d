import {
  article,
  categories,
  type Day,
  type DriverRecord,
  explainCode,
  longDay,
  mayDrive,
  type Settings,
  type Words,
} from '@papier-rose/law'
import { requestNumber } from '../application/index.ts'
import type { Instant } from '../kit/clock.ts'
import { formatDate, type Lang } from '../kit/html.ts'
import { writeBasis } from '../kit/pdf/basis.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, mm, type Sheet } from '../kit/pdf/sheet.ts'
import type { Driver, GivenCertificate } from '../record/index.ts'
import { type Holder, holderFacts } from './holder-facts.ts'

/** What a certificate of rights says: who, which categories, under what limits, until when. Never points, never a measure. */
export interface CertificateData {
  readonly number: string
  readonly at: Instant
  readonly demonstration: boolean
  readonly from: Day
  readonly lastDay: Day
  readonly driver: Holder
  readonly held: readonly {
    readonly category: string
    readonly vehicles: Words
    readonly since: Day
    readonly lastDay?: Day
    readonly codes: readonly Words[]
  }[]
  readonly limits: readonly Words[]
}

/** The number of a certificate, as it is printed: `DC-7K3Q-9D2M`. */
export const certificateNumber = (certificateId: string): string => requestNumber(certificateId).replace(/^D/, 'DC')

/** The certificate of this driver, from the record as it stands. */
export function certificateData(
  certificate: GivenCertificate,
  of: { readonly driver: Driver; readonly record: DriverRecord; readonly law: Settings; readonly demonstration: boolean },
): CertificateData {
  const { categories: own, from, lastDay, certificateId, issuedAt } = certificate
  const limits = own.flatMap(category => mayDrive(of.record, category, from, of.law).value.limits)
  return {
    number: certificateNumber(certificateId),
    at: issuedAt,
    demonstration: of.demonstration,
    from,
    lastDay,
    driver: of.driver,
    held: own.flatMap(category =>
      of.record.categories
        .filter(held => held.category === category)
        .slice(-1)
        .map(held => ({
          category,
          vehicles: categories[category].vehicles,
          since: held.since,
          ...(held.lastDay ? { lastDay: held.lastDay } : {}),
          codes: held.codes.map(code => {
            const said = explainCode(code, of.law)?.words
            return said ? { fr: `${code} : ${said.fr}`, en: `${code}: ${said.en}` } : { fr: code, en: code }
          }),
        })),
    ),
    limits: limits.filter((one, i) => limits.findIndex(({ fr }) => fr === one.fr) === i),
  }
}

const basis = [article('Code de la route', 'R. 225-6'), article('Code de la route', 'R. 233-1')]

const wording = {
  title: { fr: 'Attestation de droits à conduire', en: 'Certificate of the right to drive – courtesy translation' },
  courtesy: { fr: '', en: 'This sheet explains the French certificate. It has no value of its own: show the French certificate.' },
  with: {
    fr: 'Avec une pièce d’identité, en France seulement. Elle ne vaut plus rien si le droit de conduire est retiré avant.',
    en: 'With an identity document, in France only. It is worth nothing once the right to drive is taken away.',
  },
  number: { fr: 'Numéro de l’attestation', en: 'Number of the certificate' },
  held: { fr: 'Catégories', en: 'Categories' },
  category: { fr: 'Catégorie', en: 'Category' },
  since: { fr: 'Obtenue le', en: 'Obtained on' },
  until: { fr: 'Dernier jour', en: 'Last day' },
  codes: { fr: 'Mentions', en: 'Codes' },
  noEnd: { fr: 'sans fin', en: 'no end' },
  none: { fr: 'aucune', en: 'none' },
  limits: { fr: 'Limites', en: 'Limits' },
  seal: { fr: 'Emplacement réservé au cachet 2D-Doc', en: 'Reserved for the 2D-Doc seal' },
  basis: { fr: 'Textes', en: 'Legal basis' },
} as const satisfies Record<string, Words>

/** The certificate of rights: the act in French, or the English sheet that explains it. */
export async function certificatePdf(data: CertificateData, lang: Lang): Promise<Uint8Array> {
  const frame = { title: wording.title[lang], lang, at: data.at, demonstration: data.demonstration, foot: data.number }
  return (await document(frame, sheet => draw(sheet, data))).bytes
}

function draw(sheet: Sheet, data: CertificateData): void {
  const { lang } = sheet
  const words = (key: keyof typeof wording): string => wording[key][lang]
  const { driver } = data
  sheet.title(words('title'))
  if (lang === 'en') sheet.write('P', words('courtesy'), { size: 9.5, colour: ink.rose })
  sheet.space(8)
  const [from, last] = [longDay(data.from), longDay(data.lastDay)]
  const large = lang === 'fr' ? `Valable du ${from.fr} au ${last.fr} inclus` : `Valid from ${from.en} to the end of ${last.en}`
  const big = { size: 16, bold: true }
  const inside = sheet.width - 2 * sheet.at(12) - 4
  sheet.panel(sheet.height(large, big, inside) + sheet.height(words('with'), { size: 10 }, inside), place => {
    sheet.write('P', large, big, place)
    sheet.write('P', words('with'), { size: 10 }, place)
  })
  sheet.space(10)
  sheet.facts(holderFacts(driver, lang, { label: words('number'), value: data.number }))
  sheet.heading(words('held'))
  sheet.table(
    [words('category'), words('since'), words('until'), words('codes')],
    data.held.map(({ category, vehicles, since, lastDay, codes }) => [
      `${category}${sheet.colon}${vehicles[lang]}`,
      formatDate(since, lang),
      lastDay ? formatDate(lastDay, lang) : words('noEnd'),
      codes.map(code => code[lang]).join(' ; ') || words('none'),
    ]),
    [2.2, 1, 1, 1.6],
  )
  if (data.limits.length > 0) {
    sheet.heading(words('limits'))
    sheet.list(data.limits.map(limit => limit[lang]))
  }
  sheet.space(12)
  sheet.ensure(mm(35))
  const top = Math.max(sheet.y, sheet.bottom - mm(35))
  sheet.y = top
  const beside = { x: sheet.left + mm(35) + 16, width: sheet.width - mm(35) - 16 }
  writeBasis(sheet, words('basis'), basis, beside)
  sheet.sealPlace(sheet.left, top, words('seal'))
  sheet.y = Math.max(sheet.y, top + mm(35))
}
