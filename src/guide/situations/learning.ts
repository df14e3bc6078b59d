import {
  aacComplete,
  aacMonths,
  addMonths,
  birthday,
  companionYears,
  type Day,
  firstPracticalFrom,
  type Learning,
  latest,
  learnerSpeeds,
  learningAges,
  learningOpen,
  leastHoursForB,
  mayAccompany,
  newDirectiveApplies,
  oldEnough,
  partsOf,
  registrationLastDay,
  returnFormBy,
  theoryLastDay,
} from '@papier-rose/law'
import { dayOf, type Given, getDay, numberOf } from '../asking/ask.ts'
import { askNumber, choose, pastDay, personAsks, yesOrNo } from '../asking/asks.ts'
import { orTooOld } from '../too-old.ts'
import {
  type At,
  costOf,
  fileStep,
  type GuideSituation,
  inOrder,
  type Requested,
  requestPart,
  type Said,
  type Step,
  say,
  w,
  whereOf,
} from './plan.ts'

const wayAsk = choose(
  'way',
  w('Comment voulez-vous apprendre ?', 'How do you want to learn?'),
  ['classic', 'Avec une école seulement', 'With a school only'],
  ['aac', 'En conduite accompagnée (AAC)', 'By accompanied driving (AAC)'],
  ['supervised', 'En conduite supervisée', 'By supervised driving'],
  ['encadree', 'En conduite encadrée, dans une formation à un métier de la route', 'Within a course of a road profession (encadrée)'],
  ['free', 'Sans école, en candidat libre', 'Without a school, on my own'],
)
const beside = ['aac', 'supervised', 'encadree', 'free']
const most = 20_000
const mostMeetings = 10

/** Accompanied learning on its way: how far it is, and the day on which its year is complete. */
function onTheWay(given: Given, at: At): Step[] {
  const startedOn = dayOf(given, 'startedOn')
  if (!startedOn) return []
  const done = { startedOn, kilometres: numberOf(given, 'kilometres') ?? 0, meetings: numberOf(given, 'meetings') ?? 0 }
  return [
    {
      id: 'aac',
      title: w('Finissez la conduite accompagnée', 'Finish accompanied driving'),
      from: addMonths(startedOn, aacMonths.on(startedOn), 'up'),
      said: aacComplete(done, at.today).reasons,
    },
  ]
}

/** Who may sit beside the learner: today if the day of their licence is told, else what is asked of them. */
function companion(given: Given, at: At): Step[] {
  const way = given.way as Learning
  if (way === 'classic') return []
  const bSince = dayOf(given, 'bSince')
  const years = companionYears.on(at.today)
  const said = bSince
    ? mayAccompany(way, { bSince }, at.today).reasons
    : [
        say(
          `Elle doit avoir la catégorie B depuis ${years} ans.`,
          `That person must have held category B for ${years} years.`,
          companionYears.article,
        ),
      ]
  return [{ id: 'companion', title: w('Choisissez qui s’assoit à côté de vous', 'Choose who sits beside you'), said }]
}

const speedsSaid = (at: At): Said => {
  const [motorway, dual, road, town] = learnerSpeeds.on(at.today)
  return say(
    `En apprenant : ${motorway} km/h sur autoroute, ${dual} km/h sur route à chaussées séparées, ${road} km/h sur les autres routes, ${town} km/h en ville.`,
    `While learning: ${motorway} km/h on motorways, ${dual} km/h on dual carriageways, ${road} km/h on other roads, ${town} km/h in towns.`,
    learnerSpeeds.article,
  )
}

/** The days that a theory success opens and closes. */
function theorySteps(given: Given, notBefore: Day, at: At): Step[] {
  const theory = dayOf(given, 'theory')
  const valid = theory && orTooOld(() => theoryLastDay(theory, at.law))
  if (!theory || !valid) return []
  const first = firstPracticalFrom(theory)
  return [
    {
      id: 'practical',
      title: w('Passez l’épreuve pratique', 'Take the practical exam'),
      from: latest(first.value, notBefore),
      said: first.reasons,
    },
    { id: 'theory', title: w('Dernier jour du code', 'Last day of the theory exam'), lastDay: valid.value, said: valid.reasons },
  ]
}

export const learning: GuideSituation = {
  slug: 'apprendre',
  title: w('J’apprends à conduire', 'I am learning to drive'),
  hint: w(
    'École, conduite accompagnée (AAC), supervisée, encadrée, candidat libre.',
    'School, accompanied (AAC), supervised, within a course, on one’s own.',
  ),
  asks: (given, at) => [
    wayAsk,
    ...(given.way === 'encadree'
      ? [
          choose(
            'course',
            w('Quelle formation suivez-vous ?', 'Which course do you follow?'),
            ['diploma', 'Un diplôme (CAP, bac professionnel)', 'A diploma (CAP, bac professionnel)'],
            ['title', 'Un titre professionnel', 'A professional title'],
            ['none', 'Aucune', 'None'],
          ),
        ]
      : []),
    ...(given.way === 'aac'
      ? [yesOrNo('lost', w('Avez-vous eu un permis annulé ou invalidé ?', 'Did you have a licence annulled or invalidated?'))]
      : []),
    pastDay(
      'recordedOn',
      w('Quel jour votre inscription a-t-elle été enregistrée ?', 'On which day was your registration recorded?'),
      at.today,
      {
        optional: true,
        hint: w('Si elle n’est pas faite, laissez vide.', 'If not done, leave it empty.'),
      },
    ),
    pastDay('theory', w('Quel jour avez-vous réussi le code ?', 'On which day did you pass the theory exam?'), at.today, {
      optional: true,
    }),
    ...(given.way === 'aac' && given.theory
      ? [
          pastDay(
            'startedOn',
            w('Quel jour la conduite accompagnée a-t-elle commencé ?', 'On which day did accompanied driving begin?'),
            at.today,
            {
              optional: true,
              from: getDay(given, 'theory'),
            },
          ),
          ...(given.startedOn
            ? [
                askNumber('kilometres', w('Combien de kilomètres avez-vous faits ?', 'How many kilometres have you driven?'), 0, most),
                askNumber(
                  'meetings',
                  w('Combien de rendez-vous avec l’école avez-vous eus depuis ?', 'How many meetings with the school since?'),
                  0,
                  mostMeetings,
                ),
              ]
            : []),
        ]
      : []),
    ...(beside.includes(given.way ?? '')
      ? [
          pastDay(
            'bSince',
            w(
              'Depuis quel jour la personne à côté de vous a-t-elle la catégorie B ?',
              'Since which day has the person beside you held category B?',
            ),
            at.today,
            { optional: true, hint: w('Si vous ne le savez pas, laissez vide.', 'If you do not know, leave it empty.') },
          ),
        ]
      : []),
    ...personAsks(at.today, given, ['recordedOn', 'theory']),
  ],
  plan(given, at) {
    const way = given.way as Learning
    const birth = getDay(given, 'birth')
    const facts = {
      birth,
      on: at.today,
      ...(given.course ? { course: given.course as 'diploma' | 'title' | 'none' } : {}),
      ...(given.lost ? { afterAnnulment: given.lost === 'yes' } : {}),
      ...(way === 'aac' || way === 'supervised' ? { theoryPassed: dayOf(given, 'theory') !== undefined } : {}),
    }
    const open = learningOpen(way, facts, at.law)
    const recordedOn = dayOf(given, 'recordedOn')
    const registered = recordedOn && registrationLastDay(recordedOn, dayOf(given, 'theory'))
    const request: Requested = { reason: 'registration', category: 'B', firstLicence: true, learning: way }
    const age = oldEnough('B', birth, at.today, {}, at.law)
    const from = age.reasons[0]?.numbers.from
    const begins = birthday(birth, learningAges[way].on(at.today), at.law)
    const hours = leastHoursForB('manual', [], at.today)
    const startedOn = dayOf(given, 'startedOn')
    const ready = latest(
      at.today,
      ...(startedOn ? [addMonths(startedOn, aacMonths.on(startedOn), 'up')] : []),
      ...(!age.value && typeof from === 'string' ? [from as Day] : []),
    )
    const steps: Step[] = [
      ...(registered ? [] : [fileStep(request, at, latest(at.today, birthday(birth, learningAges.aac.on(at.today), at.law)))]),
      {
        id: 'begin',
        title: w('Commencez à apprendre', 'Begin to learn'),
        ...(begins > at.today ? { from: begins } : {}),
        said: [...open.reasons, ...hours.reasons, speedsSaid(at)],
      },
      ...companion(given, at),
      ...onTheWay(given, at),
      ...theorySteps(given, ready, at),
      {
        id: 'age',
        title: w('Ayez l’âge demandé pour la catégorie B', 'Be old enough for category B'),
        ...(!age.value && typeof from === 'string' ? { from: from as Day } : {}),
        said: age.reasons,
      },
      ...(registered?.value
        ? [
            {
              id: 'registration',
              title: w('Dernier jour de l’inscription', 'Last day of the registration'),
              lastDay: registered.value,
              said: registered.reasons,
            },
          ]
        : []),
    ]
    return {
      short: open.reasons,
      steps: inOrder(steps),
      ...(registered ? { cost: costOf(request, at), where: whereOf(request.reason) } : requestPart(request, given, at)),
      meanwhile: [
        say(
          'Vous conduisez seulement avec qui vous accompagne.',
          'You drive only with the person who accompanies you.',
          learningAges.aac.article,
        ),
        ...partsOf('B', at.today).reasons,
      ],
      otherwise: [
        ...(registered && !registered.value ? registered.reasons : []),
        say('Si une mesure interdit de conduire pendant ce temps :', 'If a measure forbids driving meanwhile:'),
        ...returnFormBy(at.today, 'metropole').reasons,
      ],
      unsaid: newDirectiveApplies(at.today).reasons.map(r => r.words),
    }
  },
}
