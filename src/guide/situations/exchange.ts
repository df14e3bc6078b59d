import { type Category, proofLastDay, requests } from '@papier-rose/law'
import { type Given, getDay } from '../asking/ask.ts'
import { categoryAsk, choose, pastDay, personAsks, yesOrNo } from '../asking/asks.ts'
import { cardStep, fileStep, type GuideSituation, inOrder, type Requested, requestPart, type Said, say, w } from './plan.ts'
import { oneRequest } from './replace.ts'

const heldAsk = categoryAsk(w('Quelle catégorie voulez-vous échanger ou convertir ?', 'Which category do you want to exchange or convert?'))

const missingAsk = choose(
  'missing',
  w('Avez-vous encore ce permis ?', 'Do you still have this licence?'),
  ['here', 'Oui', 'Yes'],
  ['lost', 'Non, perdu', 'No, lost'],
  ['stolen', 'Non, volé', 'No, stolen'],
)

const foreignOf = (given: Given): NonNullable<Requested['foreign']> => ({
  inFrench: given.french === 'yes',
  ...(given.missing === 'lost' || given.missing === 'stolen' ? { missing: given.missing } : {}),
  afterOffence: given.offence === 'yes',
})

/** What the law tells of an exchange; the length of the recognition itself is not in the texts that are written down. */
export function exchange(reason: 'exchange-eu' | 'exchange-non-eu'): GuideSituation {
  const eu = reason === 'exchange-eu'
  return {
    slug: eu ? 'permis-europeen' : 'permis-etranger',
    title: eu
      ? w('J’ai un permis d’un pays de l’Union européenne', 'I have a licence of a country of the European Union')
      : w('J’ai un permis d’un autre pays', 'I have a licence of another country'),
    asks: (given, at) => [
      heldAsk,
      pastDay('arrivedOn', w('Depuis quel jour habitez-vous en France ?', 'Since which day have you lived in France?'), at.today),
      ...(eu
        ? [
            yesOrNo(
              'offence',
              w('L’échange vous est-il imposé après une infraction en France ?', 'Is the exchange ordered after an offence in France?'),
            ),
          ]
        : [yesOrNo('french', w('Le permis est-il écrit en français ?', 'Is the licence written in French?'))]),
      missingAsk,
      ...personAsks(at.today, given, ['arrivedOn']),
    ],
    plan(given, at) {
      const category = given.category as Category
      const asked: Requested = { reason, category, foreign: foreignOf(given) }
      const part = requestPart(asked, given, at)
      return {
        short: [...requestSaid(reason), ...proofLastDay('foreign-licence', getDay(given, 'arrivedOn'), at.law).reasons],
        steps: inOrder([
          fileStep(asked, at),
          {
            id: 'original',
            title: w('Remettez l’original contre une attestation (ADS)', 'Hand in the original against a certificate (ADS)'),
            said: proofLastDay('ads', at.today, at.law).reasons,
          },
          cardStep(at),
        ]),
        ...part,
        otherwise: [
          say(
            'Quand la reconnaissance du permis prend fin, il ne permet plus de conduire en France.',
            'When recognition of the licence ends, it no longer lets you drive in France.',
            ...requests[reason].articles,
          ),
          ...fileStep(asked, at).said.slice(1),
        ],
        unsaid: [
          eu
            ? w(
                'Nos règles ne disent pas encore dans quels cas un permis européen cesse d’être reconnu.',
                'Our rules do not say yet when a European licence stops being recognised.',
              )
            : w(
                'Nos règles ne donnent pas encore le dernier jour de la reconnaissance, ni la liste des États avec lesquels la France échange. Lisez la fiche de Service-Public avant de compter sur une date.',
                'Our rules do not give yet the last day of recognition, nor the list of States with which France exchanges. Read the fact sheet of Service-Public before you count on a date.',
              ),
        ],
      }
    },
  }
}

const requestSaid = (reason: 'exchange-eu' | 'exchange-non-eu'): Said[] => [
  say(`La demande : ${requests[reason].words.fr}.`, `The request: ${requests[reason].words.en}.`, ...requests[reason].articles),
]

const asked =
  (reason: 'military' | 'diploma') =>
  (given: Given): Requested => ({ reason, category: given.category as Category })

export const military = oneRequest(
  'brevet-militaire',
  w('J’ai un brevet militaire de conduite', 'I have a military driving licence'),
  asked('military'),
  {
    asks: () => [heldAsk],
    short: [
      say(
        'Un brevet militaire se convertit en permis civil, sans examen.',
        'A military licence is converted into a civil one, without an exam.',
        ...requests.military.articles,
      ),
    ],
    otherwise: [
      say(
        'Sans conversion, le brevet ne vaut que pour le service.',
        'Without conversion, the military licence counts on duty only.',
        ...requests.military.articles,
      ),
    ],
    unsaid: [
      w(
        'Le délai pour convertir après la fin du service n’est pas dans nos règles : demandez à l’autorité militaire.',
        'The time to convert after the service is not in our rules: ask the military authority.',
      ),
    ],
  },
)

export const diploma = oneRequest(
  'diplome',
  w('J’ai un diplôme ou un titre de conducteur', 'I have a driver’s diploma or professional title'),
  asked('diploma'),
  {
    asks: () => [heldAsk],
    short: [
      say(
        'Certains diplômes et titres donnent une catégorie sans autre examen.',
        'Some diplomas and titles give a category without another exam.',
        ...requests.diploma.articles,
      ),
    ],
    otherwise: [
      say(
        'Sans demande, le diplôme seul ne permet pas de conduire.',
        'Without a request, the diploma alone does not let you drive.',
        ...requests.diploma.articles,
      ),
    ],
    unsaid: [
      w(
        'La liste des diplômes et des catégories qu’ils donnent n’est pas dans nos règles : voyez l’arrêté du 17 janvier 2013.',
        'The list of diplomas and of the categories they give is not in our rules: see the order of 17 January 2013.',
      ),
    ],
  },
)
