import {
  addMonths,
  afterJudgment,
  alcoholOrDrugs,
  controlWindow,
  type Day,
  decisionAfterRetention,
  eadByPrefet,
  type Ground,
  grounds,
  groundWords,
  longestSuspension,
  type MedicalCause,
  type MedicalControl,
  medicalControl,
  opinionUsableUntil,
  type RecordedBan,
  requests,
  retentionPeriod,
  suspensionStarts,
} from '@papier-rose/law'
import { type Ask, dayAfter, dayOf, type Given, getDay, numberOf } from '../asking/ask.ts'
import { anyDay, pastDay, personAsks, yesOrNo } from '../asking/asks.ts'
import { appealStep, feeSaid, monthsAsk, nextDay, penalty, under } from './measure-parts.ts'
import { type At, fileStep, type GuideSituation, inOrder, type Plan, type Requested, requestPart, type Step, say, w } from './plan.ts'

const groundAsk: Ask = {
  kind: 'choice',
  name: 'ground',
  label: w('Pour quelle infraction ?', 'For which offence?'),
  choices: grounds.map(value => ({ value, label: groundWords[value] })),
}

const mixed = (ground: Ground): 'alcohol-or-drugs' | 'alcohol-contravention' | 'other' =>
  alcoholOrDrugs.includes(ground) ? 'alcohol-or-drugs' : ground === 'alcohol-contravention' ? 'alcohol-contravention' : 'other'

const lastDayRead = w(
  'Nous comptons la durée de date à date, et ce dernier jour comme encore interdit. Si la décision écrit un autre jour, c’est elle qui compte.',
  'We count the length from date to date, and that last day as still forbidden. If the decision says another day, the decision counts.',
)

/** The medical control around the end of a suspension, or the plain end when none is asked. */
function endSteps(ends: Day, cause: MedicalCause, at: At): { steps: Step[]; control: ReturnType<typeof medicalControl> } {
  const control = medicalControl(cause, at.today, at.law)
  const end: Step = {
    id: 'suspension-ends',
    title: w('Dernier jour de la suspension', 'Last day of the suspension'),
    lastDay: ends,
    said: [],
  }
  if (control.value.by === 'none') return { control, steps: [{ ...end, said: control.reasons }] }
  const when = controlWindow(ends)
  return {
    control,
    steps: [
      {
        id: 'medical',
        title: w('Passez le contrôle médical', 'Take the medical control'),
        from: when.value.bestFrom,
        lastDay: when.value.before,
        said: [...control.reasons, ...when.reasons.slice(0, 1), ...opinionUsableUntil(when.value.bestFrom).reasons],
      },
      { ...end, said: when.reasons.slice(1) },
    ],
  }
}

const returned: Requested = { reason: 'return-after-suspension', category: 'B' }

/** Without a control, the préfecture gives the card back and nothing is asked; else a request is made, with the opinion and the decision. */
function backPart(given: Given, at: At, control: MedicalControl): Pick<Plan, 'papers' | 'cost' | 'where'> {
  if (control.by === 'none')
    return {
      cost: [say('Reprendre la carte est gratuit.', 'Taking the card back is free.')],
      where: [
        say('À la préfecture qui a gardé le permis.', 'At the préfecture that kept the licence.', ...requests[returned.reason].articles),
      ],
    }
  const { papers, cost, where } = requestPart(returned, given, at)
  return { ...(papers ? { papers } : {}), cost: [...cost, ...feeSaid(control, at)], where }
}

/** The last step: the card given back, or the request that brings it back. */
const backStep = (ends: Day, control: MedicalControl, at: At): Step =>
  control.by === 'none'
    ? {
        id: 'card-back',
        title: w('Reprenez votre permis à la préfecture', 'Take your licence back from the préfecture'),
        from: dayAfter(ends),
        said: [
          say(
            'Sans contrôle médical, le permis est rendu à la fin : aucune demande n’est à faire. Si vous ne le recevez pas, écrivez à la préfecture.',
            'Without a medical control, the licence is given back at the end: no request is to be made. If it does not come, write to the préfecture.',
            ...requests[returned.reason].articles,
          ),
        ],
      }
    : fileStep(returned, at, controlWindow(ends).value.bestFrom)

export const byPrefet: GuideSituation = {
  slug: 'suspension-prefet',
  title: w('Le préfet a suspendu mon permis', 'The préfet suspended my licence'),
  asks: (given, at) => [
    groundAsk,
    yesOrNo(
      'retained',
      w(
        'La police ou la gendarmerie a-t-elle gardé votre permis sur place ?',
        'Did the police or gendarmerie keep your licence on the spot?',
      ),
    ),
    ...(given.retained === 'yes'
      ? [pastDay('retainedOn', w('Quel jour le permis a-t-il été gardé ?', 'On which day was the licence kept?'), at.today)]
      : []),
    pastDay(
      'notifiedOn',
      w('Quel jour avez-vous reçu la décision du préfet ?', 'On which day did you receive the préfet’s decision?'),
      at.today,
      {
        ...(dayOf(given, 'retainedOn') ? { from: getDay(given, 'retainedOn') } : {}),
      },
    ),
    monthsAsk(w('Combien de mois dure la suspension ?', 'How many months does the suspension last?')),
    ...personAsks(at.today, given, ['retainedOn', 'notifiedOn']),
  ],
  plan(given, at) {
    const ground = given.ground as Ground
    const retainedOn = dayOf(given, 'retainedOn')
    const notifiedOn = getDay(given, 'notifiedOn')
    const months = numberOf(given, 'months') ?? 0
    const start = suspensionStarts({ notifiedOn, ...(retainedOn ? { retainedOn } : {}) })
    const ends = addMonths(start.value, months)
    const { steps, control } = endSteps(ends, { kind: 'suspension', offence: mixed(ground), days: 0, months }, at)
    const needsAptitude = control.value.by !== 'none'
    const longest = longestSuspension(ground, start.value, { afterRetention: retainedOn !== undefined })
    const ban: RecordedBan = { kind: 'suspension-administrative', from: start.value, lastDay: ends, needsAptitude }
    return {
      short: under(given, ban, at),
      steps: inOrder([
        {
          id: 'starts',
          title: w('La suspension commence', 'The suspension begins'),
          from: start.value,
          said: [
            ...start.reasons,
            ...longest.reasons,
            ...(months > longest.value
              ? [
                  say(
                    'La durée que vous donnez dépasse ce maximum : vérifiez la décision.',
                    'The length you gave is beyond that maximum: check the decision.',
                  ),
                ]
              : []),
            ...(retainedOn
              ? [...retentionPeriod(retainedOn, mixed(ground) !== 'other').reasons, ...decisionAfterRetention(ground, retainedOn).reasons]
              : []),
            ...eadByPrefet(ground, start.value, retainedOn !== undefined, at.law).reasons,
          ],
        },
        appealStep(notifiedOn, at),
        ...steps,
        backStep(ends, control.value, at),
      ]),
      ...backPart(given, at, control.value),
      meanwhile: under(given, ban, at),
      otherwise: [...penalty(at, 'suspended'), nextDay, ...under(given, ban, { ...at, today: dayAfter(ends) })],
      unsaid: [lastDayRead],
    }
  },
}

export const byJudge: GuideSituation = {
  slug: 'suspension-juge',
  title: w('Un juge a suspendu mon permis', 'A court suspended my licence'),
  asks: (given, at) => [
    groundAsk,
    anyDay('executoryOn', w('Quel jour la suspension du juge commence-t-elle ?', 'On which day does the court’s suspension begin?'), {
      hint: w(
        'Le jour où la décision est devenue exécutoire, ou de la notification (référence 7).',
        'The day on which the decision became executory, or was notified (reference 7).',
      ),
    }),
    monthsAsk(w('Combien de mois dure-t-elle ?', 'How many months does it last?')),
    yesOrNo(
      'before',
      w(
        'Le préfet avait-il déjà suspendu votre permis pour les mêmes faits ?',
        'Had the préfet already suspended your licence for the same facts?',
      ),
    ),
    ...(given.before === 'yes'
      ? [
          pastDay('from', w('Depuis quel jour le préfet l’avait-il suspendu ?', 'Since which day had the préfet suspended it?'), at.today),
          anyDay('until', w('Jusqu’à quel jour avez-vous été privé du permis ?', 'Until which day were you without the licence?'), {
            ...(dayOf(given, 'from') ? { from: getDay(given, 'from') } : {}),
          }),
        ]
      : []),
    ...personAsks(at.today, given, ['executoryOn', 'from']),
  ],
  plan(given, at) {
    const ground = given.ground as Ground
    const executoryOn = getDay(given, 'executoryOn')
    const months = numberOf(given, 'months') ?? 0
    const set =
      given.before === 'yes'
        ? afterJudgment(
            { from: getDay(given, 'from'), deprivedUntil: getDay(given, 'until') },
            { kind: 'suspension', months, executoryOn },
            at.law,
          )
        : undefined
    const ends = set ? (set.value.ends ?? executoryOn) : addMonths(executoryOn, months)
    const { steps, control } = endSteps(ends, { kind: 'suspension', offence: mixed(ground), days: 0, months }, at)
    const needsAptitude = control.value.by !== 'none'
    const ban: RecordedBan = { kind: 'suspension-judicial', from: executoryOn, lastDay: ends, needsAptitude }
    return {
      short: under(given, ban, at),
      steps: inOrder([
        { id: 'starts', title: w('La suspension commence', 'The suspension begins'), from: executoryOn, said: set?.reasons ?? [] },
        ...steps,
        backStep(ends, control.value, at),
      ]),
      ...backPart(given, at, control.value),
      meanwhile: under(given, ban, at),
      otherwise: [...penalty(at, 'suspended'), nextDay, ...under(given, ban, { ...at, today: dayAfter(ends) })],
      unsaid: [
        lastDayRead,
        w(
          'Le délai d’appel contre une décision pénale n’est pas dans les textes que nous avons lus : lisez la décision ou demandez au greffe.',
          'The time to appeal against a criminal decision is not in the texts that we read: read the decision or ask the court.',
        ),
      ],
    }
  },
}
