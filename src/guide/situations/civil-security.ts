import { bMost, civilSecurityMost, driveForCivilSecurity } from '@papier-rose/law'
import { dayOf, numberOf } from '../asking/ask.ts'
import { askNumber, pastDay, yesOrNo } from '../asking/asks.ts'
import { type GuideSituation, say, w } from './plan.ts'

const heaviest = 44_000

export const civilSecurity: GuideSituation = {
  slug: 'securite-civile',
  title: w('Je conduis pour la sécurité civile avec la catégorie B', 'I drive for the civil security with category B'),
  hint: w('Véhicules de 3,5 à 4,5 t.', 'Vehicles of 3.5 to 4.5 t.'),
  asks: (_, at) => [
    askNumber(
      'kilograms',
      w('Quel est le poids maximal autorisé du véhicule, en kilogrammes ?', 'What is the authorised mass of the vehicle, in kilograms?'),
      1,
      heaviest,
      {
        hint: w('Sur la carte grise, case F.2.', 'On the vehicle registration, box F.2.'),
      },
    ),
    yesOrNo('over', w('Votre période probatoire est-elle finie ?', 'Is your probation over?')),
    pastDay(
      'trainingOn',
      w('Quel jour avez-vous suivi la formation prévue ?', 'On which day did you follow the training provided?'),
      at.today,
      {
        optional: true,
        hint: w('Si elle n’est pas faite, laissez vide.', 'If not done, leave it empty.'),
      },
    ),
  ],
  plan(given, at) {
    const kilograms = numberOf(given, 'kilograms') ?? 0
    const trainingOn = dayOf(given, 'trainingOn')
    const person = { probationOver: given.over === 'yes', ...(trainingOn ? { trainingOn } : {}) }
    const answer = driveForCivilSecurity(kilograms, person, at.today)
    const beyond = kilograms > civilSecurityMost.value
    return {
      short: answer.reasons,
      steps: [
        answer.value
          ? {
              id: 'drive',
              title: w('Vous pouvez conduire ce véhicule', 'You may drive this vehicle'),
              from: at.today,
              said: answer.reasons,
            }
          : beyond
            ? { id: 'category', title: w('Passez une catégorie lourde', 'Take a heavy category'), said: answer.reasons }
            : { id: 'conditions', title: w('Réunissez ce qui manque', 'Meet what is missing'), said: answer.reasons },
      ],
      cost: [
        say(
          'Les textes que nous avons lus ne fixent pas de prix pour la formation.',
          'The texts that we read set no price for the training.',
        ),
      ],
      where: [say('Auprès de votre service de secours.', 'At your rescue service.', civilSecurityMost.article)],
      meanwhile: driveForCivilSecurity(bMost.value, person, at.today).reasons,
      otherwise: [
        say('Sans ces conditions, la catégorie B s’arrête à 3,5 t.', 'Without these conditions, category B stops at 3.5 t.', bMost.article),
      ],
      unsaid: [
        w(
          'Le contenu de la formation n’est pas dans les textes que nous avons lus.',
          'What the training holds is not in the texts that we read.',
        ),
      ],
    }
  },
}
