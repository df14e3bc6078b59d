import {
  categoriesOfModel,
  type Day,
  type DriverRecord,
  fromPink,
  isGroup2,
  latest,
  mayDrive,
  modelOf,
  pinkEnd,
  prorogation,
  titleMade,
} from '@papier-rose/law'
import { dayAfter, getDay } from '../asking/ask.ts'
import { anyDay, pastDay, personAsks } from '../asking/asks.ts'
import { orTooOld } from '../too-old.ts'
import {
  type At,
  cardStep,
  fileStep,
  type GuideSituation,
  inOrder,
  type Requested,
  requestPart,
  type Said,
  type Step,
  say,
  w,
} from './plan.ts'
import { heavyAsk } from './replace.ts'

export const expired: GuideSituation = {
  slug: 'carte-expiree',
  title: w('Ma carte arrive à sa date de fin, ou l’a passée', 'My card reaches its end date, or has passed it'),
  asks: (given, at) => [
    anyDay('cardLastDay', w('Quelle est la date de fin de la carte ?', 'What is the end date of the card?'), {
      hint: w('Au recto de la carte, sur la ligne 4b.', 'On the front of the card, on line 4b.'),
    }),
    heavyAsk,
    ...personAsks(at.today, given, ['cardLastDay']),
  ],
  plan(given, at) {
    const lastDay = getDay(given, 'cardLastDay')
    const birth = getDay(given, 'birth')
    const heavy = given.heavy === 'yes'
    const asked: Requested = heavy ? { reason: 'group2-renewal', category: 'C' } : { reason: 'expiry', category: 'B' }
    const record: DriverRecord = {
      birth,
      categories: [{ category: asked.category, since: birth, codes: [], ...(isGroup2(asked.category) ? { lastDay } : {}) }],
      titles: [{ number: '', issuedOn: birth, lastDay, state: 'living' }],
      bans: [],
      cepcs: [],
      receipts: [],
    }
    const now = mayDrive(record, asked.category, at.today, at.law).reasons
    return {
      short: now,
      steps: inOrder([
        {
          id: 'card-ends',
          title: w('Dernier jour de la carte', 'Last day of the card'),
          lastDay,
          said: mayDrive(record, asked.category, lastDay, at.law).reasons,
        },
        ...(heavy ? [visitStep(lastDay, at)] : []),
        fileStep(asked, at),
        cardStep(at),
      ]),
      ...requestPart(asked, given, at),
      otherwise: mayDrive(record, asked.category, dayAfter(lastDay), at.law).reasons,
    }
  },
}

/** The visit that keeps a heavy category alive: before its last day, and why. After it, what the law says of an opinion given today. */
export function visitStep(lastDay: Day, at: At): Step {
  const inTime = lastDay >= at.today
  const opinionOn = at.today
  return {
    id: 'visit',
    title: w('Passez la visite médicale', 'Take the medical visit'),
    from: at.today,
    ...(inTime ? { lastDay } : {}),
    said: inTime
      ? [
          say(
            'Un avis favorable donné avant cette date garde le permis valable jusqu’à la décision du préfet.',
            'A favourable opinion that came before the end keeps the licence valid until the préfet decides.',
            ...(orTooOld(() => prorogation({ lastDay, opinionOn: lastDay, opinion: 'apt' }, lastDay, at.law).reasons) ?? []).flatMap(
              r => r.articles,
            ),
          ),
        ]
      : (orTooOld(() => prorogation({ lastDay, opinionOn, opinion: 'apt' }, latest(dayAfter(lastDay), at.today), at.law).reasons) ?? []),
  }
}

export const pink: GuideSituation = {
  slug: 'permis-rose',
  title: w('J’ai un permis rose en papier', 'I have a pink paper licence'),
  asks: (_, at) => [
    pastDay('issuedOn', w('Quel jour votre permis a-t-il été délivré ?', 'On which day was your licence issued?'), at.today, {
      hint: w('La date près du tampon de la préfecture.', 'The date near the stamp of the préfecture.'),
    }),
  ],
  plan(given, at) {
    const issuedOn = getDay(given, 'issuedOn')
    const model = modelOf(issuedOn)
    const card = model === 'F10'
    const end = pinkEnd(at.law)
    return {
      short: card
        ? [
            say(
              'À cette date, les permis étaient déjà des cartes : regardez la date de fin, ligne 4b.',
              'On that date, licences were cards already: look at the end date, line 4b.',
            ),
          ]
        : end.reasons,
      steps: card
        ? [
            {
              id: 'card',
              title: w('Regardez la date de fin de votre carte', 'Look at the end date of your card'),
              said: titleMade(issuedOn).reasons,
            },
          ]
        : [
            {
              id: 'nothing',
              title: w('Rien à faire avant', 'Nothing to do before'),
              from: at.today,
              said: [...titleMade(issuedOn).reasons, ...conversion(model, at)],
            },
            {
              id: 'pink-ends',
              title: w('Dernier jour du permis rose', 'Last day of the pink licence'),
              lastDay: end.value,
              said: end.reasons,
            },
          ],
      cost: [
        say(
          'Rien, tant que vous ne remplacez pas un permis perdu, volé ou abîmé.',
          'Nothing, as long as you do not replace a lost, stolen or damaged licence.',
        ),
      ],
      where: [
        say(
          'En ligne, le moment venu, sur le site de France Titres (ANTS).',
          'Online, when the time comes, on the site of France Titres (ANTS).',
        ),
      ],
      meanwhile: card ? [] : end.reasons,
      otherwise: card ? [] : end.reasons,
    }
  },
}

/** What each category of that model becomes on the card, and what was not read. */
function conversion(model: ReturnType<typeof modelOf>, at: At): Said[] {
  if (model === 'F10') return []
  if (model === 'F9') return [...fromPink(model, 'B', at.law).reasons]
  return categoriesOfModel(model).flatMap(category => fromPink(model, category, at.law).reasons)
}
