import { article, type Day, day } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import type { CepcData } from './cepc-pdf.ts'
import { gridOfB } from './grid-pdf.ts'

/** A grid of category B as an inspector marked it. */
export const gridExample = gridOfB({
  'settle-in': 2,
  checks: 3,
  controls: 3,
  observation: 2,
  speed: 3,
  rules: 2,
  communication: 3,
  'sharing-roadway': 3,
  'safe-distances': 2,
  analysis: 1,
  adaptation: 0.5,
  'independent-driving': 1,
  'eco-driving': 1,
  courtesy: 1,
})

/** Lina has passed category B with a manual gearbox. */
export const cepcExample: CepcData = {
  number: 'PR-7K3Q-9D2M-XA4C',
  at: '2026-11-25T07:00:00.000Z' as Instant,
  demonstration: true,
  person: { birthName: 'MORÈRE', firstNames: 'Lina Joséphine', birth: day('2009-02-11'), birthplace: 'L’Haÿ-les-Roses (94)' },
  neph: '260192106990',
  category: 'B',
  automatic: false,
  exam: { day: day('2026-11-23'), centre: 'Créteil (94)', nature: { fr: 'Épreuve pratique', en: 'Practical test' } },
  inspector: '04217',
  countsFrom: null,
  lastDay: day('2027-03-23'),
  categories: [],
  grid: gridExample,
  codes: [],
  regularisation: null,
  probation: { code: '106.23/11/26-23/11/28', lastDay: day('2028-11-23') },
  basis: [article('Code de la route', 'R. 221-1'), article('Arrêté du 20 avril 2012', '4')],
}

/** The longest of everything: 52 letters in a name, many codes, an examination won during a ban. */
export const longCepc: CepcData = {
  ...cepcExample,
  person: {
    birthName: 'DE LA RÖCHEFŒUCAULD-MONTBÉLIARD D’ESTRÉES-NGUYỄN-ŁASK',
    firstNames: 'Maximilienne Bérengère Françoise-Œdipe Anne-Zoé Ÿolande',
    birth: day('2004-02-29') as Day,
    birthplace: 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson (51)',
  },
  automatic: true,
  countsFrom: day('2026-12-19'),
  lastDay: day('2027-04-19'),
  codes: [
    { code: '01.06', meaning: { fr: 'Lunettes ou lentilles', en: 'Glasses or contact lenses' } },
    { code: '10.02', meaning: { fr: 'Changement de vitesse automatique (médical)', en: 'Automatic gear selection (medical)' } },
    { code: '20.06', meaning: { fr: 'Frein actionné à la main', en: 'Hand-operated brake' } },
    { code: '42.01', meaning: { fr: 'Dispositif de vision arrière adapté', en: 'Adapted rear-view device' } },
    { code: '78', meaning: { fr: 'Boîte automatique seulement', en: 'Automatic gearbox only' } },
  ],
  regularisation: '01.06, 10.02, 20.06, 42.01',
}

/** A theory test that alone gives the former categories back. */
export const lightCepc: CepcData = {
  ...cepcExample,
  exam: { ...cepcExample.exam, nature: { fr: 'Épreuve théorique', en: 'Theory test' } },
  categories: ['AM', 'A1', 'A2', 'B1', 'B', 'C1', 'C', 'CE'],
  grid: null,
  probation: null,
  demonstration: false,
}
