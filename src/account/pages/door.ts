import type { Words } from '@papier-rose/law'
import {
  button,
  buttonGroup,
  column,
  details,
  form,
  heading,
  inset,
  link,
  linkButton,
  list,
  notice,
  paragraph,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../../kit/html.ts'
import type { TurnedAway } from '../agents.ts'
import type { Kind } from '../attempts.ts'

export interface Door {
  readonly kind: Kind
  readonly ids: { readonly csrf: string; readonly id: string }
  /** The address to come back to. */
  readonly next: string
  /** Something that was typed is kept. */
  readonly kept?: boolean
}

export const address = { person: '/connexion', agent: '/agents/connexion' } as const

const words = {
  person: {
    title: { fr: 'Se connecter', en: 'Sign in' },
    lead: {
      fr: 'Vous vous connectez avec FranceConnect, avec un compte que vous avez déjà : impôts, assurance maladie, La Poste…',
      en: 'You sign in with FranceConnect, using an account that you already have: taxes, health insurance, La Poste…',
    },
    button: { fr: 'Se connecter avec FranceConnect', en: 'Sign in with FranceConnect' },
  },
  agent: {
    title: { fr: 'Se connecter en tant qu’agent', en: 'Sign in as staff' },
    lead: {
      fr: 'Vous vous connectez avec ProConnect, avec votre carte agent ou un code à usage unique. Un mot de passe seul ne suffit pas.',
      en: 'You sign in with ProConnect, with your staff card or a one-time code. A password alone is not enough.',
    },
    button: { fr: 'Se connecter avec ProConnect', en: 'Sign in with ProConnect' },
  },
} satisfies Record<Kind, Record<string, Words>>

const common = {
  kept: {
    fr: 'Votre session s’est terminée. Ce que vous aviez écrit est gardé 30 minutes : vous le retrouverez en revenant sur la page. Un fichier joint doit être choisi de nouveau.',
    en: 'Your session has ended. What you wrote is kept for 30 minutes: you will find it when you come back to the page. An attached file must be chosen again.',
  },
  whatWeReceive: { fr: 'Ce que FranceConnect nous transmet', en: 'What FranceConnect gives us' },
  why: {
    fr: 'Cela sert à retrouver votre dossier d’examen. Rien d’autre n’est demandé.',
    en: 'It serves to find your exam file. Nothing else is asked.',
  },
  noAccount: { fr: 'Vous ne pouvez pas utiliser FranceConnect', en: 'You cannot use FranceConnect' },
  noAccountHelp: {
    fr: 'Votre résultat reste visible sans connexion, avec votre numéro NEPH. Pour une demande, une préfecture ou une maison France services peut vous aider.',
    en: 'Your result can be seen without signing in, with your NEPH number. For a request, a préfecture or a France services centre can help you.',
  },
  seeResult: { fr: 'Voir mon résultat', en: 'See my result' },
  habilitation: {
    fr: 'Seuls les agents habilités par leur préfecture entrent ici. Chaque lecture d’un dossier est enregistrée.',
    en: 'Only staff authorised by their préfecture come in here. Each reading of a file is recorded.',
  },
  isAgent: { fr: 'Vous êtes agent d’une préfecture ?', en: 'Do you work for a préfecture?' },
  agentDoor: { fr: 'Entrer par l’espace des agents', en: 'Go to the staff area' },
} satisfies Record<string, Words>

export const titleAgain: Words = { fr: 'Prouvez encore une fois que c’est vous', en: 'Prove once more that it is you' }

const provingAgain = {
  person: {
    fr: 'Vous changez l’adresse ou le mobile où nous vous écrivons. Pour que personne d’autre ne le fasse à votre place, passez de nouveau par FranceConnect.',
    en: 'You are changing the address or mobile where we write to you. So that nobody else does it in your place, go through FranceConnect again.',
  },
  agent: {
    fr: 'Vous décidez qui peut agir ici. Pour que personne d’autre ne le fasse à votre place, passez de nouveau par ProConnect.',
    en: 'You are deciding who may act here. So that nobody else does it in your place, go through ProConnect again.',
  },
  kept: {
    fr: 'Ce que vous avez écrit est gardé 30 minutes : vous le retrouverez en revenant, puis vous l’enverrez de nouveau.',
    en: 'What you wrote is kept for 30 minutes: you will find it when you come back, and then send it again.',
  },
  back: { fr: 'Revenir sans rien changer', en: 'Go back and change nothing' },
} satisfies Record<string, Words>

const received: readonly Words[] = [
  { fr: 'votre nom de naissance et vos prénoms', en: 'your birth name and given names' },
  { fr: 'votre date et votre lieu de naissance, votre sexe', en: 'your date and place of birth, your sex' },
  { fr: 'votre nom d’usage, s’il est connu', en: 'your usage name, if known' },
  { fr: 'une adresse électronique pour vous écrire', en: 'an e-mail address to write to you' },
]

export const titleOfDoor = (kind: Kind): Words => words[kind].title

/** Where one signs in: what will happen, what we will know, and one button. */
export function door(lang: Lang, { kind, ids, next, kept }: Door): Content {
  const { title, lead, button: label } = words[kind]
  const way = form({
    action: path(lang, address[kind]),
    ...ids,
    content: [html`<input type="hidden" name="retour" value="${next}">`, button({ lang, label })],
  })
  const about =
    kind === 'person'
      ? [
          details(lang, common.whatWeReceive, html`${list(lang, received)}${paragraph(lang, common.why)}`),
          details(
            lang,
            common.noAccount,
            html`${paragraph(lang, common.noAccountHelp)}${paragraph(lang, link(lang, common.seeResult, path(lang, '/resultat')))}`,
          ),
          paragraph(lang, html`${common.isAgent[lang]} ${link(lang, common.agentDoor, path(lang, address.agent))}.`),
        ]
      : inset(lang, common.habilitation)
  return column(kept && notice({ lang, content: common.kept }), heading(lang, title), paragraph(lang, lead, 'lead'), way, about)
}

/** Where one who is inside proves again who they are: why, and one button. */
export function doorAgain(lang: Lang, { kind, ids, next }: Omit<Door, 'kept'>): Content {
  const way = form({
    action: path(lang, address[kind]),
    ...ids,
    content: [
      html`<input type="hidden" name="retour" value="${next}"><input type="hidden" name="encore" value="oui">`,
      buttonGroup(button({ lang, label: words[kind].button }), link(lang, provingAgain.back, path(lang, next))),
    ],
  })
  return column(heading(lang, titleAgain), paragraph(lang, provingAgain[kind], 'lead'), paragraph(lang, provingAgain.kept), way)
}

/** How signing in may end without anybody signed in. */
export type Outcome = 'cancelled' | 'stale' | 'refused' | 'down' | 'two-factors-missing' | 'not-proved-again' | TurnedAway

const askYourOffice = {
  fr: 'Adressez-vous au responsable des habilitations de votre préfecture. Votre demande d’accès a été enregistrée.',
  en: 'Ask whoever handles authorisations in your préfecture. Your attempt has been recorded.',
}

const outcomes: Record<Outcome, { status: 200 | 400 | 403 | 503; title: Words; help: Words; again: boolean }> = {
  cancelled: {
    status: 200,
    title: { fr: 'Vous n’êtes pas connecté', en: 'You are not signed in' },
    help: {
      fr: 'Vous avez renoncé en chemin. Rien ne nous a été transmis. Vous pouvez recommencer quand vous voulez.',
      en: 'You turned back on the way. Nothing was given to us. You can start again whenever you like.',
    },
    again: true,
  },
  stale: {
    status: 400,
    title: { fr: 'Cette connexion n’est plus valable', en: 'This sign-in is no longer valid' },
    help: {
      fr: 'Elle a déjà servi, elle a duré plus de 30 minutes, ou elle a commencé dans un autre navigateur. Recommencez depuis cette page.',
      en: 'It has been used already, took more than 30 minutes, or began in another browser. Start again from this page.',
    },
    again: true,
  },
  refused: {
    status: 403,
    title: { fr: 'Nous n’avons pas pu vérifier votre identité', en: 'We could not check your identity' },
    help: {
      fr: 'La réponse reçue n’est pas complète ou pas sûre : par prudence, nous ne l’acceptons pas. Recommencez, au besoin avec un autre compte.',
      en: 'The answer that we received is incomplete or not safe: to be careful we do not accept it. Start again, if need be with another account.',
    },
    again: true,
  },
  down: {
    status: 503,
    title: { fr: 'La connexion ne répond pas en ce moment', en: 'Signing in does not work at the moment' },
    help: {
      fr: 'Le service qui vérifie votre identité est en panne ou trop lent. Réessayez dans quelques minutes. Vos dossiers ne sont pas touchés. Votre résultat reste visible avec votre numéro NEPH.',
      en: 'The service that checks your identity is down or too slow. Try again in a few minutes. Your files are not affected. Your result can still be seen with your NEPH number.',
    },
    again: true,
  },
  'two-factors-missing': {
    status: 403,
    title: { fr: 'Un mot de passe seul ne suffit pas', en: 'A password alone is not enough' },
    help: {
      fr: 'Recommencez avec votre carte agent, ou avec le code à usage unique que ProConnect vous envoie.',
      en: 'Start again with your staff card, or with the one-time code that ProConnect sends you.',
    },
    again: true,
  },
  'not-proved-again': {
    status: 403,
    title: { fr: 'Vous n’avez pas prouvé de nouveau que c’est vous', en: 'You have not proved again that it is you' },
    help: {
      fr: 'Le service qui vérifie votre identité vous a reconnu sans rien vous demander : cela ne suffit pas ici. Rien n’a changé. Déconnectez-vous, puis reconnectez-vous.',
      en: 'The service that checks your identity recognised you without asking anything: that is not enough here. Nothing has changed. Sign out, then sign in again.',
    },
    again: false,
  },
  'agent-unknown': {
    status: 403,
    title: { fr: 'Vous n’êtes pas habilité ici', en: 'You are not authorised here' },
    help: askYourOffice,
    again: false,
  },
  'habilitation-to-begin': {
    status: 403,
    title: { fr: 'Votre habilitation n’a pas encore commencé', en: 'Your authorisation has not begun yet' },
    help: askYourOffice,
    again: false,
  },
  'habilitation-suspended': {
    status: 403,
    title: { fr: 'Votre habilitation est suspendue', en: 'Your authorisation is suspended' },
    help: askYourOffice,
    again: false,
  },
  'habilitation-ended': {
    status: 403,
    title: { fr: 'Votre habilitation est terminée', en: 'Your authorisation has ended' },
    help: askYourOffice,
    again: false,
  },
  'known-as-somebody-else': {
    status: 403,
    title: { fr: 'Cette adresse est déjà liée à une autre identité', en: 'This address is already tied to another identity' },
    help: askYourOffice,
    again: false,
  },
}

export const statusOf = (outcome: Outcome): 200 | 400 | 403 | 503 => outcomes[outcome].status
export const titleOf = (outcome: Outcome): Words => outcomes[outcome].title

const again = { fr: 'Recommencer', en: 'Start again' }
const signOut = { fr: 'Se déconnecter', en: 'Sign out' }

/** Why nobody is signed in, and what to do. */
export function notSignedIn(lang: Lang, outcome: Outcome, kind: Kind, next = '/'): Content {
  const { title, help, again: mayRetry } = outcomes[outcome]
  const href = `${path(lang, address[kind])}?retour=${encodeURIComponent(next)}`
  // Still inside: the door would send them straight on.
  const leave = outcome === 'not-proved-again' && linkButton({ lang, label: signOut, href: path(lang, '/deconnexion') })
  return column(heading(lang, title), paragraph(lang, help), mayRetry && linkButton({ lang, label: again, href }), leave)
}
