import { normalizeNeph, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { realNow } from '../../kit/clock.ts'
import {
  button,
  column,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  linkButton,
  list,
  paragraph,
  select,
  textInput,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther, tooMany } from '../../kit/http.ts'
import { countTry } from '../../kit/throttle.ts'
import { type Account, findAccount } from '../accounts.ts'
import { departements } from '../departements.ts'
import { personIn, requirePerson } from '../here.ts'
import { ourPath } from '../kept.ts'
import { findFile, type Said, type Standing } from '../matching.ts'

/** NEPH numbers that one person types to find their file: that of somebody else is not guessed so. */
const nephTries = { tries: 10, seconds: 3600 }

const words = {
  unsure: { fr: 'Retrouver votre dossier', en: 'Find your file' },
  unsureLead: {
    fr: 'Nous avons un dossier qui ressemble au vôtre, sans en être sûrs. Votre numéro NEPH peut lever le doute. Sinon, un agent compare et décide.',
    en: 'We have a file that looks like yours, but we are not sure. Your NEPH number may settle it. If not, an agent compares and decides.',
  },
  neph: { fr: 'Votre numéro NEPH (facultatif)', en: 'Your NEPH number (optional)' },
  nephHint: {
    fr: '12 chiffres, sur votre convocation à l’examen. Si vous ne l’avez pas, laissez ce champ vide.',
    en: '12 digits, on your exam notice. If you do not have it, leave this field empty.',
  },
  departement: { fr: 'Le département où vous habitez', en: 'The département where you live' },
  departementHint: { fr: 'C’est sa préfecture qui décidera, si le doute reste.', en: 'Its préfecture will decide, if the doubt remains.' },
  choose: { fr: 'Choisissez un département', en: 'Choose a département' },
  departementMissing: { fr: 'Choisissez le département où vous habitez.', en: 'Choose the département where you live.' },
  next: { fr: 'Continuer', en: 'Continue' },
  waiting: { fr: 'Un agent cherche votre dossier', en: 'An agent is looking for your file' },
  waitingLead: {
    fr: 'Vous n’avez rien à faire. Un agent compare votre état civil avec nos dossiers. Revenez sur cette page : la réponse y paraîtra.',
    en: 'You have nothing to do. An agent compares your civil status with our files. Come back to this page: the answer will appear here.',
  },
  waitingMeanwhile: {
    fr: 'En attendant, votre résultat et votre certificat restent visibles avec votre numéro NEPH.',
    en: 'Meanwhile, your result and your certificate can be seen with your NEPH number.',
  },
  none: { fr: 'Nous n’avons pas trouvé votre dossier', en: 'We did not find your file' },
  noneLead: {
    fr: 'Vous êtes bien connecté, mais aucun dossier d’examen ne correspond à votre état civil. Voici ce que vous pouvez faire :',
    en: 'You are signed in, but no exam file matches your civil status. Here is what you can do:',
  },
  again: { fr: 'Chercher de nouveau', en: 'Search again' },
  seeResult: { fr: 'Voir mon résultat avec mon numéro NEPH', en: 'See my result with my NEPH number' },
} satisfies Record<string, Words>

const whatToDo: readonly Words[] = [
  {
    fr: 'Si vous venez de passer l’examen, attendez la publication du résultat, puis cherchez de nouveau.',
    en: 'If you have just taken the exam, wait until the result is published, then search again.',
  },
  {
    fr: 'Comparez votre convocation avec votre pièce d’identité : nom de naissance, prénoms, date et lieu de naissance.',
    en: 'Compare your exam notice with your identity document: birth name, given names, date and place of birth.',
  },
  {
    fr: 'S’il y a une erreur sur la convocation, demandez à votre auto-école ou à la préfecture de la faire corriger.',
    en: 'If there is a mistake on the notice, ask your driving school or the préfecture to have it corrected.',
  },
]

export interface DriverFile {
  readonly standing: Exclude<Standing, 'linked'>
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly next: string
  readonly typed?: Partial<Said>
  readonly errors?: readonly FieldError[]
}

const titles = { unsure: words.unsure, waiting: words.waiting, none: words.none } as const

/** How far the search for the person's driver file is, and what they can do. */
export function driverFile(lang: Lang, at: DriverFile): Content {
  if (at.standing === 'unsure') return question(lang, at)
  const here = `${path(lang, '/connexion/dossier')}?retour=${encodeURIComponent(at.next)}`
  const result = paragraph(lang, link(lang, words.seeResult, path(lang, '/resultat')))
  if (at.standing === 'waiting') {
    return column(heading(lang, words.waiting), paragraph(lang, words.waitingLead, 'lead'), paragraph(lang, words.waitingMeanwhile), result)
  }
  return column(
    heading(lang, words.none),
    paragraph(lang, words.noneLead, 'lead'),
    list(lang, whatToDo),
    linkButton({ lang, label: words.again, href: here }),
    result,
  )
}

function question(lang: Lang, { ids, next, typed = {}, errors = [] }: DriverFile): Content {
  const options = [
    { value: '', label: words.choose },
    ...departements().map(({ code, name }) => ({ value: code, label: `${code} – ${name}` })),
  ]
  return column(
    errorSummary(lang, errors),
    heading(lang, words.unsure),
    paragraph(lang, words.unsureLead),
    form({
      action: path(lang, '/connexion/dossier'),
      ...ids,
      content: [
        html`<input type="hidden" name="retour" value="${next}">`,
        textInput({
          lang,
          name: 'neph',
          label: words.neph,
          hint: words.nephHint,
          value: typed.neph ?? '',
          width: 20,
          keyboard: 'numeric',
          verbatim: true,
          errors,
        }),
        select({
          lang,
          name: 'departement',
          label: words.departement,
          hint: words.departementHint,
          value: typed.departement ?? '',
          options,
          errors,
        }),
        button({ lang, label: words.next }),
      ],
    }),
  )
}

/** What the person typed, or what to mend. */
function read(c: Ctx): { said: Said } | { errors: FieldError[]; typed: Said } {
  const { form: posted } = c.var
  const typed = { neph: posted.text('neph'), departement: posted.text('departement') }
  const neph = typed.neph === '' ? { neph: '' } : normalizeNeph(typed.neph)
  const errors: FieldError[] = []
  if ('problem' in neph) errors.push({ field: 'neph', words: neph.problem })
  if (!departements().some(({ code }) => code === typed.departement)) errors.push({ field: 'departement', words: words.departementMissing })
  return errors.length === 0 && 'neph' in neph ? { said: { ...typed, neph: neph.neph } } : { errors, typed }
}

const accountIn = (c: Ctx): Promise<Account | undefined> => findAccount(c.var.deps.db, personIn(c).accountId)

function answer(c: Ctx, standing: Standing, next: string): Response | Promise<Response> {
  if (standing === 'linked') return seeOther(c, next)
  const { lang, kept } = c.var
  return page(c, {
    title: titles[standing],
    content: driverFile(lang, { standing, ids: formIds(c), next, ...(kept ? { typed: kept } : {}) }),
  })
}

const nextOf = (text: string | undefined): string => (ourPath(text) === '/' ? '/demande' : ourPath(text))

/** The link between the person who signed in and their driver file. */
export const driverFilePages = new Hono<Env>()
  .use('/connexion/dossier', requirePerson)
  .get('/connexion/dossier', async c => {
    const account = await accountIn(c)
    return account ? answer(c, await findFile(c.var.deps, account), nextOf(c.req.query('retour'))) : notFound(c)
  })
  .post('/connexion/dossier', async c => {
    const { deps, lang, form: posted } = c.var
    const account = await accountIn(c)
    if (!account) return notFound(c)
    const next = nextOf(posted.text('retour'))
    const found = read(c)
    if ('errors' in found) {
      const content = driverFile(lang, { standing: 'unsure', ids: formIds(c), next, ...found })
      return page(c, { title: words.unsure, content, wrong: true }, 422)
    }
    if ((await countTry(deps, `neph/${account.id}`, nephTries, realNow())).over) return tooMany(c)
    const standing = await findFile(deps, account, found.said)
    return seeOther(c, standing === 'linked' ? next : `/connexion/dossier?retour=${encodeURIComponent(next)}`)
  })
