import {
  type Answer,
  type BanKind,
  banFacts,
  type Category,
  cepcOf,
  type Day,
  type DriverRecord,
  type LearningPath,
  type MayDrive,
  mayDrive,
  olderRightsOf,
  probation,
  probationCode,
  proofKinds,
  proofs,
  type RecordedReceipt,
  type Words,
} from '@papier-rose/law'
import { type Ask, dayOf, type Given, getDay } from '../asking/ask.ts'
import { anyDay, birthAsk, categoryAsk, learningAsk, pastDay, yesOrNo } from '../asking/asks.ts'
import { type At, capital, type Said, w } from '../situations/plan.ts'

const upper = (words: Words): Words => ({ fr: capital(words.fr), en: capital(words.en) })

const paperAsk: Ask = {
  kind: 'choice',
  name: 'paper',
  label: w('Quel papier avez-vous en main ?', 'Which paper do you have in hand?'),
  choices: [
    { value: 'card', label: w('La carte (ou le permis rose)', 'The card (or the pink licence)') },
    ...proofKinds.map(kind => ({ value: kind, label: upper(proofs[kind].words) })),
    { value: 'none', label: w('Aucun', 'None') },
  ],
}

const banAsk: Ask = {
  kind: 'choice',
  name: 'ban',
  label: w('Une décision vous interdit-elle, ou vous a-t-elle interdit, de conduire ?', 'Does a decision forbid you to drive, or did one?'),
  choices: [
    { value: 'none', label: w('Non', 'No') },
    ...(Object.keys(banFacts) as BanKind[]).map(kind => ({ value: kind, label: upper(banFacts[kind].words) })),
  ],
}

/** Papers that give a right of their own: nothing else must be held. */
const ownRight = ['cepc', 'training-am', 'foreign-licence', 'ads', 'military-brevet']
const shownCard = ['card', 'opinion-before-expiry']
const suspensions = ['suspension-administrative', 'suspension-judicial']

function paperAsks(given: Given, at: At): Ask[] {
  const paper = given.paper ?? 'none'
  const own = ownRight.includes(paper)
  return [
    ...(own
      ? []
      : [
          pastDay('since', w('Depuis quel jour avez-vous cette catégorie ?', 'Since which day do you hold this category?'), at.today, {
            optional: true,
            hint: w(
              'Le jour de l’examen, ou la colonne 10 de la carte. Si vous ne l’avez jamais eue, laissez vide.',
              'The day of the exam, or column 10 of the card. If you never had it, leave it empty.',
            ),
          }),
        ]),
    ...(!own && given.since
      ? [yesOrNo('first', w('Est-ce votre premier permis ?', 'Is it your first licence?')), ...(given.first === 'yes' ? [learningAsk] : [])]
      : []),
    ...(paper === 'cepc'
      ? [pastDay('examDay', w('Quel jour avez-vous réussi l’examen ?', 'On which day did you pass the exam?'), at.today)]
      : []),
    ...(shownCard.includes(paper)
      ? [
          pastDay('issuedOn', w('Quel jour la carte a-t-elle été délivrée ?', 'On which day was the card issued?'), at.today, {
            hint: w('Ligne 4a, au recto.', 'Line 4a, on the front.'),
          }),
          anyDay('cardLastDay', w('Quelle est la date de fin de la carte ?', 'What is the end date of the card?'), {
            hint: w('Ligne 4b, au recto.', 'Line 4b, on the front.'),
          }),
        ]
      : []),
    ...(!own && given.since
      ? [
          anyDay('rightLastDay', w('La catégorie a-t-elle une date de fin ?', 'Does the category have an end date?'), {
            optional: true,
            hint: w('Colonne 11, au verso de la carte.', 'Column 11, on the back of the card.'),
          }),
        ]
      : []),
    ...(paper === 'opinion-before-expiry'
      ? [pastDay('opinionOn', w('De quel jour est l’avis médical ?', 'What is the day of the medical opinion?'), at.today)]
      : []),
    ...(isReceipt(paper)
      ? [
          pastDay('receiptFrom', w('De quel jour est ce papier ?', 'What is the day of this paper?'), at.today, {
            hint: upper(proofs[paper].starts),
          }),
        ]
      : []),
  ]
}

const isReceipt = (paper: string): paper is RecordedReceipt['kind'] =>
  (proofKinds as readonly string[]).includes(paper) && paper !== 'cepc' && paper !== 'opinion-before-expiry'

const banAsks = (given: Given): Ask[] => [
  banAsk,
  ...(given.ban && given.ban !== 'none'
    ? [
        anyDay('banFrom', w('Depuis quel jour cette décision vaut-elle ?', 'Since which day has this decision counted?')),
        anyDay('banLastDay', w('Jusqu’à quel jour cette décision vaut-elle ?', 'To which day does this decision count?'), {
          optional: true,
          ...(dayOf(given, 'banFrom') ? { from: getDay(given, 'banFrom') } : {}),
          hint: w('Ce jour est encore interdit.', 'That day is still forbidden.'),
        }),
      ]
    : []),
  ...(suspensions.includes(given.ban ?? '')
    ? [
        yesOrNo('control', w('Un contrôle médical vous est-il demandé ?', 'Is a medical control asked of you?')),
        ...(given.control === 'yes'
          ? [
              anyDay('aptitudeOn', w('Quel jour le préfet vous a-t-il déclaré apte ?', 'On which day did the préfet declare you fit?'), {
                optional: true,
                hint: w('Si ce n’est pas fait, laissez vide.', 'If not done, leave it empty.'),
              }),
            ]
          : []),
      ]
    : []),
]

/** The questions of "May I drive?". */
export const drivingScript =
  (at: At) =>
  (given: Given): Ask[] => [
    categoryAsk(w('Que voulez-vous conduire ?', 'What do you want to drive?')),
    anyDay('on', w('Quel jour voulez-vous conduire ?', 'On which day do you want to drive?'), {
      optional: true,
      hint: w('Vide : aujourd’hui.', 'Empty: today.'),
      empty: w('Aujourd’hui', 'Today'),
    }),
    paperAsk,
    ...paperAsks(given, at),
    ...banAsks(given),
    birthAsk(at.today, given, ['on', 'since', 'examDay', 'issuedOn', 'receiptFrom']),
  ]

const codesOf = (given: Given, since: Day, at: At): string[] => {
  if (given.first !== 'yes' || given.category === 'AM') return []
  const found = probation({ firstCategoryOn: since, path: given.learning as LearningPath }, at.law).value
  return found ? [probationCode(found.from, found.printedEnd)] : []
}

/** What was told, as a driver's record. */
function recordOf(given: Given, at: At): { record: DriverRecord; noCepc: readonly Said[] } {
  const [category, birth, paper] = [given.category as Category, getDay(given, 'birth'), given.paper ?? 'none']
  const [since, lastDay, cardLastDay] = [dayOf(given, 'since'), dayOf(given, 'rightLastDay'), dayOf(given, 'cardLastDay')]
  const examDay = dayOf(given, 'examDay')
  const cepc = examDay && cepcOf({ category, examDay, birth, outcome: 'favourable' }, at.law)
  const banFrom = dayOf(given, 'banFrom')
  const [banLastDay, aptitudeOn, opinionOn, receiptFrom] = ['banLastDay', 'aptitudeOn', 'opinionOn', 'receiptFrom'].map(name =>
    dayOf(given, name),
  )
  return {
    noCepc: cepc && !cepc.value ? cepc.reasons : [],
    record: {
      birth,
      categories: since ? [{ category, since, codes: codesOf(given, since, at), ...(lastDay ? { lastDay } : {}) }] : [],
      titles: cardLastDay ? [{ number: '', issuedOn: getDay(given, 'issuedOn'), lastDay: cardLastDay, state: 'living' }] : [],
      cepcs: cepc?.value ? [{ category, firstDay: cepc.value.firstDay, lastDay: cepc.value.lastDay, codes: [] }] : [],
      receipts:
        receiptFrom && isReceipt(paper)
          ? [{ kind: paper, from: receiptFrom, ...(ownRight.includes(paper) ? { categories: [category] } : {}) }]
          : [],
      bans: banFrom
        ? [
            {
              kind: given.ban as BanKind,
              from: banFrom,
              needsAptitude: given.control === 'yes',
              ...(banLastDay ? { lastDay: banLastDay } : {}),
              ...(aptitudeOn ? { aptitudeOn } : {}),
            },
          ]
        : [],
      expiringWithOpinion: opinionOn ? [{ category, opinionOn, opinion: 'apt' }] : [],
    },
  }
}

export interface DrivingAnswer {
  readonly category: Category
  readonly on: Day
  readonly answer: Answer<MayDrive>
  /** What an older category also lets one drive, which the card does not show. */
  readonly older: readonly Said[]
  /** Why the exam told gives no certificate. */
  readonly noCepc: readonly Said[]
}

/** May this person drive, on the day asked? */
export function drivingAnswer(given: Given, at: At): DrivingAnswer {
  const on = dayOf(given, 'on') ?? at.today
  const category = given.category as Category
  const { record, noCepc } = recordOf(given, at)
  const answer = mayDrive(record, category, on, at.law)
  const older = answer.value.right ? olderRightsOf(record.categories, ['annulment', 'invalidation'].includes(given.ban ?? '')) : undefined
  return { category, on, answer, older: older && older.value.length > 0 ? older.reasons : [], noCepc }
}
