import {
  applyAfterAnnulment,
  controlWindow,
  type Day,
  examsAgain,
  latest,
  medicalControl,
  newControlFrom,
  noviceRulesAfterLoss,
  opinionBeforeExam,
  proofs,
  type RecordedBan,
  waitAfterInvalidation,
  wayBack,
} from '@papier-rose/law'
import { type Ask, dayBefore, dayOf, type Given, getDay, numberOf } from '../asking/ask.ts'
import { anyDay, pastDay, personAsks, yesOrNo } from '../asking/asks.ts'
import { appealStep, feeSaid, monthsAsk, nextDay, penalty, under } from './measure-parts.ts'
import { type At, cardStep, type GuideSituation, inOrder, requestPart, type Step, say, w } from './plan.ts'

const heldAsk = (given: Given, at: At, before: string): Ask =>
  pastDay(
    'heldSince',
    w('Quel jour aviez-vous obtenu votre permis ?', 'On which day had you obtained your licence?'),
    dayOf(given, before) ?? at.today,
  )

const mixedAsk = yesOrNo('mixed', w('Est-ce à cause de l’alcool ou de stupéfiants ?', 'Is it because of alcohol or drugs?'))

/** From the first day a licence may be asked again: the tests, by when, and the rules afterwards. */
function againSteps(
  facts: { heldSince: Day; lostOn: Day; banMonths: number; allowedFrom: Day },
  control: ReturnType<typeof medicalControl>,
  at: At,
  /** After an invalidation the exams may be taken before the ban ends. */
  registerFrom: Day,
): Step[] {
  const appliedOn = latest(facts.allowedFrom, at.today)
  const exams = examsAgain({ ...facts, appliedOn })
  const before = exams.reasons.map(r => r.numbers.before).find(value => typeof value === 'string') as Day | undefined
  return [
    {
      id: 'medical',
      title: w('Passez le contrôle médical et l’examen psychotechnique', 'Take the medical control and the psychotechnical test'),
      said: [...control.reasons, ...opinionBeforeExam().reasons],
    },
    {
      id: 'register',
      title: w('Réinscrivez-vous à l’examen', 'Register for the exam again'),
      from: registerFrom,
      ...(before && before > registerFrom ? { lastDay: dayBefore(before) } : {}),
      said: [...exams.reasons, ...noviceRulesAfterLoss(exams.value).reasons],
    },
    {
      id: 'exams',
      title: w('Réussissez les épreuves, puis demandez la carte', 'Pass the exams, then ask for the card'),
      said: [
        say(
          registerFrom < facts.allowedFrom
            ? 'Le certificat (CEPC) permet de conduire quand l’interdiction est finie, pas avant.'
            : 'Le certificat (CEPC) permet de conduire en attendant la carte.',
          registerFrom < facts.allowedFrom
            ? 'The certificate (CEPC) lets you drive once the ban is over, not before.'
            : 'The certificate (CEPC) lets you drive until the card comes.',
          proofs.cepc.article,
        ),
      ],
    },
  ]
}

export const annulled: GuideSituation = {
  slug: 'permis-annule',
  title: w('Un juge a annulé mon permis', 'A court annulled my licence'),
  asks: (given, at) => [
    anyDay('executoryOn', w('Quel jour l’annulation a-t-elle pris effet ?', 'On which day did the annulment take effect?')),
    monthsAsk(w('Combien de mois dure l’interdiction de repasser le permis ?', 'For how many months may you not take the exam?'), 0),
    heldAsk(given, at, 'executoryOn'),
    mixedAsk,
    ...personAsks(at.today, given, ['heldSince']),
  ],
  plan(given, at) {
    const executoryOn = getDay(given, 'executoryOn')
    const banMonths = numberOf(given, 'months') ?? 0
    const from = applyAfterAnnulment(executoryOn, banMonths)
    const control = medicalControl({ kind: 'annulment', alcoholOrDrugs: given.mixed === 'yes' }, executoryOn, at.law)
    const ban: RecordedBan = { kind: 'annulment', from: executoryOn, lastDay: dayBefore(from.value) }
    const asked = { reason: 're-registration', category: 'B', medical: { afterMeasure: true } } as const
    return {
      short: [...under(given, ban, at), ...from.reasons],
      steps: inOrder([
        {
          id: 'apply',
          title: w('Premier jour pour demander un permis', 'First day to ask for a licence'),
          from: from.value,
          said: from.reasons,
        },
        ...againSteps(
          { heldSince: getDay(given, 'heldSince'), lostOn: executoryOn, banMonths, allowedFrom: from.value },
          control,
          at,
          latest(from.value, at.today),
        ),
        cardStep(at),
      ]),
      ...requestPart(asked, given, at),
      cost: [...requestPart(asked, given, at).cost, ...feeSaid(control.value, at)],
      meanwhile: under(given, ban, at),
      otherwise: [
        ...penalty(at, 'annulled'),
        say('Sans nouvel examen, aucun droit ne revient.', 'Without a new exam, no right comes back.'),
        nextDay,
        ...under(given, ban, { ...at, today: from.value }),
      ],
    }
  },
}

export const zeroPoints: GuideSituation = {
  slug: 'solde-nul',
  title: w('Je n’ai plus de points : j’ai reçu la lettre 48SI', 'I have no points left: I received letter 48SI'),
  asks: (given, at) => [
    pastDay('notifiedOn', w('Quel jour avez-vous reçu la lettre 48SI ?', 'On which day did you receive letter 48SI?'), at.today, {
      hint: w(
        'Si vous ne l’avez pas retirée à La Poste : le jour de sa première présentation.',
        'If you did not collect it at the post office: the day it was first presented.',
      ),
    }),
    pastDay(
      'surrenderedOn',
      w('Quel jour avez-vous remis le permis à la préfecture ?', 'On which day did you hand the licence to the préfecture?'),
      at.today,
      {
        ...(dayOf(given, 'notifiedOn') ? { from: getDay(given, 'notifiedOn') } : {}),
        optional: true,
      },
    ),
    heldAsk(given, at, 'notifiedOn'),
    pastDay(
      'previousOn',
      w('Aviez-vous déjà reçu une lettre 48SI ? Quel jour ?', 'Had you received a letter 48SI before? On which day?'),
      dayOf(given, 'notifiedOn') ?? at.today,
      { optional: true },
    ),
    mixedAsk,
    ...personAsks(at.today, given, ['heldSince', 'previousOn']),
  ],
  plan(given, at) {
    const [notifiedOn, heldSince] = [getDay(given, 'notifiedOn'), getDay(given, 'heldSince')]
    const previousOn = dayOf(given, 'previousOn')
    const given48 = dayOf(given, 'surrenderedOn')
    const back = wayBack(heldSince, notifiedOn, previousOn ?? null, given48 ?? null)
    const surrenderedOn = given48 ?? latest(back.surrenderBy, at.today)
    const wait = waitAfterInvalidation({ notifiedOn, surrenderedOn, ...(previousOn ? { previousOn } : {}) })
    const control = medicalControl({ kind: 'invalidation', alcoholOrDrugs: given.mixed === 'yes' }, notifiedOn, at.law)
    const ban: RecordedBan = { kind: 'invalidation', from: notifiedOn, lastDay: dayBefore(wait.value) }
    const asked = { reason: 're-registration', category: 'B', medical: { afterMeasure: true } } as const
    const guessed = say(
      'Vous n’avez pas dit quand vous avez remis le permis : les dates qui suivent comptent une remise au dernier jour. Remis plus tôt, tout avance.',
      'You did not say when you handed the licence in: the dates below count from the last day to do so. Handed in sooner, everything comes sooner.',
      ...wait.reasons.flatMap(r => r.articles),
    )
    return {
      short: [...under(given, ban, at), ...wait.reasons],
      steps: inOrder([
        ...(given48
          ? []
          : [
              {
                id: 'surrender',
                title: w('Remettez votre permis à la préfecture', 'Hand your licence to the préfecture'),
                lastDay: back.surrenderBy,
                said: [guessed],
              },
            ]),
        appealStep(notifiedOn, at),
        {
          id: 'wait',
          title: w('Premier jour pour un nouveau permis', 'First day for a new licence'),
          from: wait.value,
          said: wait.reasons,
        },
        ...againSteps({ heldSince, lostOn: notifiedOn, banMonths: back.months, allowedFrom: wait.value }, control, at, at.today),
        cardStep(at),
      ]),
      ...requestPart(asked, given, at),
      cost: [...requestPart(asked, given, at).cost, ...feeSaid(control.value, at)],
      meanwhile: under(given, ban, at),
      otherwise: [
        ...(given48
          ? []
          : [
              say(
                'Tant que le permis n’est pas remis, le délai ne commence pas.',
                'As long as the licence is not handed in, the wait does not begin.',
                ...wait.reasons.flatMap(r => r.articles),
              ),
            ]),
        ...penalty(at, 'invalidated'),
      ],
    }
  },
}

export const unfit: GuideSituation = {
  slug: 'avis-medical-defavorable',
  title: w('L’avis médical après ma mesure est défavorable', 'The medical opinion after my measure is unfavourable'),
  asks: (_, at) => [
    pastDay(
      'confirmedOn',
      w('Quel jour la commission d’appel l’a-t-elle confirmé ?', 'On which day did the appeal commission confirm it?'),
      at.today,
    ),
  ],
  plan(given) {
    const from = newControlFrom(getDay(given, 'confirmedOn'))
    return {
      short: from.reasons,
      steps: [{ id: 'control', title: w('Demandez un nouveau contrôle', 'Ask for a new control'), from: from.value, said: from.reasons }],
      cost: [],
      where: [say('Auprès de la préfecture.', 'At the préfecture.')],
      meanwhile: [],
      otherwise: controlWindow(from.value).reasons.slice(1),
    }
  },
}
