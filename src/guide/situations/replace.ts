import {
  type Category,
  type DriverRecord,
  foundAgain,
  lossReceipt,
  lostAbroad,
  mayDrive,
  proofLastDay,
  proofs,
  type RecordedReceipt,
  type Words,
} from '@papier-rose/law'
import { dayAfter, dayOf, type Given, getDay } from '../asking/ask.ts'
import { pastDay, personAsks, yesOrNo } from '../asking/asks.ts'
import { cardStep, fileStep, type GuideSituation, inOrder, type Requested, requestPart, type Said, type Step, say, w } from './plan.ts'

export const heavyAsk = yesOrNo(
  'heavy',
  w('Avez-vous une catégorie lourde (C1, C, D1, D ou avec remorque) ?', 'Do you hold a heavy category (C1, C, D1, D, or with a trailer)?'),
)

const categoryOf = (given: Given): Category => (given.heavy === 'yes' ? 'C' : 'B')

/** A holder of category B whose card is gone: what the law answers when the receipt is over too. */
const without = (given: Given, state: 'lost' | 'stolen', receipt: RecordedReceipt): DriverRecord => {
  const since = getDay(given, 'birth')
  return {
    birth: since,
    categories: [{ category: 'B', since, codes: [] }],
    titles: [{ number: '', issuedOn: since, lastDay: receipt.from, state }],
    bans: [],
    cepcs: [],
    receipts: [receipt],
  }
}

const receiptOver = say(
  'Ce papier ne vaut plus et ne se renouvelle pas. Ne conduisez pas sans un autre : téléchargez l’attestation de droit à conduire sécurisée (ADCS), si vos droits sont à jour.',
  'This paper is over and cannot be renewed. Do not drive without another: download the secure certificate of the right to drive (ADCS), if your rights are in order.',
  proofs.adcs.article,
)

export function gone(kind: 'loss' | 'theft'): GuideSituation {
  const lost = kind === 'loss'
  const receiptKind = lost ? 'loss-receipt' : 'theft-receipt'
  return {
    slug: lost ? 'permis-perdu' : 'permis-vole',
    title: lost ? w('J’ai perdu mon permis', 'I lost my licence') : w('On m’a volé mon permis', 'My licence was stolen'),
    asks: (given, at) => [
      pastDay(
        'declaredOn',
        lost
          ? w('Quel jour avez-vous déclaré la perte ?', 'On which day did you declare the loss?')
          : w(
              'Quel jour avez-vous déclaré le vol à la police ou à la gendarmerie ?',
              'On which day did you report the theft to the police or gendarmerie?',
            ),
        at.today,
        {
          optional: true,
          hint: w(
            'Si ce n’est pas fait, laissez vide : le plan compte à partir d’aujourd’hui.',
            'If you have not done it yet, leave it empty: the plan counts from today.',
          ),
        },
      ),
      heavyAsk,
      ...personAsks(at.today, given, ['declaredOn']),
    ],
    plan(given, at) {
      const declaredOn = dayOf(given, 'declaredOn') ?? at.today
      const asked: Requested = { reason: kind, category: categoryOf(given) }
      const receipt = proofLastDay(receiptKind, declaredOn, at.law)
      const last = receipt.value ?? declaredOn
      const first = lost ? lossReceipt({ declaredOn }, at.law).reasons : []
      const steps: Step[] = [
        {
          id: 'declare',
          title: lost
            ? w('Déclarez la perte', 'Declare the loss')
            : w('Déclarez le vol à la police ou à la gendarmerie', 'Report the theft to the police or gendarmerie'),
          from: declaredOn,
          said: [
            ...first,
            ...lostAbroad().reasons,
            lost
              ? say('La déclaration se fait en ligne, avec la demande.', 'The declaration is made online, with the request.')
              : say(
                  'Gardez le récépissé : il est demandé, et il permet de conduire.',
                  'Keep the receipt: it is asked, and it lets you drive.',
                ),
          ],
        },
        fileStep(asked, at),
        cardStep(at),
        {
          id: 'receipt',
          title: w('Dernier jour pour conduire avec ce papier', 'Last day to drive with this paper'),
          lastDay: last,
          said: receipt.reasons,
        },
      ]
      return {
        short: last < at.today ? [receiptOver, ...receipt.reasons] : receipt.reasons,
        steps: inOrder(steps),
        ...requestPart(asked, given, at),
        otherwise: [
          say('Après le dernier jour, si rien n’a été demandé :', 'After the last day, if nothing was asked for:'),
          ...mayDrive(without(given, lost ? 'lost' : 'stolen', { kind: receiptKind, from: declaredOn }), 'B', dayAfter(last), at.law)
            .reasons,
          ...foundAgain().reasons,
        ],
      }
    },
  }
}

/** A situation that is one request and nothing more. */
export const oneRequest = (
  slug: string,
  title: Words,
  asked: (given: Given) => Requested,
  more: { asks?: GuideSituation['asks']; short: readonly Said[]; otherwise: readonly Said[]; unsaid?: readonly Words[] },
): GuideSituation => ({
  slug,
  title,
  asks: (given, at) => [...(more.asks?.(given, at) ?? []), ...personAsks(at.today, given)],
  plan: (given, at) => ({
    short: more.short,
    steps: [fileStep(asked(given), at), cardStep(at)],
    ...requestPart(asked(given), given, at),
    otherwise: more.otherwise,
    ...(more.unsaid ? { unsaid: more.unsaid } : {}),
  }),
})

export const damaged = oneRequest(
  'permis-abime',
  w('Mon permis est abîmé', 'My licence is damaged'),
  given => ({ reason: 'damage', category: categoryOf(given) }),
  {
    asks: () => [heavyAsk],
    short: [say('Un permis abîmé se remplace.', 'A damaged licence is replaced.')],
    otherwise: [
      say(
        'Un permis qu’on ne peut plus lire ne prouve plus votre droit lors d’un contrôle.',
        'A licence that cannot be read no longer proves your right at a check.',
      ),
    ],
  },
)

export const renamed = oneRequest(
  'changement-de-nom',
  w('J’ai changé de nom, de prénom ou de sexe', 'I changed my name, first name or sex'),
  () => ({ reason: 'civil-status', category: 'B' }),
  {
    short: [say('Une nouvelle carte peut porter votre état civil actuel.', 'A new card can carry your present civil status.')],
    otherwise: [
      say(
        'Le droit de conduire ne change pas : seule la carte diffère de vos autres papiers.',
        'The right to drive does not change: only the card differs from your other papers.',
      ),
    ],
    unsaid: [
      w(
        'Les textes que nous avons lus ne fixent pas de délai pour cette demande.',
        'The texts that we read set no time limit for this request.',
      ),
    ],
  },
)
