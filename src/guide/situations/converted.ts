import { type Category, categoriesOfDiploma, type Diploma, diplomaFacts, diplomas, oldEnoughByDiploma, requests } from '@papier-rose/law'
import { type Ask, getDay } from '../asking/ask.ts'
import { categoryAsk, pastDay, personAsks } from '../asking/asks.ts'
import { cardStep, fileStep, type GuideSituation, inOrder, type Requested, requestPart, say, w } from './plan.ts'
import { oneRequest } from './replace.ts'

const heldAsk = categoryAsk(w('Quelle catégorie voulez-vous convertir ?', 'Which category do you want to convert?'))

export const military = oneRequest(
  'brevet-militaire',
  w('J’ai un brevet militaire de conduite', 'I have a military driving licence'),
  given => ({ reason: 'military', category: given.category as Category }),
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
        'Le délai pour convertir après la fin du service n’est pas dans nos règles : demandez à l’autorité militaire.',
        'The time to convert after the service is not in our rules: ask the military authority.',
      ),
    ],
  },
)

const diplomaAsk: Ask = {
  kind: 'choice',
  name: 'diploma',
  label: w('Quel diplôme ou titre avez-vous ?', 'Which diploma or title do you have?'),
  choices: [
    ...diplomas.map(value => ({ value, label: diplomaFacts[value].words })),
    { value: 'other', label: w('Un autre', 'Another one') },
  ],
}

/** A diploma or a professional title: the categories it gives, the age, the papers. */
export const diploma: GuideSituation = {
  slug: 'diplome',
  title: w('J’ai un diplôme ou un titre de conducteur', 'I have a driver’s diploma or professional title'),
  asks: (given, at) => [
    diplomaAsk,
    ...(given.diploma === 'other'
      ? []
      : [pastDay('obtainedOn', w('Quel jour l’avez-vous obtenu ?', 'On which day did you obtain it?'), at.today)]),
    ...personAsks(at.today, given, ['obtainedOn']),
  ],
  plan(given, at) {
    const known = given.diploma === 'other' ? null : categoriesOfDiploma(given.diploma as Diploma, getDay(given, 'obtainedOn'), at.law)
    const gives = known?.value ?? []
    const largest = gives.at(-1) ?? 'B'
    const asked: Requested = { reason: 'diploma', category: largest, firstLicence: true }
    const age = oldEnoughByDiploma(largest, getDay(given, 'birth'), at.today, at.law)
    return {
      short: [
        ...(known?.reasons ?? []),
        say(
          'Aucun certificat provisoire n’est remis : attendez la carte avant de conduire.',
          'No provisional certificate is given: wait for the card before you drive.',
          ...requests.diploma.articles,
        ),
      ],
      steps: inOrder([
        ...(gives.length > 0 ? [{ id: 'age', title: w('Vérifiez l’âge demandé', 'Check the age that is asked'), said: age.reasons }] : []),
        { id: 'medical', title: w('Voyez un médecin agréé', 'See an approved doctor'), said: [] },
        fileStep(asked, at),
        cardStep(at),
      ]),
      ...requestPart(asked, given, at),
      otherwise: [
        say(
          'Sans demande, le diplôme seul ne permet pas de conduire.',
          'Without a request, the diploma alone does not let you drive.',
          ...requests.diploma.articles,
        ),
      ],
      ...(gives.length > 0
        ? {}
        : {
            unsaid: [
              w(
                'Nous ne savons pas quelles catégories donne ce diplôme : lisez l’arrêté du 17 janvier 2013, ou demandez à votre école.',
                'We cannot tell which categories this diploma gives: read the order of 17 January 2013, or ask your school.',
              ),
            ],
          }),
    }
  },
}
