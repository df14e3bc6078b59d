import { type Answer, no, reason, type Words, yes } from './answer.ts'
import type { Day } from './day.ts'
import { official2026, type Settings } from './settings.ts'
import { article, dated } from './text.ts'

const cisr = article('Comité interministériel de la sécurité routière du 9 janvier 2018, mesure 2', '')
const resultSheet = article('Service-public, téléservice « Résultat de l’examen du permis de conduire » (R39502)', '')
const charteOnNewSite = article('Charte du conducteur responsable, étape du site RdvPermis', '', '2026-03-31', 'K')

/** Since when the charte du conducteur responsable is accepted before the CEPC is given. */
export const charteSince = dated('charte before the CEPC', cisr, { '2015-01-19': false, '2018-12-04': true })

/** Must a successful candidate read and accept the charte before the CEPC, on that day? */
export function charteRequired(on: Day, settings: Settings = official2026): Answer {
  if (settings['charte-required'] === 'no')
    return no(
      reason(
        'charte-not-documented',
        {
          fr: 'Le service actuel ne demande plus d’accepter la charte.',
          en: 'The present service no longer asks you to accept the charte.',
        },
        [charteOnNewSite, resultSheet],
      ),
    )
  return charteSince.on(on)
    ? yes(
        reason(
          'charte-required',
          {
            fr: 'Avant de recevoir votre certificat, lisez les conseils et acceptez la charte du conducteur responsable.',
            en: 'Before you receive your certificate, read the advice and accept the charter of the responsible driver.',
          },
          [cisr, charteOnNewSite],
        ),
      )
    : no(reason('charte-not-yet', { fr: 'La charte n’existait pas encore.', en: 'The charter did not exist yet.' }, cisr))
}

export interface CharteTopic {
  readonly id: string
  readonly title: Words
  readonly advice: Words
}

const topic = (id: string, title: Words, advice: Words): CharteTopic => ({ id, title, advice })

/** The six items of advice that everybody reads. */
export const charteTopics: readonly CharteTopic[] = [
  topic(
    'seat-belt',
    { fr: 'La ceinture', en: 'The seat belt' },
    {
      fr: 'Je m’attache et je vérifie que chacun est attaché, à l’avant comme à l’arrière.',
      en: 'I fasten my belt and check that everybody has, in front and behind.',
    },
  ),
  topic(
    'speed',
    { fr: 'La vitesse', en: 'Speed' },
    {
      fr: 'Je respecte les limites, et je ralentis quand la route, le temps ou la circulation le demandent.',
      en: 'I keep to the limits, and I slow down when the road, the weather or the traffic call for it.',
    },
  ),
  topic(
    'phone',
    { fr: 'Le téléphone', en: 'The phone' },
    {
      fr: 'Je range mon téléphone avant de démarrer. Un message peut attendre l’arrivée.',
      en: 'I put my phone away before I start. A message can wait until I arrive.',
    },
  ),
  topic(
    'alcohol',
    { fr: 'L’alcool', en: 'Alcohol' },
    {
      fr: 'Si je conduis, je ne bois pas. Si nous sortons, l’un de nous reste sobre et conduit.',
      en: 'If I drive, I do not drink. When we go out, one of us stays sober and drives.',
    },
  ),
  topic(
    'drugs',
    { fr: 'Les stupéfiants', en: 'Drugs' },
    { fr: 'Je ne conduis jamais après avoir pris des stupéfiants.', en: 'I never drive after taking drugs.' },
  ),
  topic(
    'rest',
    { fr: 'Les pauses', en: 'Breaks' },
    {
      fr: 'Je m’arrête au moins toutes les 2 heures, et plus tôt si je fatigue.',
      en: 'I stop at least every 2 hours, and sooner when I am tired.',
    },
  ),
]

/** One more item for who rides a two-wheeler. */
export const charteTwoWheels: CharteTopic = topic(
  'helmet-and-gloves',
  { fr: 'Le casque et les gants', en: 'Helmet and gloves' },
  {
    fr: 'À deux-roues, je porte un casque attaché et des gants homologués.',
    en: 'On two wheels, I wear a fastened helmet and approved gloves.',
  },
)

/** What comes after: the first months on the road are looked at again with the school. */
export const charteReturnToSchool: CharteTopic = topic(
  'return-to-school',
  { fr: 'Le retour à l’auto-école', en: 'Back to the driving school' },
  {
    fr: 'Dans les 6 mois, je peux revenir à mon auto-école pour faire le point sur mes débuts.',
    en: 'Within 6 months, I can go back to my driving school to look at how I started.',
  },
)
