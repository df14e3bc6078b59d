import { afterReturn, destroyOn, postOfficeLastDay, sendingsAgain } from '@papier-rose/law'
import { dayAfter, dayOf, getDay } from '../asking/ask.ts'
import { choose, pastDay, yesOrNo } from '../asking/asks.ts'
import { expired, pink } from './ends.ts'
import { type GuideSituation, inOrder, type Step, say, w } from './plan.ts'
import { damaged, gone, renamed } from './replace.ts'

const moved: GuideSituation = {
  slug: 'demenagement',
  title: w('J’ai déménagé', 'I moved'),
  asks: () => [yesOrNo('pending', w('Avez-vous une demande de permis en cours ?', 'Is a licence request of yours under way?'))],
  plan: (given, at) => ({
    short: [
      say(
        'Aucun texte que nous avons lu ne demande de changer de permis quand l’adresse change. Vous donnerez la nouvelle à votre prochaine demande.',
        'No text that we read asks for another licence when the address changes. You give the new one with your next request.',
      ),
    ],
    steps:
      given.pending === 'yes'
        ? [
            {
              id: 'address',
              title: w('Corrigez l’adresse de la demande en cours', 'Correct the address of the request under way'),
              from: at.today,
              said: [
                say(
                  'Faites-le avant la fabrication de la carte, depuis la page de suivi.',
                  'Do it before the card is made, from the follow-up page.',
                ),
                say(
                  'Sinon la carte part à l’ancienne adresse et nous revient : nous vous demanderons alors la bonne, puis nous la renverrons une fois.',
                  'Otherwise the card goes to the old address and comes back to us: we then ask you for the right one, and send it again once.',
                  ...afterReturn({ returns: 1, wrongAddress: true }, at.law).reasons.flatMap(r => r.articles),
                ),
              ],
              to: { address: '/demande', label: w('Voir ma demande', 'See my request') },
            },
          ]
        : [{ id: 'nothing', title: w('Rien à faire', 'Nothing to do'), said: [] }],
    cost: [say('Gratuit.', 'Free.')],
    where: [say('En ligne, si une demande est en cours.', 'Online, if a request is under way.')],
    meanwhile: [say('Votre permis reste valable avec l’ancienne adresse.', 'Your licence stays valid with the old address.')],
    otherwise:
      given.pending === 'yes'
        ? [
            say('Si la carte revient une seconde fois :', 'If the card comes back a second time:'),
            ...afterReturn({ returns: sendingsAgain.value + 1, wrongAddress: true }, at.law).reasons,
          ]
        : [say('Rien ne se passe.', 'Nothing happens.')],
    unsaid: [
      w(
        'Aucun texte que nous avons lu n’impose de déclarer la nouvelle adresse pour le permis. La carte grise a ses propres règles, que nous ne traitons pas.',
        'No text that we read makes you declare the new address for the licence. The vehicle registration has rules of its own, which we do not cover.',
      ),
    ],
  }),
}

const returned: GuideSituation = {
  slug: 'carte-revenue',
  title: w('Ma carte est repartie chez l’expéditeur', 'My card went back to the sender'),
  asks: (given, at) => [
    choose(
      'returns',
      w('Combien de fois la carte est-elle revenue ?', 'How many times did the card come back?'),
      ['0', 'Pas encore : j’ai un avis de passage', 'Not yet: I have an avis de passage'],
      ['1', 'Une fois', 'Once'],
      ['2', 'Deux fois ou plus', 'Twice or more'],
    ),
    given.returns === '0'
      ? pastDay('avisOn', w('De quel jour est l’avis de passage ?', 'What is the day of the avis de passage?'), at.today)
      : yesOrNo(
          'wrong',
          w('Votre nom ou votre adresse étaient-ils introuvables sur place ?', 'Could your name or your address not be found there?'),
        ),
    ...(given.returns === '2'
      ? [
          pastDay(
            'keptSince',
            w('Depuis quel jour la préfecture garde-t-elle la carte ?', 'Since which day has the préfecture kept the card?'),
            at.today,
          ),
        ]
      : []),
  ],
  plan(given, at) {
    const returns = Number(given.returns)
    const avis = returns === 0 ? postOfficeLastDay(getDay(given, 'avisOn'), at.law) : undefined
    const over = avis !== undefined && avis.value < at.today
    const next = over
      ? afterReturn({ returns: 1, wrongAddress: false }, at.law)
      : returns > 0
        ? afterReturn({ returns, wrongAddress: given.wrong === 'yes' }, at.law)
        : undefined
    const kept = dayOf(given, 'keptSince')
    const destroyed = kept && destroyOn(kept, at.law)
    const collect = w('Allez la chercher, avec une pièce d’identité', 'Collect it, with an identity document')
    const steps: Step[] = [
      ...(avis
        ? [
            over
              ? {
                  id: 'post-office',
                  title: w('La Poste ne garde plus la lettre', 'The post office no longer keeps the letter'),
                  from: dayAfter(avis.value),
                  said: avis.reasons,
                }
              : { id: 'post-office', title: w('Allez à La Poste', 'Go to the post office'), lastDay: avis.value, said: avis.reasons },
          ]
        : []),
      ...(next?.value === 'ask-address'
        ? [{ id: 'address', title: w('Corrigez votre adresse', 'Correct your address'), from: at.today, said: next.reasons }]
        : []),
      ...(next?.value === 'send-again'
        ? [{ id: 'again', title: w('Attendez le second envoi', 'Wait for the second sending'), from: at.today, said: next.reasons }]
        : []),
      ...(next?.value === 'keep-at-prefecture' ? [{ id: 'prefecture', title: collect, from: at.today, said: next.reasons }] : []),
      ...(destroyed
        ? [
            {
              id: 'destroyed',
              title: w('Ce jour-là, la carte non retirée est détruite', 'On this day, a card that nobody collected is destroyed'),
              from: destroyed.value,
              said: destroyed.reasons,
            },
          ]
        : []),
    ]
    return {
      short: (over ? next : (avis ?? next))?.reasons ?? [],
      steps: inOrder(steps),
      cost: [say('Retirer la carte est gratuit.', 'Collecting the card is free.')],
      where: [
        returns === 0 && !over
          ? say('Au bureau de poste écrit sur l’avis de passage.', 'At the post office written on the avis de passage.')
          : say('À la préfecture qui a traité la demande.', 'At the préfecture that handled the request.'),
      ],
      meanwhile: [
        say(
          'Une carte en route ne prouve rien : gardez sur vous le certificat ou le récépissé, jusqu’à son dernier jour.',
          'A card on its way proves nothing: keep the certificate or the receipt with you, until its last day.',
        ),
      ],
      otherwise: destroyed?.reasons ?? afterReturn({ returns: returns + 1, wrongAddress: false }, at.law).reasons,
    }
  },
}

export const cardSituations: readonly GuideSituation[] = [gone('loss'), gone('theft'), damaged, moved, renamed, expired, pink, returned]
