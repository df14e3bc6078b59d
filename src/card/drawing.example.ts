import { cardOrder, day } from '@papier-rose/law'
import type { CardFace } from './drawing.ts'
import { specimenPortrait, specimenSignature } from './portraits.ts'

/** Lina's first card: category B, in its probation. */
export const cardExample: CardFace = {
  number: '26PR00417',
  surname: 'MORÈRE',
  firstNames: 'Lina Joséphine',
  birth: day('2009-02-11'),
  birthplace: 'L’HAŸ-LES-ROSES',
  issuedOn: day('2026-12-10'),
  lastDay: day('2041-12-10'),
  authority: 'Préfecture du Val-de-Marne',
  neph: '260192106990',
  categories: [
    { category: 'AM', since: day('2026-11-23'), lastDay: day('2041-12-10'), codes: [] },
    { category: 'B1', since: day('2026-11-23'), lastDay: day('2041-12-10'), codes: [] },
    { category: 'B', since: day('2026-11-23'), lastDay: day('2041-12-10'), codes: [] },
  ],
  commonCodes: ['01.06', '106.23/11/26-23/11/28'],
  portrait: specimenPortrait('lina'),
  signature: specimenSignature('Lina M.'),
}

/** Every category, long codes and a surname of 52 letters. */
export const fullCard: CardFace = {
  ...cardExample,
  number: '26PR00999',
  surname: 'DE LA RÖCHEFŒUCAULD-MONTBÉLIARD D’ESTRÉES-NGUYỄN-ŁASK',
  firstNames: 'Maximilienne Bérengère Françoise-Œdipe Anne-Zoé Ÿolande',
  birthplace: 'SAINT-REMY-EN-BOUZEMONT-SAINT-GENEST-ET-ISSON',
  authority: 'Préfecture de la région Bourgogne-Franche-Comté, préfecture de la Côte-d’Or',
  neph: 'A-1974/33-889',
  categories: cardOrder.map(category => ({
    category,
    since: day('1996-02-29'),
    lastDay: day('2031-12-10'),
    codes:
      category === 'C' ? ['79(12 500 kg)', '95.10.12.2031', '10.02', '20.06', '42.01'] : category.startsWith('D') ? ['95.10.12.2031'] : [],
  })),
  commonCodes: ['01.06', '10.02', '20.06', '42.01', '61', '70.0123456789.DZ', '105', '106.23/11/26-23/11/28'],
  portrait: undefined,
  signature: undefined,
}
