import { type Answer, answer, reason } from '../answer.ts'
import type { Day } from '../day.ts'
import { article, dated } from '../text.ts'
import { modelOf, type PinkModel } from './pink.ts'

const f10 = article('Page de l’Union européenne sur le permis « France F10 »', '')
const chipRemoved = article('ANTS, retrait de la puce (15 juillet 2015)', '')

const chip = dated('chip on the card', chipRemoved, { '1922-12-31': false, '2013-09-16': true, '2015-07-15': false })

/** What a licence issued on that day is made of: its model, paper or card, with or without a chip. */
export function titleMade(issuedOn: Day): Answer<{ readonly model: PinkModel | 'F10'; readonly card: boolean; readonly chip: boolean }> {
  const model = modelOf(issuedOn)
  const card = model === 'F10'
  const withChip = chip.on(issuedOn)
  const words = card
    ? withChip
      ? { fr: 'Carte de modèle F10, avec une puce.', en: 'Card of model F10, with a chip.' }
      : { fr: 'Carte de modèle F10, sans puce.', en: 'Card of model F10, without a chip.' }
    : { fr: `Permis en papier, modèle ${model}.`, en: `Paper licence, model ${model}.` }
  return answer({ model, card, chip: withChip }, reason('title-made', words, [f10, chipRemoved], { issuedOn }))
}
