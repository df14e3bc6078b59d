import {
  type Answer,
  birthday,
  type Category,
  cardOrder,
  controlFee,
  type Day,
  isGroup2,
  latest,
  medicalNeeded,
  minimumAgeToFile,
  oldEnough,
  partsOf,
  prerequisitesMet,
  prorogation,
  registrationLastDay,
  rightLastDay,
  theoryLastDay,
  theorySpared,
  trainingOpen,
  trainingOpensOn,
} from '@papier-rose/law'
import { dayAfter, dayOf, type Given, getDay } from '../asking/ask.ts'
import { anyDay, categoryAsk, choose, pastDay, personAsks } from '../asking/asks.ts'
import { orTooOld } from '../too-old.ts'
import { visitStep } from './ends.ts'
import {
  type At,
  cardStep,
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
} from './plan.ts'

export const light = cardOrder.filter(category => !isGroup2(category))

export const heavy = cardOrder.filter(isGroup2)

/** Category A is reached from A2 by a training: when it opens. */
function trainingStep(category: Category, since: Given[string] | undefined, at: At): Step[] {
  const held = since ? dayOf({ since }, 'since') : undefined
  if (category !== 'A' || !held) return []
  return [
    {
      id: 'training',
      title: w('Suivez la formation', 'Follow the training'),
      from: trainingOpensOn('A', held, at.today),
      said: trainingOpen('A', held, trainingOpensOn('A', held, at.today), at.law).reasons,
    },
  ]
}

/** To reach another category: what must be held, the age, the doctor, the papers. */
export function another(slug: string, title: ReturnType<typeof w>, offered: readonly Category[]): GuideSituation {
  return {
    slug,
    title,
    asks: (given, at) => [
      categoryAsk(w('Quelle catégorie voulez-vous ?', 'Which category do you want?'), offered),
      choose(
        'holds',
        w('Quel permis avez-vous déjà ?', 'Which licence do you hold already?'),
        ['none', 'Aucun', 'None'],
        ...cardOrder.filter(c => c !== 'AM').map(c => [c, c, c] as const),
      ),
      ...(given.holds && given.holds !== 'none'
        ? [pastDay('since', w('Depuis quel jour avez-vous cette catégorie ?', 'Since which day have you held that category?'), at.today)]
        : []),
      pastDay('theory', w('Quel jour avez-vous réussi le code ?', 'On which day did you pass the theory exam?'), at.today, {
        optional: true,
      }),
      ...personAsks(at.today, given, ['since', 'theory']),
    ],
    plan(given, at) {
      const category = given.category as Category
      const birth = getDay(given, 'birth')
      const since = dayOf(given, 'since')
      const held = since ? [{ category: given.holds as Category, since }] : []
      const request: Requested = {
        reason: category === 'A' && given.holds === 'A2' ? 'training-A' : category === 'AM' ? 'training-AM' : 'registration',
        category,
        firstLicence: given.holds === 'none',
      }
      const [age, before, medical] = [
        oldEnough(category, birth, at.today, {}, at.law),
        prerequisitesMet(category, held, at.today),
        medicalNeeded(category, {}, at.today),
      ]
      const theory = dayOf(given, 'theory')
      const valid = theory && orTooOld(() => theoryLastDay(theory, at.law))
      const from = age.reasons[0]?.numbers.from
      const steps: Step[] = [
        { id: 'before', title: w('Vérifiez ce qu’il faut déjà avoir', 'Check what must be held before'), said: before.reasons },
        {
          id: 'age',
          title: w('Vérifiez l’âge demandé', 'Check the age that is asked'),
          ...(!age.value && typeof from === 'string' ? { from: from as Day } : {}),
          said: [...age.reasons, ...minimumAgeToFile(category, at.today).reasons],
        },
        {
          id: 'parts',
          title: w('Sachez quelles épreuves vous attendent', 'Know which exams await you'),
          said: [...partsOf(category, at.today).reasons, ...theorySpared(category, held, at.today, at.law).reasons],
        },
        ...(medical.value
          ? [
              {
                id: 'medical',
                title: w('Voyez un médecin agréé', 'See an approved doctor'),
                said: [...medical.reasons, ...validFor(category, birth, at)],
              },
            ]
          : []),
        ...trainingStep(category, given.since, at),
        withLife(fileStep(request, at, opensOn(category, birth, before, at))),
        ...(valid
          ? [{ id: 'theory', title: w('Dernier jour du code', 'Last day of the theory exam'), lastDay: valid.value, said: valid.reasons }]
          : []),
      ]
      return {
        short: [...before.reasons, ...age.reasons.slice(0, 1)],
        steps: inOrder(steps),
        ...requestPart(request, given, at),
        cost: [...costOf(request, at), ...(medical.value ? controlFee('medecin-agree', at.today).reasons : [])],
        otherwise: [
          say(
            'Vous continuez à conduire ce que votre permis permet, et rien de plus.',
            'You go on driving what your licence allows, and nothing more.',
          ),
        ],
      }
    },
  }
}

/** The registration for the exam has a life of its own. */
const withLife = (step: Step): Step => ({ ...step, said: [...step.said, ...(step.from ? registrationLastDay(step.from).reasons : [])] })

/** From which day the request may be filed: the age to file, and what must be held before when its day is known. */
function opensOn(category: Category, birth: Day, before: Answer, at: At): Day {
  const held = before.reasons.map(r => r.numbers.from).find(day => typeof day === 'string') as Day | undefined
  const old = birthday(birth, minimumAgeToFile(category, at.today).value, at.law)
  return held && !before.value ? latest(old, held) : old
}

const validFor = (category: Category, birth: Parameters<typeof oldEnough>[1], at: At): Said[] => [
  ...rightLastDay(category, { birth, opinionOn: at.today }, at.law).reasons,
]

export const over60: GuideSituation = {
  slug: 'lourds-apres-60-ans',
  title: w('J’ai plus de 60 ans et un permis lourd', 'I am over 60 and hold a heavy licence'),
  hint: w('Catégories C1, C, D1, D et leurs remorques, à tout âge.', 'Categories C1, C, D1, D and their trailers, at any age.'),
  asks: (given, at) => [
    categoryAsk(w('Quelle catégorie voulez-vous prolonger ?', 'Which category do you want to extend?'), heavy),
    anyDay('rightLastDay', w('Quelle est sa date de fin ?', 'What is its end date?'), {
      hint: w('Au verso de la carte, colonne 11.', 'On the back of the card, column 11.'),
    }),
    pastDay('opinionOn', w('Quel jour avez-vous passé la visite médicale ?', 'On which day was the medical visit?'), at.today, {
      optional: true,
      hint: w('Si elle n’est pas faite, laissez vide.', 'If it is still to come, leave it empty.'),
    }),
    ...personAsks(at.today, given, ['rightLastDay', 'opinionOn']),
  ],
  plan(given, at) {
    const category = given.category as Category
    const [birth, last] = [getDay(given, 'birth'), getDay(given, 'rightLastDay')]
    const opinionOn = dayOf(given, 'opinionOn')
    const seen = opinionOn ?? latest(last, at.today)
    const next = rightLastDay(category, { birth, opinionOn: seen }, at.law)
    const request: Requested = { reason: 'group2-renewal', category }
    return {
      short: next.reasons,
      steps: inOrder([
        ...(opinionOn ? [] : [visitStep(last, at)]),
        fileStep(request, at),
        cardStep(at),
        ...(next.value
          ? [
              {
                id: 'next',
                title: w('La catégorie sera valable jusqu’à ce jour', 'The category will be valid to this day'),
                lastDay: next.value,
                said: next.reasons,
              },
            ]
          : []),
      ]),
      ...requestPart(request, given, at),
      cost: [...costOf(request, at), ...controlFee('medecin-agree', at.today).reasons],
      otherwise: [
        say(
          'Après la date de fin, sans avis médical donné avant, la catégorie n’est plus valable :',
          'After the end date, without an opinion given before, the category is no longer valid:',
        ),
        ...tooLate(last, at),
      ],
    }
  },
}

/** What the law answers to an opinion given on the day after the end. */
const tooLate = (last: Day, at: At): Said[] => [
  ...(orTooOld(() => prorogation({ lastDay: last, opinionOn: dayAfter(last), opinion: 'apt' }, dayAfter(last), at.law).reasons) ?? []),
]
