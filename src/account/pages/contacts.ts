import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import {
  button,
  buttonGroup,
  checkboxes,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  notice,
  paragraph,
  summaryList,
  tag,
  textInput,
  warning,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, path, say } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther, tooMany } from '../../kit/http.ts'
import { own } from '../../kit/own.ts'
import { type Account, findAccount } from '../accounts.ts'
import {
  beginCheck,
  type Channel,
  type Checked,
  type ContactCheck,
  confirmCheck,
  contactProblems,
  findContactCheck,
  forgetMobile,
  minutesToType,
  readEmail,
  readMobile,
  wishTexts,
} from '../contacts.ts'
import { personIn, requirePerson, requireProof } from '../here.ts'
import { logRefusal } from '../readings.ts'

const words = {
  title: { fr: 'Comment nous vous joignons', en: 'How we reach you' },
  lead: {
    fr: 'Nous écrivons à ces adresses à chaque étape. Confirmez-les : une faute de frappe suffit pour ne rien recevoir.',
    en: 'We write to these at each step. Confirm them: one slip of the finger is enough to receive nothing.',
  },
  email: { fr: 'Adresse e-mail', en: 'E-mail address' },
  mobile: { fr: 'Mobile', en: 'Mobile' },
  none: { fr: 'Aucun', en: 'None' },
  confirmed: { fr: 'Confirmé', en: 'Confirmed' },
  unconfirmed: { fr: 'Pas confirmé', en: 'Not confirmed' },
  changeEmail: { fr: 'Confirmer ou changer l’adresse e-mail', en: 'Confirm or change the e-mail address' },
  changeMobile: { fr: 'Confirmer ou changer le mobile', en: 'Confirm or change the mobile' },
  send: { fr: 'Recevoir un code', en: 'Receive a code' },
  forget: { fr: 'Retirer ce mobile', en: 'Remove this mobile' },
  texts: { fr: 'SMS', en: 'Text messages' },
  textsWish: { fr: 'Recevez aussi un SMS à chaque étape', en: 'Receive a text message at each step too' },
  textsYes: { fr: 'Oui, envoyez-moi aussi des SMS', en: 'Yes, send me text messages too' },
  textsHint: {
    fr: 'Courts, sans rien de personnel. Répondez STOP à l’un d’eux pour ne plus en recevoir.',
    en: 'Short, with nothing personal. Answer STOP to one of them to receive no more.',
  },
  textsFirst: { fr: 'Confirmez d’abord un mobile pour choisir les SMS.', en: 'Confirm a mobile first to choose text messages.' },
  save: { fr: 'Enregistrer', en: 'Save' },
  codeTitle: { fr: 'Tapez le code reçu', en: 'Type the code you received' },
  code: { fr: 'Code à 6 chiffres', en: '6-figure code' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  another: { fr: 'Recommencer avec un autre code', en: 'Start again with another code' },
  over: {
    fr: 'Ce code ne sert plus : il est trop vieux ou a été essayé trop souvent. Demandez-en un autre.',
    en: 'This code no longer works: it is too old or was tried too often. Ask for another.',
  },
  wrong: {
    fr: 'Ce n’est pas le code envoyé. Vérifiez-le et tapez-le de nouveau.',
    en: 'This is not the code we sent. Check it and type it again.',
  },
} satisfies Record<string, Words>

const done: Readonly<Record<string, Words>> = {
  email: { fr: 'Votre adresse e-mail est confirmée.', en: 'Your e-mail address is confirmed.' },
  mobile: { fr: 'Votre mobile est confirmé.', en: 'Your mobile is confirmed.' },
  retrait: { fr: 'Votre mobile est retiré.', en: 'Your mobile is removed.' },
  sms: { fr: 'Votre choix pour les SMS est enregistré.', en: 'Your choice about text messages is saved.' },
}

interface Ids {
  readonly csrf: string
  readonly id: string
}

export interface Contacts {
  readonly account: Pick<Account, 'email' | 'emailConfirmed' | 'mobile' | 'mobileConfirmed' | 'smsWanted'>
  readonly ids: () => Ids
  readonly typed?: Readonly<Partial<Record<Channel, string>>> | undefined
  readonly errors?: readonly FieldError[]
  readonly done?: Words
}

/** Where we write to this person, whether they confirmed it, and whether they want SMS. */
export function contactsPage(lang: Lang, f: Contacts): Content {
  const { account, ids, errors } = f
  const at = (rest: string) => path(lang, `/compte/contacts${rest}`)
  const shown = (value: string | undefined, confirmed: boolean) =>
    value
      ? html`${value} ${tag(lang, confirmed ? words.confirmed : words.unconfirmed, confirmed ? 'done' : 'todo')}`
      : say(words.none, lang)
  const field = (channel: Channel) =>
    form({
      action: at(`/${channel}`),
      ...ids(),
      content: [
        textInput({
          lang,
          name: channel,
          label: words[channel],
          value: f.typed?.[channel] ?? account[channel] ?? '',
          type: channel === 'email' ? 'email' : 'tel',
          keyboard: channel === 'email' ? 'email' : 'tel',
          autocomplete: channel === 'email' ? 'email' : 'tel',
          ...(errors ? { errors } : {}),
        }),
        button({
          lang,
          label: html`${say(words.send, lang)}<span class="govuk-visually-hidden"> (${say(words[channel], lang)})</span>`,
          look: 'secondary',
        }),
      ],
    })
  return [
    errorSummary(lang, errors),
    f.done && notice({ lang, kind: 'success', content: f.done }),
    heading(lang, words.title),
    paragraph(lang, words.lead),
    summaryList(lang, [
      { key: words.email, value: shown(account.email, account.emailConfirmed) },
      { key: words.mobile, value: shown(account.mobile, account.mobileConfirmed) },
    ]),
    heading(lang, words.changeEmail, { level: 2 }),
    field('email'),
    heading(lang, words.changeMobile, { level: 2 }),
    field('mobile'),
    account.mobile && form({ action: at('/mobile/retirer'), ...ids(), content: button({ lang, label: words.forget, look: 'warning' }) }),
    heading(lang, words.texts, { level: 2 }),
    account.mobile && account.mobileConfirmed
      ? form({
          action: at('/sms'),
          ...ids(),
          content: [
            checkboxes({
              lang,
              name: 'sms',
              label: words.textsWish,
              hint: words.textsHint,
              values: account.smsWanted ? ['yes'] : [],
              choices: [{ value: 'yes', label: words.textsYes }],
            }),
            button({ lang, label: words.save, look: 'secondary' }),
          ],
        })
      : paragraph(lang, words.textsFirst),
  ]
}

export interface CodePage {
  readonly check: Pick<ContactCheck, 'id' | 'channel' | 'value'>
  readonly ids: Ids
  readonly errors?: readonly FieldError[]
  /** The code serves no more. */
  readonly over?: boolean
}

/** Where the code is typed; or why it serves no more. */
export function codePage(lang: Lang, { check, ids, errors, over }: CodePage): Content {
  const sent = {
    fr: `Nous l’envoyons à ${check.value}. Il sert pendant ${minutesToType} minutes. S’il n’arrive pas, vérifiez l’adresse ou le numéro.`,
    en: `We send it to ${check.value}. It works for ${minutesToType} minutes. If it does not come, check the address or the number.`,
  }
  const again = link(lang, words.another, path(lang, '/compte/contacts'))
  if (over) return [heading(lang, words.codeTitle), warning(lang, words.over), paragraph(lang, again)]
  return [
    errorSummary(lang, errors),
    heading(lang, words.codeTitle),
    paragraph(lang, sent),
    form({
      action: path(lang, `/compte/contacts/code/${check.id}`),
      ...ids,
      content: [
        textInput({
          lang,
          name: 'code',
          label: words.code,
          width: 10,
          keyboard: 'numeric',
          autocomplete: 'one-time-code',
          ...(errors ? { errors } : {}),
        }),
        buttonGroup(button({ lang, label: words.confirm }), again),
      ],
    }),
  ]
}

async function show(c: Ctx, more: Pick<Contacts, 'typed' | 'errors' | 'done'> = {}): Promise<Response> {
  const { deps, lang } = c.var
  const account = await findAccount(deps.db, personIn(c).accountId)
  if (!account) return notFound(c)
  const content = contactsPage(lang, { account, ids: () => formIds(c), typed: c.var.kept, ...more })
  return page(c, { title: words.title, back: path(lang, '/compte'), wrong: more.errors !== undefined, content }, more.errors ? 422 : 200)
}

const asking =
  (channel: Channel, read: (typed: string) => string | undefined) =>
  async (c: Ctx): Promise<Response> => {
    const { deps, form: posted } = c.var
    const typed = posted.text(channel)
    const value = read(typed)
    if (!value) return show(c, { typed: { [channel]: typed }, errors: [{ field: channel, words: contactProblems[channel] }] })
    const id = await beginCheck(deps, personIn(c).accountId, { channel, value, form: posted.id })
    return id ? seeOther(c, `/compte/contacts/code/${id}`) : tooMany(c)
  }

/** A page about a code that was sent for this person. One of somebody else answers as one that does not exist. */
const inCheck =
  (answer: (c: Ctx, check: ContactCheck) => Promise<Response> | Response) =>
  async (c: Ctx): Promise<Response> => {
    const check = await findContactCheck(c.var.deps.db, c.req.param('check') ?? '')
    if (check?.accountId === personIn(c).accountId) return answer(c, check)
    await logRefusal(c, 'not-my-code')
    return notFound(c)
  }

function showCode(c: Ctx, check: ContactCheck, outcome?: Exclude<Checked, 'confirmed'>): Response | Promise<Response> {
  const { lang } = c.var
  const errors = outcome === 'wrong' ? [{ field: 'code', words: words.wrong }] : undefined
  const over = outcome === 'over' || outcome === 'too-many'
  const content = codePage(lang, { check, ids: formIds(c), over, ...(errors ? { errors } : {}) })
  return page(
    c,
    { title: words.codeTitle, back: path(lang, '/compte/contacts'), wrong: outcome !== undefined, content },
    over ? 409 : errors ? 422 : 200,
  )
}

/** The addresses we write to: asked for, confirmed by a code, changed, forgotten. */
export const contactPages = new Hono<Env>()
  .use('/compte/contacts', requirePerson)
  .use('/compte/contacts/*', requirePerson)
  .use('/compte/contacts/email', requireProof)
  .use('/compte/contacts/mobile', requireProof)
  .use('/compte/contacts/mobile/retirer', requireProof)
  // A page of errors has the address of its form: whoever comes back by it, to prove again who they are, finds the page and what they typed.
  .get('/compte/contacts/email', c => show(c))
  .get('/compte/contacts/mobile', c => show(c))
  .get('/compte/contacts', c => {
    const said = own(done, c.req.query('fait'))
    return show(c, said ? { done: said } : {})
  })
  .post('/compte/contacts/email', asking('email', readEmail))
  .post('/compte/contacts/mobile', asking('mobile', readMobile))
  .post('/compte/contacts/mobile/retirer', async c => {
    await forgetMobile(c.var.deps, personIn(c).accountId)
    return seeOther(c, '/compte/contacts?fait=retrait')
  })
  .post('/compte/contacts/sms', async c => {
    await wishTexts(c.var.deps.db, personIn(c).accountId, c.var.form.text('sms') === 'yes')
    return seeOther(c, '/compte/contacts?fait=sms')
  })
  .get(
    '/compte/contacts/code/:check',
    inCheck((c, check) => showCode(c, check)),
  )
  .post(
    '/compte/contacts/code/:check',
    inCheck(async (c, check) => {
      const outcome = await confirmCheck(c.var.deps, check, c.var.form.text('code').replace(/\s/g, ''))
      return outcome === 'confirmed' ? seeOther(c, `/compte/contacts?fait=${check.channel}`) : showCode(c, check, outcome)
    }),
  )
