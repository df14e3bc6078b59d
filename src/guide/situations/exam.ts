import {
  addMonths,
  attemptsAllowed,
  bookedByName,
  bookingPenalty,
  type Category,
  cardOrder,
  cepcOf,
  charteRequired,
  type DriverRecord,
  type FailedExam,
  gridBMaximum,
  type Learning,
  type LearningPath,
  mayDrive,
  probation,
  publishedOn,
  registrationLastDay,
  resultSite,
  retryFrom,
  shortenedMonths,
  theoryLastDay,
  trainingFrom,
  trainingUntil,
} from '@papier-rose/law'
import { dayAfter, dayOf, type Given, getDay, numberOf } from '../asking/ask.ts'
import { askNumber, categoryAsk, choose, departementAsk, learningAsk, pastDay, personAsks, yesOrNo } from '../asking/asks.ts'
import { orTooOld } from '../too-old.ts'
import { learning } from './learning.ts'
import { type At, cardStep, fileStep, type GuideSituation, inOrder, requestPart, type Said, type Step, say, w } from './plan.ts'

const withPractical = cardOrder.filter(category => category !== 'AM')
const examDay = (at: At) => pastDay('examDay', w('Quel jour avez-vous passé l’examen ?', 'On which day did you take the exam?'), at.today)

/** After probation has begun: when it ends, and the training that may shorten it. */
function probationSteps(given: Given, at: At): Step[] {
  const day = getDay(given, 'examDay')
  const path = given.learning as LearningPath
  const answer = probation({ firstCategoryOn: day, path }, at.law)
  if (!answer.value) return []
  const months = shortenedMonths.on(day)
  const training: Step[] =
    months === null
      ? []
      : [
          {
            id: 'training',
            title: w('Si vous voulez : suivez la formation complémentaire', 'If you like: follow the training after the licence'),
            from: addMonths(day, trainingFrom.on(day), 'up'),
            lastDay: addMonths(day, trainingUntil.on(day)),
            said: probation(
              { firstCategoryOn: day, path, postTrainingOn: addMonths(day, trainingFrom.on(day), 'up') },
              at.law,
            ).reasons.filter(r => r.code.startsWith('training')),
          },
        ]
  return [
    ...training,
    {
      id: 'probation',
      title: w('Fin de la période probatoire', 'End of probation'),
      lastDay: answer.value.lastDay,
      said: answer.reasons,
    },
  ]
}

const passed: GuideSituation = {
  slug: 'examen-reussi',
  title: w('Je viens de réussir l’examen', 'I have just passed the exam'),
  asks: (given, at) => [
    categoryAsk(w('Quelle catégorie avez-vous réussie ?', 'Which category did you pass?'), withPractical),
    examDay(at),
    departementAsk,
    yesOrNo(
      'first',
      w('Est-ce votre premier permis ?', 'Is it your first licence?'),
      w('La catégorie AM ne compte pas.', 'Category AM does not count.'),
    ),
    ...(given.first === 'yes' ? [learningAsk] : []),
    ...personAsks(at.today, given, ['examDay']),
  ],
  plan(given, at) {
    const [category, day, birth] = [given.category as Category, getDay(given, 'examDay'), getDay(given, 'birth')]
    const first = given.first === 'yes'
    const shown = publishedOn(day, given.departement ?? '', at.law)
    const cepc = cepcOf({ category, examDay: day, birth, outcome: 'favourable' }, at.law)
    const charte = charteRequired(day, at.law)
    const asked = {
      reason: first ? 'first-licence-after-exam' : 'added-category-after-exam',
      category,
      firstLicence: first,
      ...(given.learning ? { learning: given.learning as Learning } : {}),
    } as const
    const file = fileStep(asked, at, shown.value, cepc.value?.lastDay)
    const steps: Step[] = [
      {
        id: 'result',
        title: w('Voyez votre résultat et téléchargez le certificat (CEPC)', 'See your result and download the certificate (CEPC)'),
        from: shown.value,
        said: [...shown.reasons, ...resultSite(at.law).reasons, ...(charte.value ? charte.reasons : [])],
        to: { address: '/resultat', label: w('Voir mon résultat', 'See my result') },
      },
      { ...file, to: { address: '/demande', label: w('Demander mon permis', 'Request my licence') } },
      cardStep(at),
      ...(cepc.value
        ? [
            {
              id: 'cepc',
              title: w('Dernier jour du certificat', 'Last day of the certificate'),
              lastDay: cepc.value.lastDay,
              said: cepc.reasons,
            },
          ]
        : []),
      ...(first ? probationSteps(given, at) : []),
    ]
    return {
      short: cepc.value ? cepc.reasons.slice(0, 1) : cepc.reasons,
      steps: inOrder(steps),
      ...requestPart(asked, given, at),
      ...(cepc.value ? {} : { meanwhile: cepc.reasons }),
      otherwise: cepc.value ? afterCepc(category, birth, cepc.value, at) : [],
    }
  },
}

/** What the law answers on the day after the last day of a certificate, when nothing was asked. */
function afterCepc(
  category: Category,
  birth: DriverRecord['birth'],
  cepc: { firstDay: DriverRecord['birth']; lastDay: DriverRecord['birth'] },
  at: At,
): Said[] {
  const record: DriverRecord = { birth, categories: [], titles: [], bans: [], receipts: [], cepcs: [{ category, codes: [], ...cepc }] }
  return [
    say(
      'Sans demande, aucune carte ne vient. Après le dernier jour du certificat :',
      'Without a request, no card comes. After the last day of the certificate:',
    ),
    ...mayDrive(record, category, dayAfter(cepc.lastDay), at.law).reasons,
  ]
}

const registrationAsk = (at: At) =>
  pastDay(
    'recordedOn',
    w('Quel jour votre inscription a-t-elle été enregistrée ?', 'On which day was your registration recorded?'),
    at.today,
    {
      optional: true,
      hint: w(
        'Le jour où vous avez reçu votre numéro NEPH. Vide si vous ne savez pas.',
        'The day you received your NEPH number. Empty if you do not know.',
      ),
    },
  )

/** Until when one may still come to the exam on this registration. */
function registrationSteps(given: Given): Step[] {
  const recordedOn = dayOf(given, 'recordedOn')
  const ends = recordedOn && orTooOld(() => registrationLastDay(recordedOn, dayOf(given, 'theory')))
  if (!ends) return []
  const title = w('Dernier jour de l’inscription', 'Last day of the registration')
  return [{ id: 'registration', title, ...(ends.value ? { lastDay: ends.value } : {}), said: ends.reasons }]
}

const outcomeAsk = choose(
  'outcome',
  w('Que dit le résultat ?', 'What does the result say?'),
  ['insufficient', 'Insuffisant', 'Not enough'],
  ['absent', 'Absent', 'Absent'],
  ['not-examined', 'Non examiné', 'Not examined'],
  ['annulled', 'Épreuve annulée', 'Exam annulled'],
)
const byScore = ['B', 'B1']

const failed: GuideSituation = {
  slug: 'examen-echoue',
  title: w('Je n’ai pas réussi l’examen', 'I did not pass the exam'),
  asks: (given, at) => [
    categoryAsk(w('Quelle catégorie avez-vous passée ?', 'Which category did you try?'), withPractical),
    examDay(at),
    departementAsk,
    outcomeAsk,
    ...(given.outcome === 'insufficient' && byScore.includes(given.category ?? '')
      ? [
          askNumber('score', w('Combien de points avez-vous eus ?', 'How many points did you score?'), 0, gridBMaximum, {
            optional: true,
            hint: w('Le total est sur votre certificat.', 'The total is on your certificate.'),
          }),
        ]
      : []),
    pastDay('theory', w('Quel jour avez-vous réussi le code ?', 'On which day did you pass the theory exam?'), at.today, {
      optional: true,
    }),
    registrationAsk(at),
  ],
  plan(given, at) {
    const day = getDay(given, 'examDay')
    const outcome = given.outcome as FailedExam['outcome']
    const score = numberOf(given, 'score')
    const exam = {
      category: given.category as Category,
      examDay: day,
      outcome,
      departement: given.departement ?? '',
      ...(score === undefined ? {} : { score }),
    }
    const retry = retryFrom(exam, at.law)
    const theory = dayOf(given, 'theory')
    const valid = theory && orTooOld(() => theoryLastDay(theory, at.law))
    const steps: Step[] = [
      {
        id: 'retry',
        title: w('Repassez l’épreuve à partir de ce jour', 'Take the exam again from this day'),
        from: retry.value,
        said: [...retry.reasons, ...(outcome === 'absent' && bookedByName.on(day) ? bookingPenalty('absence', day, at.law).reasons : [])],
      },
      ...(valid
        ? [{ id: 'theory', title: w('Dernier jour du code', 'Last day of the theory exam'), lastDay: valid.value, said: valid.reasons }]
        : []),
      ...registrationSteps(given),
    ]
    return {
      short: retry.reasons,
      steps: inOrder(steps),
      cost: [
        say(
          'Les textes que nous avons lus ne fixent pas de prix pour repasser l’épreuve. Votre école affiche les siens.',
          'The texts that we read set no price for taking the exam again. Your school displays its own.',
        ),
      ],
      where: [
        say(
          'Par votre école de conduite ou, en candidat libre, sur RdvPermis.',
          'Through your driving school or, on your own, on RdvPermis.',
        ),
      ],
      meanwhile: cepcOf({ category: exam.category, examDay: day, birth: day, outcome }, at.law).reasons.slice(0, 1),
      otherwise: [...attemptsAllowed(at.today).reasons, ...(valid ? valid.reasons : [])],
      ...(valid
        ? {}
        : {
            unsaid: [
              w(
                'Sans le jour de votre réussite au code, ou s’il est trop ancien, nous ne pouvons pas dire jusqu’à quand elle compte.',
                'Without the day you passed the theory exam, or when it is too long ago, we cannot say until when it counts.',
              ),
            ],
          }),
    }
  },
}

export const examSituations: readonly GuideSituation[] = [learning, passed, failed]
