import { type Category, mayDrive, type Reason, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { logRefusal, personIn, requirePerson } from '../account/index.ts'
import { reasonList } from '../guide/index.ts'
import type { Deps } from '../kit/deps.ts'
import { button, form, heading, link, list, notice, paragraph, tag, warning } from '../kit/design/components.ts'
import { pdf } from '../kit/download.ts'
import { type Content, formatDate, type Lang, path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { idFrom } from '../kit/ids.ts'
import { allOrNothing } from '../kit/store.ts'
import { findDriver, type GivenCertificate, issueCertificate, readDriven, readRecord } from '../record/index.ts'
import { certificateData, certificateNumber, certificatePdf } from './certificate-pdf.ts'
import { noFilePage, noFileTitle } from './home-view.ts'

const words = {
  title: { fr: 'Attestation de droits à conduire', en: 'Certificate of the right to drive' },
  lead: {
    fr: 'Elle dit vos catégories et leur validité, jamais vos points. Avec une pièce d’identité, elle vaut titre de conduite en France.',
    en: 'It says your categories and their validity, never your points. With an identity document, it stands for the licence in France.',
  },
  ask: { fr: 'Obtenir une attestation', en: 'Get a certificate' },
  cannot: { fr: 'Vous ne pouvez pas avoir d’attestation aujourd’hui.', en: 'You cannot have a certificate today.' },
  nothing: { fr: 'Aucune catégorie n’est enregistrée à votre nom.', en: 'No category is recorded in your name.' },
  done: { fr: 'Votre attestation est prête.', en: 'Your certificate is ready.' },
  mine: { fr: 'Mes attestations', en: 'My certificates' },
  french: { fr: 'Ouvrir l’attestation (PDF)', en: 'Open the certificate (PDF, in French)' },
  english: { fr: 'L’attestation expliquée en anglais (PDF)', en: 'The certificate explained in English (PDF)' },
  valid: { fr: 'valable', en: 'valid' },
} satisfies Record<string, Words>

export const certificateTitle = words.title

export interface Certificates {
  /** Those that still count today, the last first. */
  readonly valid: readonly GivenCertificate[]
  /** Why none can be had; empty when one can. */
  readonly noes: readonly Reason[]
  readonly may: boolean
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly done?: boolean
}

/** The certificates that count today, and the way to get another one. */
export function certificatePage(lang: Lang, { valid, noes, may, ids, done }: Certificates): Content {
  const at = (id: string, paper: string) => path(lang, `/mon-permis/attestation/${id}/${paper}`)
  return [
    done && notice({ lang, kind: 'success', content: words.done }),
    heading(lang, words.title),
    paragraph(lang, words.lead, 'lead'),
    valid.length > 0 && [
      heading(lang, words.mine, { level: 2 }),
      valid.map(({ certificateId, from, lastDay, categories }) => {
        const days = {
          fr: `Du ${formatDate(from, 'fr')} au ${formatDate(lastDay, 'fr')} inclus : ${categories.join(', ')}`,
          en: `From ${formatDate(from, 'en')} to the end of ${formatDate(lastDay, 'en')}: ${categories.join(', ')}`,
        }
        return [
          paragraph(lang, days),
          paragraph(lang, tag(lang, words.valid, 'done')),
          list(lang, [
            link(lang, words.french, at(certificateId, 'attestation.pdf'), days),
            link(lang, words.english, at(certificateId, 'attestation-en.pdf'), days),
          ]),
        ]
      }),
    ],
    may
      ? form({ action: path(lang, '/mon-permis/attestation'), ...ids, content: button({ lang, label: words.ask }) })
      : [warning(lang, words.cannot), noes.length > 0 ? reasonList(lang, noes) : paragraph(lang, words.nothing)],
  ]
}

/** What can be had of a driver today. A certificate counts as long as the law shows it among the papers of one of its categories. */
async function certificatesOf(deps: Deps, driverId: string): Promise<Omit<Certificates, 'ids' | 'done'>> {
  const today = deps.clock.today()
  const record = await readRecord(deps, driverId)
  const { certificates = [] } = await readDriven(deps.db, driverId)
  const answers = new Map(
    [...new Set(record.categories.map(({ category }) => category))].map(one => [one, mayDrive(record, one, today, deps.law)]),
  )
  const right = (category: Category): boolean => answers.get(category)?.value.right ?? false
  const may = [...answers.keys()].some(right)
  return {
    valid: certificates.filter(({ lastDay, categories }) => today <= lastDay && categories.some(right)).toReversed(),
    noes: may ? [] : [...answers.values()].flatMap(({ reasons }) => reasons),
    may,
  }
}

/** Issues a certificate and remembers its number, by which others tell the paper from a false one. */
const issue = (deps: Deps, driverId: string, certificateId: string, { key, accountId }: { key: string; accountId: string }) =>
  allOrNothing(deps.db, async tx => {
    const done = await issueCertificate(deps, driverId, certificateId, key, { by: accountId, as: 'applicant', tx })
    const issued = done.state.certificates?.find(one => one.certificateId === certificateId)
    if (issued)
      await tx.query('insert into certificate_number (number, driver_id, last_day) values ($1, $2, $3) on conflict (number) do nothing', [
        certificateNumber(certificateId),
        driverId,
        issued.lastDay,
      ])
    return done
  })

async function show(c: Ctx, driverId: string, status: 200 | 409 = 200): Promise<Response> {
  const { deps, lang } = c.var
  const content = certificatePage(lang, {
    ...(await certificatesOf(deps, driverId)),
    ids: formIds(c),
    done: c.req.query('fait') !== undefined,
  })
  return page(c, { title: words.title, back: path(lang, '/mon-permis'), content }, status)
}

const file =
  (lang: Lang) =>
  async (c: Ctx): Promise<Response> => {
    const { deps } = c.var
    const { driverId } = personIn(c)
    const found = driverId
      ? (await certificatesOf(deps, driverId)).valid.find(({ certificateId }) => certificateId === c.req.param('id'))
      : undefined
    const driver = driverId && found ? await findDriver(deps.db, driverId) : undefined
    if (!driver || !found) {
      await logRefusal(c, 'not-my-certificate')
      return notFound(c)
    }
    const record = await readRecord(deps, driver.id)
    const data = certificateData(found, { driver, record, law: deps.law, demonstration: deps.config.demonstration })
    return pdf(c, await certificatePdf(data, lang), `${data.number}${lang === 'en' ? '-en' : ''}`)
  }

/** The certificate of rights (CR R. 225-6): asked for, shown, taken away as PDF as long as the right is there. */
export const certificatePages = new Hono<Env>()
  .get('/mon-permis/attestation', requirePerson, async c => {
    const { driverId } = personIn(c)
    return driverId ? show(c, driverId) : page(c, { title: noFileTitle, content: noFilePage(c.var.lang) })
  })
  .post('/mon-permis/attestation', requirePerson, async c => {
    const { deps, form: posted } = c.var
    const { driverId, accountId } = personIn(c)
    if (!driverId) return notFound(c)
    const certificateId = idFrom('certificate', driverId, posted.id)
    const { refused } = await issue(deps, driverId, certificateId, { key: `certificate/${posted.id}`, accountId })
    return refused ? show(c, driverId, 409) : seeOther(c, '/mon-permis/attestation?fait=attestation')
  })
  .get('/mon-permis/attestation/:id/attestation.pdf', requirePerson, file('fr'))
  .get('/mon-permis/attestation/:id/attestation-en.pdf', requirePerson, file('en'))
