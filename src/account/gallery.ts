import { day } from '@papier-rose/law'
import { instant } from '../kit/clock.ts'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import { compare } from '../partners/franceconnect/index.ts'
import type { Candidate, MatchTask } from './decisions.ts'
import { aPivot } from './fixtures.ts'
import type { Habilitation, HabilitationAct, NotDone } from './habilitations.ts'
import type { File, Why } from './matching.ts'
import { consentPage } from './pages/consent.ts'
import { type Contacts, codePage, contactsPage } from './pages/contacts.ts'
import { door, doorAgain, notSignedIn, type Outcome } from './pages/door.ts'
import { driverFile } from './pages/driver-file.ts'
import {
  habilitationPage,
  habilitationsPage,
  newHabilitation,
  notDone,
  type OneHabilitation,
  problems,
} from './pages/habilitation-views.ts'
import { type Deciding, decision, gone, worklist } from './pages/matches.ts'
import { mySessions } from './pages/sessions.ts'
import { askToLeave, left } from './pages/signing-out.ts'

const ids = { csrf: 'csrf', id: 'form' }
const at = (hour: string) => instant(new Date(`2026-11-23T${hour}:00Z`))

const identity = aPivot({ sub: 'gallery' })
const { sub: _, ...civil } = identity
const file: File = { ...civil, id: '00000000-0000-7000-8000-000000000001', neph: '230144001234' }
const other: File = { ...file, id: '00000000-0000-7000-8000-000000000002', neph: '230144005678', givenNames: ['Lena', 'Zoé'] }
const candidate = (of: File, taken = false): Candidate => ({ file: of, comparison: compare(identity, of), taken })

const task = (why: Why, typedNeph: string | null = null): MatchTask => ({
  id: '00000000-0000-7000-8000-00000000000a',
  accountId: '00000000-0000-7000-8000-00000000000b',
  why,
  departement: '44',
  typedNeph,
  identity,
  candidates: [file.id],
  openedAt: at('08:15'),
})

const sessions = [
  { id: 's-1', device: 'Firefox, Windows', openedAt: at('08:00'), seenAt: at('09:05') },
  { id: 's-2', device: '', openedAt: at('07:30'), seenAt: at('08:40') },
]

const endings: readonly Outcome[] = ['cancelled', 'stale', 'refused', 'down', 'not-proved-again']
const agentEndings: readonly Outcome[] = [
  'two-factors-missing',
  'agent-unknown',
  'habilitation-to-begin',
  'habilitation-suspended',
  'habilitation-ended',
  'known-as-somebody-else',
]

const deciding = (title: string, more: Omit<Deciding, 'ids'>) => state(title, lang => decision(lang, { ids, ...more }))
const oneNear = { task: task('near-file', '230144009999'), candidates: [candidate(other)] }

const confirmedAccount = {
  email: 'lina@courriel.example',
  emailConfirmed: true,
  mobile: '0612345678',
  mobileConfirmed: true,
  smsWanted: true,
} as const
const contacts = (title: string, more: Partial<Contacts>) =>
  state(title, lang => contactsPage(lang, { account: confirmedAccount, ids: () => ids, ...more }))
const check = { id: '00000000-0000-7000-8000-0000000000c1', channel: 'email', value: 'lina.neuve@courriel.example' } as const

const karim: Habilitation = {
  id: '00000000-0000-7000-8000-0000000000d1',
  name: 'Karim Benali',
  email: 'karim.benali@prefecture.example',
  roles: ['reviewer', 'desk'],
  departement: '44',
  firstDay: day('2026-01-05'),
  lastDay: day('2027-12-31'),
  suspendedAt: null,
  endedAt: null,
  givenBy: 'Solange Faure',
}
const solange: Habilitation = {
  ...karim,
  id: 's',
  name: 'Solange Faure',
  roles: ['supervisor'],
  givenBy: null,
  firstDay: null,
  lastDay: null,
}
const today = day('2026-11-23')
const act = (what: HabilitationAct['act'], by: string | null, why = ''): HabilitationAct => ({
  act: what,
  at: at('08:00'),
  by,
  roles: karim.roles,
  departement: '44',
  firstDay: day('2026-01-05'),
  lastDay: day('2027-12-31'),
  why,
})
const oneOf = (title: string, change: Partial<Habilitation>, more: Partial<OneHabilitation> = {}) =>
  state(title, lang =>
    habilitationPage(lang, {
      habilitation: { ...karim, ...change },
      acts: [act('given', 'Solange Faure')],
      today,
      offered: ['changed', 'suspended', 'ended'],
      mine: false,
      ids: () => ids,
      ...more,
    }),
  )
const notGiven = { name: 'K', email: 'karim', roles: [], first: { day: '31', month: '2', year: '2027' }, last: {} }

/** Every page of signing in, in each of its states. */
export const accountGallery: readonly GalleryEntry[] = [
  {
    name: 'sign in',
    routes: ['/connexion', '/agents/connexion', '/connexion/encore', '/agents/connexion/encore'],
    states: [
      state('person', lang => door(lang, { kind: 'person', ids, next: '/demande' })),
      state('person, answers kept', lang => door(lang, { kind: 'person', ids, next: '/demande', kept: true })),
      state('agent', lang => door(lang, { kind: 'agent', ids, next: '/agents/dossiers' })),
      state('person, proving again', lang => doorAgain(lang, { kind: 'person', ids, next: '/compte/contacts' })),
      state('agent, proving again', lang => doorAgain(lang, { kind: 'agent', ids, next: '/agents/habilitations/nouvelle' })),
      ...endings.map(outcome => state(`person, ${outcome}`, lang => notSignedIn(lang, outcome, 'person'))),
      ...[...endings, ...agentEndings].map(outcome => state(`agent, ${outcome}`, lang => notSignedIn(lang, outcome, 'agent'))),
    ],
  },
  {
    name: 'sign out',
    routes: ['/deconnexion', '/deconnexion/retour'],
    states: [
      state('ask', lang => askToLeave(lang, ids)),
      state('done', lang => left(lang, true)),
      state('done here only', lang => left(lang, false)),
    ],
  },
  {
    name: 'my sessions',
    routes: ['/sessions'],
    states: [
      state('one', lang => mySessions(lang, { sessions: sessions.slice(0, 1), current: 's-1', ids })),
      state('two, one just ended', lang => mySessions(lang, { sessions, current: 's-1', ids, justEnded: true })),
    ],
  },
  {
    name: 'contacts',
    routes: ['/compte/contacts', '/compte/contacts/email', '/compte/contacts/mobile'],
    states: [
      contacts('all confirmed, SMS wanted', {}),
      contacts('just confirmed', { done: { fr: 'Votre adresse e-mail est confirmée.', en: 'Your e-mail address is confirmed.' } }),
      contacts('nothing confirmed, no mobile', {
        account: { email: 'lina@courriel.example', emailConfirmed: false, mobileConfirmed: false, smsWanted: false },
      }),
      contacts('to mend', {
        account: { ...confirmedAccount, mobileConfirmed: false, smsWanted: false },
        typed: { mobile: '06 12' },
        errors: [
          {
            field: 'mobile',
            words: { fr: 'Saisissez un numéro de mobile complet.', en: 'Enter a whole mobile number.' },
          },
        ],
      }),
    ],
  },
  {
    name: 'electronic letters',
    routes: ['/compte/consentement'],
    states: [
      state('no consent yet', lang => consentPage(lang, { today: day('2026-11-23'), history: [], ids })),
      state('consent just given', lang =>
        consentPage(lang, { today: day('2026-11-23'), history: [{ given: true, at: at('09:00') }], ids, done: true }),
      ),
      state('consent taken back', lang =>
        consentPage(lang, {
          today: day('2026-11-23'),
          history: [
            { given: false, at: at('09:30') },
            { given: true, at: at('09:00') },
          ],
          ids,
        }),
      ),
    ],
  },
  {
    name: 'contact code',
    routes: ['/compte/contacts/code/:check'],
    states: [
      state('to type', lang => codePage(lang, { check, ids })),
      state('wrong', lang =>
        codePage(lang, {
          check,
          ids,
          errors: [{ field: 'code', words: { fr: 'Ce n’est pas le code envoyé.', en: 'This is not the code we sent.' } }],
        }),
      ),
      state('serves no more', lang => codePage(lang, { check, ids, over: true })),
    ],
  },
  {
    name: 'my driver file',
    routes: ['/connexion/dossier'],
    states: [
      state('unsure', lang => driverFile(lang, { standing: 'unsure', ids, next: '/demande' })),
      state('unsure, to mend', lang =>
        driverFile(lang, {
          standing: 'unsure',
          ids,
          next: '/demande',
          typed: { neph: '2301', departement: '' },
          errors: [
            {
              field: 'neph',
              words: { fr: 'Il manque 8 chiffres : le numéro NEPH en a 12.', en: '8 digits missing: a NEPH number has 12.' },
            },
            {
              field: 'departement',
              words: { fr: 'Choisissez le département où vous habitez.', en: 'Choose the département where you live.' },
            },
          ],
        }),
      ),
      state('waiting', lang => driverFile(lang, { standing: 'waiting', ids, next: '/demande' })),
      state('none', lang => driverFile(lang, { standing: 'none', ids, next: '/demande' })),
    ],
  },
  {
    name: 'matches',
    routes: ['/agents/rapprochements'],
    states: [
      state('empty', lang => worklist(lang, [])),
      state('some, one just decided', lang => worklist(lang, [task('near-file'), task('civil-status-changed')], true)),
    ],
  },
  {
    name: 'match',
    routes: ['/agents/rapprochements/:id'],
    states: [
      deciding('near', oneNear),
      deciding('several', { task: task('several-files'), candidates: [candidate(file), candidate(other)] }),
      deciding('of another account', { task: task('file-of-another-account'), candidates: [candidate(file, true)] }),
      deciding('civil status changed', { task: task('civil-status-changed'), candidates: [candidate(other)] }),
      deciding('to mend', {
        ...oneNear,
        typed: { reason: 'x' },
        errors: [{ field: 'file', words: { fr: 'Choisissez une réponse.', en: 'Choose an answer.' } }],
      }),
      deciding('supervisor needed', { ...oneNear, refused: 'supervisor-needed', typed: { file: other.id, reason: 'acte vu' } }),
      state('gone', gone),
    ],
  },
  {
    name: 'habilitations',
    routes: ['/agents/habilitations'],
    states: [
      state('nobody', lang => habilitationsPage(lang, [], today)),
      state('in force, ending soon, ending tonight, suspended, to begin, ended', lang =>
        habilitationsPage(
          lang,
          [
            karim,
            solange,
            { ...karim, lastDay: day('2026-12-20') },
            { ...karim, lastDay: today },
            { ...karim, suspendedAt: at('08:00') },
            { ...karim, firstDay: day('2026-12-01') },
            { ...karim, endedAt: at('08:00') },
          ],
          today,
        ),
      ),
    ],
  },
  {
    name: 'habilitate an agent',
    routes: ['/agents/habilitations/nouvelle'],
    states: [
      state('empty', lang => newHabilitation(lang, { ids })),
      state('to mend', lang =>
        newHabilitation(lang, {
          ids,
          typed: notGiven,
          errors: [
            { field: 'name', words: problems.name },
            { field: 'email', words: problems.email },
            { field: 'roles', words: problems.roles },
            { field: 'last', words: problems.day },
            { field: 'first', words: problems.day },
          ],
        }),
      ),
      ...(['your-own', 'held-already'] as const).map(refused =>
        state(`refused, ${refused}`, lang => newHabilitation(lang, { ids, typed: notGiven, refused })),
      ),
    ],
  },
  {
    name: 'habilitation',
    routes: ['/agents/habilitations/:id', '/agents/habilitations/:id/changer', '/agents/habilitations/:id/reprendre'],
    states: [
      oneOf('in force', {}),
      oneOf('one’s own', {}, { mine: true, offered: [] }),
      oneOf(
        'suspended',
        { suspendedAt: at('08:00') },
        {
          offered: ['changed', 'resumed', 'ended'],
          acts: [act('suspended', 'Solange Faure', 'Enquête en cours'), act('given', null)],
        },
      ),
      oneOf(
        'ended',
        { endedAt: at('08:00') },
        { offered: [], acts: [act('ended', 'Solange Faure', 'A quitté le service'), act('given', null)] },
      ),
      oneOf(
        'to mend: roles and last day',
        {},
        {
          about: 'changed',
          typed: { roles: [], last: {} },
          errors: [
            { field: 'roles', words: problems.roles },
            { field: 'last', words: problems.past },
          ],
        },
      ),
      oneOf('to mend: why', {}, { about: 'suspended', typed: { why: '' }, errors: [{ field: 'why-suspended', words: problems.why }] }),
      ...(Object.keys(notDone) as NotDone[]).map(refused => oneOf(`refused, ${refused}`, {}, { refused })),
    ],
  },
]
