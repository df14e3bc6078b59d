import { type Piece, pieceNames, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, logRefusal, requireRight } from '../../account/index.ts'
import {
  button,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  linkButton,
  list,
  paragraph,
  radios,
  select,
  table,
  tag,
  textarea,
  textInput,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, path, say } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { idFrom } from '../../kit/ids.ts'
import {
  addMacro,
  changeMacro,
  endMacro,
  everyReason,
  findMacro,
  findMacros,
  type Macro,
  mayChange,
  mayWriteForOffice,
  type WrittenMacro,
} from '../macros.ts'
import { placeholders, unknownPlaceholders } from '../placeholders.ts'
import type { Ids } from './frame.ts'

const words = {
  title: { fr: 'Modèles de correction', en: 'Correction templates' },
  lead: {
    fr: 'Des mots à reprendre quand vous demandez une correction. Le motif reste celui de la loi ; le modèle ajoute vos mots, et vous les relisez avant l’envoi.',
    en: 'Words to use again when you ask for a correction. The reason stays that of the law; the template adds your words, and you read them before they are sent.',
  },
  add: { fr: 'Écrire un modèle', en: 'Write a template' },
  change: { fr: 'Modifier le modèle', en: 'Change the template' },
  end: { fr: 'Ne plus le proposer', en: 'Stop offering it' },
  save: { fr: 'Enregistrer le modèle', en: 'Save the template' },
  name: { fr: 'Nom du modèle', en: 'Name of the template' },
  nameHint: {
    fr: 'Pour le reconnaître dans la liste. La personne ne le voit pas.',
    en: 'To know it in the list. The person does not see it.',
  },
  reason: { fr: 'Motif', en: 'Reason' },
  piece: { fr: 'Pièce', en: 'Document' },
  every: { fr: 'Toutes les pièces qui ont ce motif', en: 'Every document that has this reason' },
  text: { fr: 'Mots pour la personne, en français', en: 'Words to the person, in French' },
  whose: { fr: 'Qui peut le reprendre ?', en: 'Who may use it?' },
  mine: { fr: 'Moi', en: 'Me' },
  office: { fr: 'Tout le bureau', en: 'The whole office' },
  none: { fr: 'Aucun modèle.', en: 'No template.' },
  places: { fr: 'Mots que nous remplaçons par ceux du dossier :', en: 'Words that we replace by those of the file:' },
} satisfies Record<string, Words>

export const problems = {
  title: { fr: 'Donnez un nom au modèle.', en: 'Give the template a name.' },
  reason: { fr: 'Choisissez un motif de la liste.', en: 'Choose a reason of the list.' },
  piece: { fr: 'Ce motif ne s’applique pas à cette pièce.', en: 'This reason is not for this document.' },
  words: { fr: 'Écrivez les mots que la personne lira.', en: 'Write the words that the person will read.' },
} satisfies Record<string, Words>

/** A word between braces that stands for nothing. */
export const unknownWords = (names: readonly string[]): Words => ({
  fr: `Nous ne savons pas remplacer ${names.map(name => `{${name}}`).join(', ')}. Mots connus : ${placeholders.map(name => `{${name}}`).join(', ')}.`,
  en: `We cannot replace ${names.map(name => `{${name}}`).join(', ')}. Known words: ${placeholders.map(name => `{${name}}`).join(', ')}.`,
})

const address = (lang: Lang, rest = ''): string => path(lang, `/agents/modeles${rest}`)
const reasonOf = (code: string): Words => everyReason.get(code)?.reason.words ?? { fr: code, en: code }

/** The macros that this agent may use, and how to write one. */
export const macrosPage = (lang: Lang, all: readonly Macro[]): Content => [
  heading(lang, words.title),
  paragraph(lang, words.lead),
  linkButton({ lang, label: words.add, href: address(lang, '/nouveau') }),
  table({
    lang,
    caption: words.title,
    hideCaption: true,
    rowHeaders: true,
    empty: words.none,
    columns: [
      { label: words.name },
      { label: words.reason },
      { label: words.piece },
      { label: { fr: 'Mots', en: 'Words' } },
      { label: { fr: 'Pour qui', en: 'For whom' } },
    ],
    rows: all.map(one => [
      link(lang, one.title, address(lang, `/${one.id}`)),
      reasonOf(one.reason),
      one.piece ? pieceNames[one.piece] : words.every,
      html`<span lang="fr">${one.words}</span>`,
      html`${tag(lang, one.whole ? words.office : words.mine)}<br>${one.writtenBy}`,
    ]),
  }),
]

export interface MacroForm {
  readonly ids: () => Ids
  readonly typed: Partial<Record<keyof WrittenMacro, string>>
  readonly errors?: readonly FieldError[]
  /** The one that is changed; a new one without it. */
  readonly id?: string
  readonly mayChooseWhose?: boolean
  /** Of the office, for who may only use it. */
  readonly readOnly?: boolean
}

/** Writes or changes a macro. */
export function macroPage(lang: Lang, f: MacroForm): Content {
  const { typed, errors } = f
  const wrong = errors ? { errors } : {}
  const names = [...everyReason].map(([value, { reason }]) => ({ value, label: reason.words }))
  const ofPiece = [...new Set([...everyReason.values()].flatMap(one => one.pieces))].map(value => ({ value, label: pieceNames[value] }))
  if (f.readOnly)
    return [
      heading(lang, typed.title ?? ''),
      paragraph(lang, reasonOf(typed.reason ?? '')),
      html`<blockquote lang="fr">${typed.words}</blockquote>`,
      paragraph(
        lang,
        { fr: 'Modèle du bureau : un superviseur le modifie.', en: 'Template of the office: a supervisor changes it.' },
        'hint',
      ),
    ]
  return [
    errorSummary(lang, errors),
    heading(lang, f.id ? words.change : words.add),
    form({
      action: address(lang, f.id ? `/${f.id}` : '/nouveau'),
      ...f.ids(),
      content: [
        textInput({ lang, name: 'title', label: words.name, hint: words.nameHint, value: typed.title ?? '', ...wrong }),
        select({
          lang,
          name: 'reason',
          label: words.reason,
          value: typed.reason ?? '',
          options: [{ value: '', label: '–' }, ...names],
          ...wrong,
        }),
        select({
          lang,
          name: 'piece',
          label: words.piece,
          value: typed.piece ?? '',
          options: [{ value: '', label: words.every }, ...ofPiece],
          ...wrong,
        }),
        textarea({ lang, name: 'words', label: words.text, value: typed.words ?? '', rows: 5, maxLength: 1000, ...wrong }),
        paragraph(lang, words.places, 'hint'),
        list(
          lang,
          placeholders.map(name => html`<code lang="fr">{${name}}</code>`),
        ),
        f.mayChooseWhose &&
          radios({
            lang,
            name: 'whole',
            label: words.whose,
            value: typed.whole ?? 'no',
            choices: [
              { value: 'no', label: words.mine },
              { value: 'yes', label: words.office },
            ],
          }),
        button({ lang, label: words.save }),
      ],
    }),
    f.id && form({ action: address(lang, `/${f.id}/fin`), ...f.ids(), content: button({ lang, label: words.end, look: 'warning' }) }),
  ]
}

type Typed = Required<MacroForm['typed']>

function read(c: Ctx): { typed: Typed; macro: WrittenMacro; errors: FieldError[] } {
  const { form: posted } = c.var
  const typed = {
    title: posted.text('title').slice(0, 100),
    reason: posted.text('reason'),
    piece: posted.text('piece'),
    words: posted.text('words').replaceAll('\r\n', '\n').slice(0, 1000),
    whole: posted.text('whole'),
  }
  const reason = everyReason.get(typed.reason)
  const unknown = unknownPlaceholders(typed.words)
  const errors: FieldError[] = [
    ...(typed.title === '' ? [{ field: 'title', words: problems.title }] : []),
    ...(reason ? [] : [{ field: 'reason', words: problems.reason }]),
    ...(reason && typed.piece !== '' && !reason.pieces.includes(typed.piece as Piece) ? [{ field: 'piece', words: problems.piece }] : []),
    ...(typed.words === '' ? [{ field: 'words', words: problems.words }] : []),
    ...(unknown.length > 0 ? [{ field: 'words', words: unknownWords(unknown) }] : []),
  ]
  const whole = typed.whole === 'yes' && mayWriteForOffice(agentIn(c))
  return { typed, macro: { ...typed, piece: typed.piece === '' ? null : (typed.piece as Piece), whole }, errors }
}

const show = (c: Ctx, f: Omit<MacroForm, 'ids'>): Response | Promise<Response> => {
  const { lang } = c.var
  const title = f.id ? words.change : words.add
  const content = macroPage(lang, { ...f, ids: () => formIds(c) })
  return page(c, { title, back: address(lang), wrong: f.errors !== undefined, content }, f.errors ? 422 : 200)
}

const inMacro =
  (answer: (c: Ctx, macro: Macro) => Response | Promise<Response>) =>
  async (c: Ctx): Promise<Response> => {
    const ended = c.req.path.endsWith('/fin')
    const macro = await findMacro(c.var.deps.db, agentIn(c), c.req.param('id') ?? '', { ended })
    if (macro && (c.req.method === 'GET' || mayChange(agentIn(c), macro))) return answer(c, macro)
    await logRefusal(c, 'macro-not-theirs')
    return notFound(c)
  }

export const macroPages = new Hono<Env>()
  .use('/agents/modeles', requireRight('review-files'))
  .use('/agents/modeles/*', requireRight('review-files'))
  .get('/agents/modeles', async c => {
    const all = await findMacros(c.var.deps.db, agentIn(c))
    return page(c, { title: words.title, content: macrosPage(c.var.lang, all) })
  })
  .get('/agents/modeles/nouveau', c => show(c, { typed: { ...c.var.kept }, mayChooseWhose: mayWriteForOffice(agentIn(c)) }))
  .post('/agents/modeles/nouveau', async c => {
    const { deps, form: posted } = c.var
    const { typed, macro, errors } = read(c)
    if (errors.length > 0) return show(c, { typed, errors, mayChooseWhose: mayWriteForOffice(agentIn(c)) })
    await addMacro(deps.db, agentIn(c), idFrom('macro', agentIn(c).agentId, posted.id), macro, deps.clock.now())
    return seeOther(c, '/agents/modeles')
  })
  .get(
    '/agents/modeles/:id',
    inMacro((c, { id, whole, piece, ...macro }) =>
      show(c, {
        id,
        typed: { ...macro, piece: piece ?? '', whole: whole ? 'yes' : 'no', ...c.var.kept },
        readOnly: !mayChange(agentIn(c), { whole }),
      }),
    ),
  )
  .post(
    '/agents/modeles/:id',
    inMacro(async (c, { id }) => {
      const { typed, macro, errors } = read(c)
      if (errors.length > 0) return show(c, { id, typed, errors })
      const { deps } = c.var
      return (await changeMacro(deps.db, agentIn(c), id, macro, deps.clock.now())) ? seeOther(c, '/agents/modeles') : notFound(c)
    }),
  )
  .post(
    '/agents/modeles/:id/fin',
    inMacro(async (c, { id }) => {
      await endMacro(c.var.deps.db, agentIn(c), id, c.var.deps.clock.now())
      return seeOther(c, '/agents/modeles')
    }),
  )

/** The words of the list, said once. */
export const saidOf = (lang: Lang, macro: Macro): string => `${macro.title} – ${say(reasonOf(macro.reason), lang)}`
