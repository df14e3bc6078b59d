import { type Day, daysBetween, type Words } from '@papier-rose/law'
import {
  button,
  type Column,
  checkboxes,
  type DateParts,
  dateInput,
  errorSummary,
  type FieldError,
  form,
  heading,
  inset,
  link,
  linkButton,
  notice,
  paragraph,
  summaryList,
  table,
  tag,
  textarea,
  textInput,
} from '../../kit/design/components.ts'
import { type Content, formatDate, formatInstant, type Html, html, type Lang, path, plural, say } from '../../kit/html.ts'
import type { Role } from '../../kit/http.ts'
import { type Standing, standingOf } from '../agents.ts'
import {
  type allowedOnHabilitations,
  type Done,
  type Habilitation,
  type HabilitationAct,
  type NotDone,
  warnedBefore,
} from '../habilitations.ts'
import { roleWords } from '../readings.ts'

export const words = {
  title: { fr: 'Habilitations', en: 'Authorisations' },
  lead: {
    fr: 'Qui peut entrer ici, pour quoi faire et jusqu’à quand. Chaque agent est habilité par son nom (Code de la route, art. R. 225-4). Personne ne s’habilite soi-même.',
    en: 'Who may come in here, to do what and until when. Each agent is authorised by name (Code de la route, art. R. 225-4). Nobody authorises themselves.',
  },
  add: { fr: 'Habiliter un agent', en: 'Authorise an agent' },
  name: { fr: 'Prénom et nom', en: 'First name and name' },
  email: { fr: 'Adresse e-mail professionnelle', en: 'Work e-mail address' },
  emailHint: {
    fr: 'Celle que ProConnect connaît : la première connexion y lie la personne.',
    en: 'The one that ProConnect knows: the first sign-in ties the person to it.',
  },
  roles: { fr: 'Ce que l’agent peut faire', en: 'What the agent may do' },
  first: { fr: 'Premier jour', en: 'First day' },
  last: { fr: 'Dernier jour', en: 'Last day' },
  lastHint: { fr: 'Ce jour compte encore.', en: 'That day still counts.' },
  give: { fr: 'Donner l’habilitation', en: 'Give the authorisation' },
  change: { fr: 'Changer les rôles ou le dernier jour', en: 'Change the roles or the last day' },
  save: { fr: 'Enregistrer', en: 'Save' },
  why: { fr: 'Pourquoi', en: 'Why' },
  history: { fr: 'Ce qui a été fait', en: 'What was done' },
  yours: {
    fr: 'C’est votre habilitation : un autre superviseur la change.',
    en: 'This is your authorisation: another supervisor changes it.',
  },
  over: {
    fr: 'Cette habilitation est terminée. Pour que l’agent revienne, donnez-en une nouvelle.',
    en: 'This authorisation has ended. For the agent to come back, give a new one.',
  },
  none: { fr: 'Personne n’est habilité.', en: 'Nobody is authorised.' },
  service: { fr: 'l’exploitant du service', en: 'whoever runs the service' },
  always: { fr: 'sans date', en: 'no date' },
} satisfies Record<string, Words>

export const problems = {
  name: { fr: 'Écrivez le prénom et le nom de l’agent.', en: 'Write the first name and name of the agent.' },
  email: { fr: 'Écrivez une adresse e-mail complète.', en: 'Write a whole e-mail address.' },
  roles: { fr: 'Cochez au moins un rôle.', en: 'Tick at least one role.' },
  apart: {
    fr: 'La cellule fraude vérifie le travail des autres : ce rôle va seul.',
    en: 'The fraud cell checks the work of the others: this role goes alone.',
  },
  day: { fr: 'Écrivez une date qui existe, par exemple 15 12 2026.', en: 'Write a date that exists, for example 15 12 2026.' },
  past: { fr: 'Choisissez aujourd’hui ou un jour à venir.', en: 'Choose today or a day to come.' },
  order: { fr: 'Le dernier jour ne peut pas être avant le premier.', en: 'The last day cannot be before the first.' },
  why: { fr: 'Écrivez en quelques mots pourquoi.', en: 'Write in a few words why.' },
} satisfies Record<string, Words>

export const notDone: Readonly<Record<NotDone, Words>> = {
  'your-own': {
    fr: 'Vous ne pouvez pas agir sur votre propre habilitation. Demandez à un autre superviseur.',
    en: 'You cannot act on your own authorisation. Ask another supervisor.',
  },
  'held-already': {
    fr: 'Cette adresse a déjà une habilitation, ici ou ailleurs. Elle doit d’abord prendre fin.',
    en: 'This address already has an authorisation, here or elsewhere. It must end first.',
  },
  'not-here': { fr: 'Cet agent n’est pas de votre préfecture.', en: 'This agent is not of your préfecture.' },
  over: words.over,
  'not-now': {
    fr: 'L’habilitation a changé entre-temps. Rien n’a été enregistré. Voici son état actuel.',
    en: 'The authorisation has changed meanwhile. Nothing was recorded. This is how it stands now.',
  },
}

const standings: Readonly<Record<Standing, Words>> = {
  'in-force': { fr: 'En cours', en: 'In force' },
  'to-begin': { fr: 'Pas commencée', en: 'Not begun' },
  suspended: { fr: 'Suspendue', en: 'Suspended' },
  ended: { fr: 'Terminée', en: 'Ended' },
}

const dones: Readonly<Record<Done, Words>> = {
  given: { fr: 'Donnée', en: 'Given' },
  changed: { fr: 'Changée', en: 'Changed' },
  suspended: { fr: 'Suspendue, sessions fermées', en: 'Suspended, sessions ended' },
  resumed: { fr: 'Reprise', en: 'Resumed' },
  ended: { fr: 'Terminée, sessions fermées', en: 'Ended, sessions ended' },
}

/** What a role is called between agents. */
const roleNames = { ...roleWords, verifier: { fr: 'cellule fraude', en: 'fraud cell' } } satisfies Record<Role, Words>
const roleList = (lang: Lang, roles: readonly Role[]): string => roles.map(role => say(roleNames[role], lang)).join(', ')
const dayOr = (lang: Lang, day: Day | null): string => (day ? formatDate(day, lang) : say(words.always, lang))

/** How it stands, and how many days are left once its end is near. */
function standing(lang: Lang, h: Habilitation, today: Day): Html {
  const now = standingOf(h, today)
  const left = h.lastDay ? daysBetween(today, h.lastDay) : undefined
  const near = now !== 'ended' && left !== undefined && left <= warnedBefore
  const tone = { 'in-force': 'done', 'to-begin': 'waiting', suspended: 'stopped', ended: 'neutral' } as const
  if (!near) return tag(lang, standings[now], tone[now])
  const ends = {
    fr: left === 0 ? 'Finit ce soir' : `Finit dans ${plural(left, 'fr', { fr: 'jour', en: 'day' }, { fr: 'jours', en: 'days' })}`,
    en: left === 0 ? 'Ends tonight' : `Ends in ${plural(left, 'en', { fr: 'jour', en: 'day' }, { fr: 'jours', en: 'days' })}`,
  }
  return html`${tag(lang, standings[now], tone[now])}<br><strong>${say(ends, lang)}</strong>`
}

const columns: readonly Column[] = [
  { label: { fr: 'Agent', en: 'Agent' } },
  { label: { fr: 'Rôles', en: 'Roles' } },
  { label: words.first },
  { label: words.last },
  { label: { fr: 'État', en: 'State' } },
  { label: { fr: 'Donnée par', en: 'Given by' } },
]

const address = (lang: Lang, rest = ''): string => path(lang, `/agents/habilitations${rest}`)

/** Everybody of the préfecture: who, what, until when, by whom. */
export const habilitationsPage = (lang: Lang, all: readonly Habilitation[], today: Day): Content => [
  heading(lang, words.title),
  paragraph(lang, words.lead),
  linkButton({ lang, label: words.add, href: address(lang, '/nouvelle') }),
  table({
    lang,
    caption: words.title,
    hideCaption: true,
    rowHeaders: true,
    empty: words.none,
    columns,
    rows: all.map(h => [
      link(lang, h.name, address(lang, `/${h.id}`)),
      roleList(lang, h.roles),
      dayOr(lang, h.firstDay),
      dayOr(lang, h.lastDay),
      standing(lang, h, today),
      h.givenBy ?? say(words.service, lang),
    ]),
  }),
]

export interface Typed {
  readonly name?: string
  readonly email?: string
  readonly roles?: readonly string[]
  readonly first?: DateParts
  readonly last?: DateParts
  readonly why?: string
}

interface Asked {
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly refused?: NotDone
}

const refusal = (lang: Lang, refused: NotDone | undefined): Content =>
  refused &&
  html`<div role="alert">${notice({ lang, title: { fr: 'Rien n’a été enregistré', en: 'Nothing was recorded' }, content: notDone[refused], id: 'refused' })}</div>`

const rolesField = (lang: Lang, typed: Typed, errors: readonly FieldError[] | undefined): Content =>
  checkboxes({
    lang,
    name: 'roles',
    label: words.roles,
    values: [...(typed.roles ?? [])],
    choices: Object.entries(roleNames).map(([value, label]) => ({ value, label })),
    ...(errors ? { errors } : {}),
  })

const lastField = (lang: Lang, typed: Typed, errors: readonly FieldError[] | undefined): Content =>
  dateInput({ lang, name: 'last', label: words.last, hint: words.lastHint, value: typed.last ?? {}, ...(errors ? { errors } : {}) })

/** Habilitates somebody: who, to do what, from when to when. */
export const newHabilitation = (lang: Lang, { ids, typed = {}, errors, refused }: Asked): Content => [
  errorSummary(lang, errors),
  refusal(lang, refused),
  heading(lang, words.add),
  form({
    action: address(lang, '/nouvelle'),
    ...ids,
    content: [
      textInput({ lang, name: 'name', label: words.name, value: typed.name ?? '', ...(errors ? { errors } : {}) }),
      textInput({
        lang,
        name: 'email',
        label: words.email,
        hint: words.emailHint,
        value: typed.email ?? '',
        ...(errors ? { errors } : {}),
      }),
      rolesField(lang, typed, errors),
      dateInput({ lang, name: 'first', label: words.first, value: typed.first ?? {}, ...(errors ? { errors } : {}) }),
      lastField(lang, typed, errors),
      button({ lang, label: words.give }),
    ],
  }),
]

type Stop = Exclude<keyof typeof allowedOnHabilitations, 'changed'>
export const stops: Readonly<Record<Stop, { readonly at: string; readonly label: Words; readonly help: Words }>> = {
  suspended: {
    at: 'suspendre',
    label: { fr: 'Suspendre', en: 'Suspend' },
    help: { fr: 'Ses sessions se ferment tout de suite, sur tous ses appareils.', en: 'Their sessions end at once, on all their devices.' },
  },
  resumed: {
    at: 'reprendre',
    label: { fr: 'Reprendre', en: 'Resume' },
    help: { fr: 'L’agent peut se connecter de nouveau.', en: 'The agent may sign in again.' },
  },
  ended: {
    at: 'terminer',
    label: { fr: 'Terminer', en: 'End' },
    help: {
      fr: 'Ses sessions se ferment tout de suite. Son nom reste à côté de ce qu’il a fait.',
      en: 'Their sessions end at once. Their name stays beside what they did.',
    },
  },
}

export interface OneHabilitation extends Omit<Asked, 'ids'> {
  readonly ids: () => Asked['ids']
  readonly habilitation: Habilitation
  readonly acts: readonly HabilitationAct[]
  readonly today: Day
  /** What may be done to it now, by whoever reads. */
  readonly offered: readonly (keyof typeof allowedOnHabilitations)[]
  readonly mine: boolean
  /** The form that was sent, when it comes back. */
  readonly about?: keyof typeof allowedOnHabilitations
}

/** One habilitation: what it gives, what may be done to it, what was done to it. */
export function habilitationPage(lang: Lang, v: OneHabilitation): Content {
  const { habilitation: h, today, errors, refused, about } = v
  const typed = about === 'changed' ? v.typed : { roles: h.roles, last: partsOf(h.lastDay) }
  const errorsOf = (act: string) => (errors && about === act ? { errors } : {})
  return [
    errorSummary(lang, errors),
    refusal(lang, refused),
    heading(lang, h.name, { caption: words.title }),
    html`<p class="govuk-body">${standing(lang, h, today)}</p>`,
    summaryList(lang, [
      { key: words.email, value: h.email },
      { key: words.roles, value: roleList(lang, h.roles) },
      { key: words.first, value: dayOr(lang, h.firstDay) },
      { key: words.last, value: dayOr(lang, h.lastDay) },
      { key: { fr: 'Donnée par', en: 'Given by' }, value: h.givenBy ?? words.service },
    ]),
    v.mine && inset(lang, words.yours),
    standingOf(h, today) === 'ended' && inset(lang, words.over),
    v.offered.includes('changed') && [
      heading(lang, words.change, { level: 2 }),
      form({
        action: address(lang, `/${h.id}/changer`),
        ...v.ids(),
        content: [
          rolesField(lang, typed ?? {}, about === 'changed' ? errors : undefined),
          lastField(lang, typed ?? {}, about === 'changed' ? errors : undefined),
          button({ lang, label: words.save }),
        ],
      }),
    ],
    (Object.keys(stops) as Stop[])
      .filter(act => v.offered.includes(act))
      .map(act => [
        heading(lang, stops[act].label, { level: 2 }),
        paragraph(lang, stops[act].help),
        form({
          action: address(lang, `/${h.id}/${stops[act].at}`),
          ...v.ids(),
          content: [
            textarea({
              lang,
              name: `why-${act}`,
              label: words.why,
              rows: 2,
              maxLength: 300,
              value: about === act ? v.typed?.why : '',
              ...errorsOf(act),
            }),
            button({ lang, label: stops[act].label, look: act === 'resumed' ? 'secondary' : 'warning' }),
          ],
        }),
      ]),
    heading(lang, words.history, { level: 2 }),
    table({
      lang,
      caption: words.history,
      hideCaption: true,
      columns: [
        { label: { fr: 'Quand', en: 'When' } },
        { label: { fr: 'Quoi', en: 'What' } },
        { label: { fr: 'Rôles', en: 'Roles' } },
        { label: { fr: 'Jours', en: 'Days' } },
        { label: { fr: 'Par qui', en: 'By whom' } },
        { label: words.why },
      ],
      empty: { fr: 'Rien n’est noté.', en: 'Nothing is recorded.' },
      rows: v.acts.map(one => [
        formatInstant(one.at, lang),
        dones[one.act],
        roleList(lang, one.roles),
        `${formatDate(one.firstDay, lang)} – ${formatDate(one.lastDay, lang)}`,
        one.by ?? words.service,
        one.why,
      ]),
    }),
  ]
}

const partsOf = (day: Day | null): DateParts => {
  const [year = '', month = '', on = ''] = day?.split('-') ?? []
  return { day: on, month, year }
}
