import { type Answer, no, reason, yes } from '../answer.ts'
import type { Territory } from '../calendar.ts'
import { article } from '../text.ts'

const route = (number: string) => article('Code de la route', number)
const withoutPoints: readonly Territory[] = ['nouvelle-caledonie', 'polynesie-francaise', 'wallis-et-futuna']

/** Does an infraction committed there cost points? Abroad and in three Pacific territories, no; a metropolitan licence keeps its points. */
export function pointsApplyIn(place: Territory | 'abroad'): Answer {
  if (place === 'abroad') {
    const words = { fr: 'Une infraction commise à l’étranger ne coûte aucun point.', en: 'An offence committed abroad costs no point.' }
    return no(reason('no-points-abroad', words, route('L. 223-1')))
  }
  if (withoutPoints.includes(place)) {
    const words = {
      fr: 'Le permis à points ne s’applique pas dans ce territoire. Les mesures qui y sont prises entrent au fichier national.',
      en: 'Points are not withdrawn in this territory. The measures taken there enter the national file.',
    }
    return no(reason('no-points-there', words, [route('L. 243-1'), route('L. 244-1'), route('L. 225-1')]))
  }
  const overseas = place !== 'metropole' && place !== 'alsace-moselle'
  const words = { fr: 'Le permis à points s’applique.', en: 'Points are withdrawn.' }
  return yes(reason('points-apply', words, overseas ? [route('L. 241-1'), route('L. 242-1'), route('R. 241-1')] : route('L. 223-1')))
}
