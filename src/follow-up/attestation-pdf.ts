import { type Day, longDay, type Words } from '@papier-rose/law'
import type { ReceiptData } from '../application/index.ts'
import type { Instant } from '../kit/clock.ts'
import { formatDate, formatInstant, type Lang } from '../kit/html.ts'
import { inPairs } from '../kit/pdf/digits.ts'
import { document } from '../kit/pdf/document.ts'
import { ink, type Sheet } from '../kit/pdf/sheet.ts'

/** What an attestation says of a request on one day. */
export interface AttestationData extends Pick<ReceiptData, 'number' | 'demonstration' | 'request' | 'applicant' | 'pieces'> {
  /** The moment it was made, and the day it speaks of. */
  readonly at: Instant
  readonly on: Day
  readonly status: Words
  readonly holder: Words
  readonly since: Day | null
  /** Until when the CEPC lets its holder drive, when one does: the attestation itself never does. */
  readonly cepcLastDay: Day | null
}

const wording = {
  title: { fr: 'Attestation de dépôt d’une demande de permis', en: 'Attestation of a licence request' },
  courtesy: { fr: '', en: 'Courtesy translation. The French attestation alone counts.' },
  stands: { fr: 'Où en est la demande', en: 'Where the request stands' },
  who: { fr: 'Qui l’a', en: 'Who has it' },
  since: { fr: 'Depuis le', en: 'Since' },
  state: { fr: 'État', en: 'State' },
  request: { fr: 'Demande', en: 'Request' },
  number: { fr: 'Numéro', en: 'Number' },
  received: { fr: 'Reçue le', en: 'Received on' },
  office: { fr: 'Service qui examine la demande', en: 'Office that examines the request' },
  birthName: { fr: 'Nom de naissance', en: 'Birth name' },
  firstNames: { fr: 'Prénoms', en: 'First names' },
  birth: { fr: 'Date de naissance', en: 'Date of birth' },
  neph: { fr: 'NEPH (numéro de dossier)', en: 'NEPH (file number)' },
  unknown: { fr: 'Pas encore attribué', en: 'Not given yet' },
  pieces: { fr: 'Ce qui a été reçu', en: 'What was received' },
  driving: { fr: 'Cette attestation ne permet pas de conduire', en: 'This attestation does not let anybody drive' },
  proof: {
    fr: 'Elle prouve seulement qu’une demande a été reçue et où elle en est ce jour. Elle n’est ni un permis, ni un titre qui en tient lieu.',
    en: 'It only proves that a request was received and where it stands on this day. It is neither a licence nor anything that stands for one.',
  },
} as const satisfies Record<string, Words>

const cepc = (lastDay: Day): Words => ({
  fr: `Le certificat d’examen (CEPC) de la personne, lui, permet de conduire en France jusqu’au ${longDay(lastDay).fr} compris, s’il n’a pas été retiré et si aucune mesure ne l’interdit.`,
  en: `The person’s exam certificate (CEPC) does let them drive in France up to and including ${longDay(lastDay).en}, if it was not withdrawn and no measure forbids it.`,
})

/** The attestation of a request: the act is in French, and its English sheet is a courtesy. */
export async function attestationPdf(data: AttestationData, lang: Lang): Promise<Uint8Array> {
  const title = `${wording.title[lang]} ${data.number}`
  const { bytes } = await document({ title, lang, at: data.at, demonstration: data.demonstration }, sheet => draw(sheet, data))
  return bytes
}

function draw(sheet: Sheet, data: AttestationData): void {
  const { lang } = sheet
  const words = (key: keyof typeof wording): string => wording[key][lang]
  const { request, applicant } = data
  sheet.title(words('title'))
  sheet.write('P', lang === 'fr' ? `Situation au ${longDay(data.on).fr}` : `As it stands on ${longDay(data.on).en}`, {
    size: 12,
    colour: ink.quiet,
  })
  if (lang === 'en') sheet.write('P', words('courtesy'), { size: 9.5, colour: ink.rose })
  sheet.space(8)
  sheet.facts([
    [
      { label: words('birthName'), value: applicant.birthName },
      { label: words('firstNames'), value: applicant.firstNames || '–' },
    ],
    [
      { label: words('birth'), value: formatDate(applicant.birth, lang) },
      { label: words('neph'), value: applicant.neph ? inPairs(applicant.neph) : words('unknown') },
    ],
    [
      { label: words('request'), value: request.title[lang] },
      { label: words('number'), value: data.number },
    ],
    [
      { label: words('received'), value: formatInstant(request.receivedAt, lang, request.zone) },
      { label: words('office'), value: request.authority[lang] },
    ],
  ])
  sheet.heading(words('stands'))
  sheet.facts([
    [
      { label: words('state'), value: data.status[lang] },
      { label: words('since'), value: data.since ? formatDate(data.since, lang) : '–' },
    ],
    [{ label: words('who'), value: data.holder[lang] }],
  ])
  sheet.heading(words('driving'))
  sheet.paragraph(words('proof'))
  if (data.cepcLastDay) sheet.paragraph(cepc(data.cepcLastDay)[lang])
  sheet.heading(words('pieces'))
  sheet.list(data.pieces.map(({ name, detail }) => (detail ? `${name[lang]} – ${detail[lang]}` : name[lang])))
}
