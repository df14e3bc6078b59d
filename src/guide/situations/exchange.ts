import {
  type Agreement,
  adsLastDay,
  type Category,
  conditionsOf,
  type ExchangeFacts,
  exchangeDuty,
  exchangedProbationYears,
  exchangeOffice,
  exchangeWindow,
  type HolderKind,
  latest,
  longDay,
  recognition,
} from '@papier-rose/law'
import { type Ask, dayOf, type Given, getDay } from '../asking/ask.ts'
import { anyDay, categoryAsk, choose, nationalityAsk, pastDay, personAsks, yesOrNo } from '../asking/asks.ts'
import {
  type At,
  cardStep,
  fileStep,
  type GuideSituation,
  inOrder,
  type Plan,
  type Requested,
  requestPart,
  type Said,
  type Step,
  say,
  w,
  whereOf,
} from './plan.ts'

const heldAsk = categoryAsk(w('Quelle catégorie voulez-vous échanger ou convertir ?', 'Which category do you want to exchange or convert?'))

const missingAsk = choose(
  'missing',
  w('Avez-vous encore ce permis ?', 'Do you still have this licence?'),
  ['here', 'Oui', 'Yes'],
  ['lost', 'Non, perdu', 'No, lost'],
  ['stolen', 'Non, volé', 'No, stolen'],
)

const foreignOf = (given: Given): NonNullable<Requested['foreign']> => ({
  inFrench: given.french === 'yes',
  ...(given.missing === 'lost' || given.missing === 'stolen' ? { missing: given.missing } : {}),
  afterOffence: given.need === 'offence',
})

const holderOf = (given: Given): HolderKind =>
  given.nationality === 'french' ? 'french' : given.nationality === 'eu' ? 'eu-citizen' : 'foreigner'

/** From which day the year runs differs by person: each is asked for their own day. */
function startsAsk(given: Given, eu: boolean, at: At): Ask {
  const name = 'startsOn'
  if (!eu && given.nationality === 'other')
    return pastDay(
      name,
      w('Quel jour commence votre premier titre de séjour ?', 'On which day does your first stay permit begin?'),
      at.today,
      {
        hint: w(
          'Ou le jour de la validation de votre visa par l’OFII, ou du récépissé de protection.',
          'Or the day your visa was validated by the OFII, or of the receipt of protection.',
        ),
      },
    )
  if (!eu && given.nationality === 'french')
    return pastDay(name, w('Quel jour êtes-vous revenu vivre en France ?', 'On which day did you come back to live in France?'), at.today)
  return pastDay(name, w('Depuis quel jour habitez-vous en France ?', 'Since which day have you lived in France?'), at.today)
}

const agreementAsk = choose(
  'agreement',
  w('La France échange-t-elle les permis de ce pays ?', 'Does France exchange the licences of that country?'),
  ['yes', 'Oui', 'Yes'],
  ['no', 'Non', 'No'],
  ['unknown', 'Je ne sais pas', 'I do not know'],
  ['british-before-2021', 'Permis britannique délivré avant 2021', 'British licence issued before 2021'],
)

const euAsks: readonly Ask[] = [
  yesOrNo(
    'fromNonReciprocal',
    w(
      'Ce permis vient-il lui-même de l’échange d’un permis d’un pays hors de l’Union ?',
      'Did this licence itself come from the exchange of a licence of a country outside the Union?',
    ),
  ),
  choose(
    'need',
    w('Pourquoi voulez-vous l’échanger ?', 'Why do you want to exchange it?'),
    ['free', 'Parce que je le souhaite', 'Because I wish to'],
    ['add', 'Pour ajouter une catégorie', 'To add a category'],
    ['offence', 'On me l’impose après une infraction en France', 'I am made to, after an offence in France'],
  ),
]

const factsOf = (given: Given, eu: boolean): ExchangeFacts => {
  const licenceLastDay = dayOf(given, 'licenceLastDay')
  return {
    origin: eu ? 'eu' : 'non-eu',
    holder: holderOf(given),
    startsOn: getDay(given, 'startsOn'),
    student: given.student === 'yes',
    fromNonReciprocal: given.fromNonReciprocal === 'yes',
    afterOffence: given.need === 'offence',
    addsCategory: given.need === 'add',
    ...(given.agreement ? { agreement: given.agreement as Agreement } : {}),
    ...(licenceLastDay ? { licenceLastDay } : {}),
  }
}

/** A licence of another State: until when it lets one drive, whether it must be exchanged, by when, with what. */
export function exchange(reason: 'exchange-eu' | 'exchange-non-eu'): GuideSituation {
  const eu = reason === 'exchange-eu'
  return {
    slug: eu ? 'permis-europeen' : 'permis-etranger',
    title: eu
      ? w('J’ai un permis d’un pays de l’Union européenne', 'I have a licence of a country of the European Union')
      : w('J’ai un permis d’un autre pays', 'I have a licence of another country'),
    asks: (given, at) => [
      heldAsk,
      nationalityAsk,
      startsAsk(given, eu, at),
      ...(eu ? euAsks : [agreementAsk]),
      ...(!eu && given.nationality === 'other'
        ? [yesOrNo('student', w('Avez-vous un titre de séjour d’étudiant ?', 'Do you hold a student’s stay permit?'))]
        : []),
      ...(eu ? [] : [yesOrNo('french', w('Le permis est-il écrit en français ?', 'Is the licence written in French?'))]),
      anyDay('licenceLastDay', w('Le permis a-t-il une date de fin ?', 'Does the licence have an end date?'), {
        optional: true,
        hint: w('Celle qui est écrite dessus.', 'The one written on it.'),
      }),
      missingAsk,
      ...personAsks(at.today, given, ['startsOn']),
    ],
    plan(given, at) {
      const facts = factsOf(given, eu)
      const known = recognition(facts, at.law)
      const duty = exchangeDuty(facts, at.law)
      const window = exchangeWindow(facts, at.law)
      const over = window.value.lastDay !== null && window.value.lastDay < at.today && !facts.student
      return over || duty.value === 'impossible'
        ? examPlan(given, at, { known, duty: over && duty.value !== 'impossible' ? tooLate(window) : duty })
        : exchangePlan(given, at, { reason, facts, known, duty, window })
    },
  }
}

type Known = ReturnType<typeof recognition>
type Duty = Pick<ReturnType<typeof exchangeDuty>, 'reasons'>
type Window = ReturnType<typeof exchangeWindow>

const tooLate = (window: Window): Duty => ({
  reasons: [
    ...window.reasons,
    {
      code: 'exchange-too-late',
      words: w(
        'Cette date est passée : l’échange n’est plus ouvert. Il faut passer l’examen français.',
        'That day is past: the exchange is no longer open. The French exam must be taken.',
      ),
      articles: window.reasons.flatMap(r => r.articles),
      numbers: {},
    },
  ],
})

/** The last day to drive with the licence, as a step. */
const recognisedStep = ({ value, reasons }: Known): Step[] =>
  value.lastDay
    ? [
        {
          id: 'recognised',
          title: w('Dernier jour pour conduire en France avec ce permis', 'Last day to drive in France with this licence'),
          lastDay: value.lastDay,
          said: reasons,
        },
      ]
    : []

const stop = (known: Known, at: At): Said[] =>
  known.value.lastDay && known.value.lastDay < at.today
    ? [
        say(
          'Ne conduisez plus en France avec ce permis : sa reconnaissance est finie.',
          'Do not drive in France with this licence any more: its recognition is over.',
          ...known.reasons.flatMap(r => r.articles).slice(0, 1),
        ),
      ]
    : []

/** When no exchange is possible: until when to drive, then the exam. */
function examPlan(given: Given, at: At, { known, duty }: { known: Known; duty: Duty }): Plan {
  const asked: Requested = { reason: 'registration', category: given.category as Category, firstLicence: true }
  return {
    short: [...stop(known, at), ...known.reasons.filter(r => /^recognised-(?!conditions)/.test(r.code)), ...duty.reasons],
    steps: inOrder([
      ...recognisedStep(known),
      {
        ...fileStep(asked, at),
        title: w('Inscrivez-vous à l’examen', 'Register for the exam'),
      },
    ]),
    ...requestPart(asked, given, at),
    meanwhile: known.reasons,
    otherwise: [afterRecognition(known, false)],
    unsaid: [noList],
  }
}

const noList = w(
  'La liste des États avec lesquels la France échange les permis n’est pas dans nos textes : vérifiez-la sur diplomatie.gouv.fr avant de renoncer.',
  'The list of States with which France exchanges licences is not in our texts: check it on diplomatie.gouv.fr before you give up.',
)

const afterRecognition = (known: Known, exchangeable: boolean): Said =>
  known.value.lastDay
    ? say(
        `Après le ${longDay(known.value.lastDay).fr}, ce permis ne permet plus de conduire en France${exchangeable ? ', et l’échange se ferme' : ''}.`,
        `After ${longDay(known.value.lastDay).en}, this licence no longer lets you drive in France${exchangeable ? ', and the exchange closes' : ''}.`,
        ...known.reasons.flatMap(r => r.articles).slice(0, 1),
      )
    : say(
        'Rien ne change tant que le permis est reconnu.',
        'Nothing changes as long as the licence is recognised.',
        ...known.reasons.flatMap(r => r.articles).slice(0, 1),
      )

interface Exchanging {
  readonly reason: 'exchange-eu' | 'exchange-non-eu'
  readonly facts: ExchangeFacts
  readonly known: Known
  readonly duty: ReturnType<typeof exchangeDuty>
  readonly window: Window
}

function exchangePlan(given: Given, at: At, { reason, facts, known, duty, window }: Exchanging): Plan {
  const asked: Requested = { reason, category: given.category as Category, foreign: foreignOf(given) }
  const ads = adsLastDay(latest(window.value.from, at.today), known.value, at.law)
  return {
    short: [...stop(known, at), ...known.reasons.filter(r => /^recognised-(?!conditions)/.test(r.code)), ...duty.reasons],
    steps: inOrder([
      conditionsStep(facts),
      {
        ...fileStep(asked, at, window.value.from, window.value.lastDay ?? undefined),
        said: [...window.reasons, ...fileStep(asked, at, window.value.from).said],
      },
      {
        id: 'original',
        title: w(
          'Quand on vous le demande, remettez l’original contre une attestation (ADS)',
          'When you are asked, hand in the original against a certificate (ADS)',
        ),
        said: [
          say(
            'La demande vient par message et par courriel, après l’étude du dossier.',
            'You are asked by text message and e-mail, once the file has been studied.',
          ),
          ...ads.reasons,
        ],
      },
      { ...cardStep(at), said: [...cardStep(at).said, probationSaid(at)] },
      ...recognisedStep(known),
    ]),
    ...requestPart(asked, given, at),
    where: [...whereOf(reason), ...exchangeOffice('75').reasons, ...exchangeOffice('44').reasons],
    otherwise: [
      afterRecognition(known, facts.origin === 'non-eu'),
      ...(duty.value === 'compulsory' && facts.origin === 'eu' ? duty.reasons : []),
    ],
    ...(facts.agreement === 'unknown' ? { unsaid: [noList] } : {}),
  }
}

const conditionsStep = ({ origin }: ExchangeFacts): Step => ({
  id: 'conditions',
  title: w('Vérifiez les conditions de l’échange', 'Check the conditions of the exchange'),
  said: conditionsOf(origin).map(({ words, article }) => say(`Il faut : ${words.fr}.`, `Needed: ${words.en}.`, article)),
})

const probationSaid = (at: At): Said => {
  const years = exchangedProbationYears.on(at.today)
  return say(
    `Le permis français n’est probatoire que si le permis d’origine a moins de ${years} ans.`,
    `The French licence is probationary only if the original one is less than ${years} years old.`,
    exchangedProbationYears.article,
  )
}
