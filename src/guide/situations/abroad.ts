import {
  type Abroad,
  cerfaOf,
  foundAgain,
  internationalLicence,
  lostAbroad,
  officeAbroad,
  otherForms,
  statementsOn,
} from '@papier-rose/law'
import { dayAfter, dayOf, type Given, getDay } from '../asking/ask.ts'
import { anyDay, choose, pastDay, yesOrNo } from '../asking/asks.ts'
import { costOf, type GuideSituation, inOrder, type Plan, type Step, say, w } from './plan.ts'

const lives: GuideSituation = {
  slug: 'vivre-a-l-etranger',
  title: w('Je vis à l’étranger', 'I live abroad'),
  asks: (given, at) => [
    choose(
      'where',
      w('Où vivez-vous ?', 'Where do you live?'),
      ['eu', 'Dans l’Union européenne ou l’Espace économique européen', 'In the European Union or the European Economic Area'],
      ['elsewhere', 'Ailleurs', 'Elsewhere'],
    ),
    yesOrNo('mission', w('Y êtes-vous pour des études ou une mission ?', 'Are you there for studies or a mission?')),
    pastDay('settledOn', w('Depuis quel jour y vivez-vous ?', 'Since which day have you lived there?'), at.today),
    choose(
      'what',
      w('De quoi avez-vous besoin ?', 'What do you need?'),
      ['lost', 'Remplacer mon permis perdu ou volé', 'To replace my licence, lost or stolen'],
      ['other', 'Renouveler ou changer mon permis', 'To renew or change my licence'],
      ['proof', 'Prouver mes droits à conduire', 'To prove my right to drive'],
    ),
    ...(given.what === 'lost' ? [yesOrNo('found', w('L’avez-vous retrouvé depuis ?', 'Have you found it since?'))] : []),
  ],
  plan(given, at) {
    const abroad: Abroad = {
      where: given.where as Abroad['where'],
      studentOrMission: given.mission === 'yes',
      settledOn: getDay(given, 'settledOn'),
    }
    const office = officeAbroad(abroad, at.today)
    const last = office.reasons[0]?.numbers.lastDay
    const open = office.value === 'france' || office.value === 'crepic-by-consulate'
    const steps: Step[] = [
      ...(given.what === 'lost'
        ? [
            {
              id: 'declare',
              title: w('Déclarez la perte ou le vol', 'Declare the loss or the theft'),
              from: at.today,
              said: [
                say(
                  'Déclarez-le à la police du pays, puis faites tamponner la déclaration par le consulat.',
                  'Declare it to the police of the country, then have the consulate stamp the declaration.',
                  ...lostAbroad().reasons.flatMap(r => r.articles),
                ),
                ...(given.found === 'yes' ? foundAgain().reasons : []),
              ],
            },
          ]
        : []),
      {
        id: 'office',
        title: open
          ? w('Adressez-vous au consulat', 'Turn to the consulate')
          : w('Adressez-vous aux services du pays', 'Turn to the authority of the country'),
        from: at.today,
        ...(office.value === 'crepic-by-consulate' && typeof last === 'string' ? { lastDay: dayOf({ last }, 'last') ?? at.today } : {}),
        said: [...office.reasons, ...(office.value === 'crepic-by-consulate' ? forms(given) : [])],
      },
      ...(given.what === 'proof'
        ? [
            {
              id: 'proof',
              title: w('Demandez le relevé de vos droits', 'Ask for the statement of your rights'),
              from: at.today,
              said: statementsOn(at.today, at.law).reasons,
            },
          ]
        : []),
    ]
    return {
      short: office.reasons,
      steps: inOrder(steps),
      cost: open
        ? costOf({ reason: given.what === 'lost' ? 'loss' : 'expiry', category: 'B' }, at)
        : [
            say(
              'Le prix demandé par un service étranger n’est pas dans les textes que nous avons lus.',
              'The price asked by a foreign authority is not in the texts that we read.',
            ),
          ],
      where: [
        open
          ? say('Au consulat de France.', 'At the French consulate.')
          : say('Auprès des services du pays.', 'At the authority of the country.'),
      ],
      meanwhile: [
        say(
          'Un certificat d’examen (CEPC) ne vaut qu’en France. Pour conduire en attendant, voyez les services du pays.',
          'An exam certificate (CEPC) counts in France only. To drive meanwhile, see the authority of the country.',
        ),
      ],
      otherwise:
        office.value === 'crepic-by-consulate' && typeof last === 'string'
          ? officeAbroad(abroad, dayAfter(dayOf({ last }, 'last') ?? at.today)).reasons
          : [say('Le permis français garde sa date de fin.', 'The French licence keeps its end date.')],
    }
  },
}

/** The paper forms that a consulate still takes. */
const forms = (given: Given): Plan['short'] => {
  const number = given.what === 'lost' ? cerfaOf.loss : cerfaOf.expiry
  return [
    say(
      `Formulaires papier : cerfa n° ${number}, et n° ${otherForms.photoSignature} pour la photo et la signature.`,
      `Paper forms: cerfa no. ${number}, and no. ${otherForms.photoSignature} for the photo and the signature.`,
    ),
  ]
}

const goes: GuideSituation = {
  slug: 'permis-international',
  title: w('Je pars à l’étranger : le permis international', 'I go abroad: the international licence'),
  asks: (_, at) => [
    pastDay(
      'issuedOn',
      w('Quel jour le permis international a-t-il été délivré ?', 'On which day was the international licence issued?'),
      at.today,
      {
        optional: true,
        hint: w('Si vous ne l’avez pas encore, laissez vide.', 'If you do not have it yet, leave it empty.'),
      },
    ),
    anyDay('cardLastDay', w('Quelle est la date de fin de votre permis français ?', 'What is the end date of your French licence?'), {
      optional: true,
      from: at.today,
      hint: w('Ligne 4b de la carte. Permis rose : laissez vide.', 'Line 4b of the card. Pink licence: leave it empty.'),
    }),
  ],
  plan(given, at) {
    const issuedOn = dayOf(given, 'issuedOn')
    const answer = internationalLicence(issuedOn ?? at.today, dayOf(given, 'cardLastDay') ?? null)
    return {
      short: answer.reasons,
      steps: inOrder([
        ...(issuedOn
          ? []
          : [
              {
                id: 'ask',
                title: w('Demandez le permis international avant de partir', 'Ask for the international licence before you leave'),
                from: at.today,
                said: [
                  say(
                    `La demande se fait à part, et vous gardez votre permis français. Formulaire : cerfa n° ${otherForms.international}.`,
                    `It is asked for apart, and you keep your French licence. Form: cerfa no. ${otherForms.international}.`,
                    ...answer.reasons.flatMap(r => r.articles),
                  ),
                  say(
                    'De dix semaines à six mois d’attente ont été signalés : demandez-le tôt.',
                    'Waits of ten weeks to six months were reported: ask for it early.',
                  ),
                ],
              },
            ]),
        {
          id: 'ends',
          title: issuedOn
            ? w('Dernier jour du permis international', 'Last day of the international licence')
            : w('S’il était délivré aujourd’hui, son dernier jour', 'Its last day, were it issued today'),
          lastDay: answer.value,
          said: answer.reasons,
        },
        { id: 'lost', title: w('Si vous le perdez en voyage', 'If you lose it on the journey'), said: lostAbroad().reasons },
      ]),
      cost: [
        say(
          'Il est fabriqué par un prestataire, aux frais de qui le demande. Le prix n’est pas dans les textes que nous avons lus.',
          'It is made by a contractor, at the cost of who asks for it. The price is not in the texts that we read.',
        ),
      ],
      where: [say('En ligne, sur le site de France Titres (ANTS).', 'Online, on the site of France Titres (ANTS).')],
      meanwhile: [
        say(
          'Votre permis français reste nécessaire partout, avec ou sans permis international.',
          'Your French licence is needed everywhere, with or without an international licence.',
          ...answer.reasons.flatMap(r => r.articles),
        ),
        say('Un certificat d’examen (CEPC) ne vaut qu’en France.', 'An exam certificate (CEPC) counts in France only.'),
      ],
      otherwise: [
        say(
          'Chaque pays décide s’il demande le permis international : renseignez-vous avant de partir.',
          'Each country decides whether it asks for the international licence: find out before you leave.',
        ),
      ],
    }
  },
}

export const abroadSituations: readonly GuideSituation[] = [lives, goes]
