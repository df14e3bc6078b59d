import {
  type Article,
  administrativeAppealLastDay,
  againWithinYears,
  article,
  courtAppealLastDay,
  type Day,
  dayCount,
  type Establishment,
  type Ledger,
  type LedgerStep,
  ledgerOf,
  letter48NMonths,
  longDay,
  monthCount,
  ofKind,
  pointCount,
  type Reason,
  stagePoints,
  surrenderDelay,
  type Words,
  waitMonths,
  waitMonthsAgain,
  yearCount,
} from '@papier-rose/law'
import { requestNumber } from '../application/index.ts'
import { type Instant, instant } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { type Driver, findDriver, type KnownLife, type Letter, readLetters, readLife } from '../record/index.ts'

type Said = Pick<Reason, 'words' | 'articles'>

/** Everything that a letter on points says, as the record was known at the end of the day of its issue. */
export interface LetterData {
  readonly number: string
  readonly at: Instant
  readonly demonstration: boolean
  readonly driver: Pick<Driver, 'birthName' | 'firstNames' | 'birthDay' | 'birthplace' | 'neph'>
  readonly letter: Letter
  /** The day of the letter that this one takes the place of. */
  readonly corrected: Day | null
  readonly infraction: { readonly committedOn: Day; readonly article?: string; readonly by?: Establishment; readonly on?: Day } | null
  readonly why: Said | null
  readonly standing: Pick<Ledger, 'balance' | 'capital'>
  /** Every withdrawal and every credit, for the letter that says that nothing is left. */
  readonly moves: readonly Pick<LedgerStep, 'day' | 'delta' | 'balance' | 'words' | 'articles'>[]
  readonly duties: readonly Said[]
  /** Months to go to court, where one lives; months to ask the author of the decision to look again. */
  readonly months: { readonly metropole: Words; readonly overseas: Words; readonly abroad: Words; readonly gracieux: Words }
  readonly basis: readonly Article[]
}

const road = (number: string): Article => article('Code de la route', number)
const basisOf: Readonly<Record<Letter['ref'], readonly Article[]>> = {
  '48': [road('L. 223-1'), road('R. 223-3')],
  '48M': [road('L. 223-1'), road('R. 223-3')],
  '48N': [road('L. 223-1'), road('R. 223-3'), road('R. 223-4')],
  '48SI': [road('L. 223-1'), road('L. 223-5'), road('R. 223-3')],
  '46': [road('L. 223-6')],
}

function dutiesOf({ ref, issuedOn, cancels }: Letter): Said[] {
  if (cancels) return []
  const back = pointCount(stagePoints.on(issuedOn))
  const course: Said = {
    words: {
      fr: `Un stage volontaire de sensibilisation rend jusqu’à ${back.fr}, le lendemain de son dernier jour, sans dépasser le maximum de votre permis.`,
      en: `A voluntary road-safety course gives back up to ${back.en}, the day after its last day, within the ceiling of your licence.`,
    },
    articles: [road('R. 223-8'), road('L. 223-6')],
  }
  switch (ref) {
    case '46':
      return []
    case '48':
    case '48M':
      return [course]
    case '48N': {
      const months = monthCount(letter48NMonths.on(issuedOn))
      return [
        {
          words: {
            fr: `Vous devez suivre un stage de sensibilisation dans les ${months.fr} qui suivent la notification de cette lettre. L’amende vous sera ensuite remboursée.`,
            en: `You must follow a road-safety course within ${months.en} of the notification of this letter. The fine will then be refunded.`,
          },
          articles: [road('R. 223-4')],
        },
      ]
    }
    case '48SI': {
      const { days } = surrenderDelay.on(issuedOn)
      const years = yearCount(againWithinYears.on(issuedOn))
      const [within, once, again] = [dayCount(days), monthCount(waitMonths.on(issuedOn)), monthCount(waitMonthsAgain.on(issuedOn))]
      return [
        {
          words: {
            fr: 'Dès la notification de cette lettre, vous ne devez plus conduire aucun véhicule qui demande un permis : c’est un délit.',
            en: 'From the notification of this letter you may no longer drive any vehicle that needs a licence: it is a criminal offence.',
          },
          articles: [road('L. 223-5')],
        },
        {
          words: {
            fr: `Vous devez remettre votre permis au préfet dans les ${within.fr} francs qui suivent la notification.`,
            en: `You must hand your licence back to the préfet within ${within.en} clear of the notification.`,
          },
          articles: [road('R. 223-3')],
        },
        {
          words: {
            fr: `Vous ne pourrez obtenir un nouveau permis que ${once.fr} après cette remise, ${again.fr} si c’est la seconde fois en ${years.fr}, et si vous êtes reconnu apte.`,
            en: `You may obtain a new licence only ${once.en} after handing it back, ${again.en} if it is the second time in ${years.en}, and if you are found fit.`,
          },
          articles: [road('L. 223-5')],
        },
      ]
    }
  }
}

const monthsOf = ({ reasons }: { readonly reasons: readonly Reason[] }): Words => monthCount(Number(reasons[0]?.numbers.months))

/** What the letter says, computed from the record as it was known when the letter was issued. */
export function letterData(
  letter: Letter,
  of: { readonly driver: Driver; readonly life: KnownLife; readonly letters: readonly Letter[] },
  { law, config }: Pick<Deps, 'law'> & { readonly config: Pick<Deps['config'], 'demonstration'> },
): LetterData {
  const { issuedOn, ref } = letter
  const ledger = ledgerOf(of.life, { day: issuedOn, knownOn: issuedOn }, law)
  const reference = of.life.facts.find(({ id }) => id === letter.about)?.reference
  const fact = ofKind(of.life.facts, 'infraction').find(({ id }) => id === letter.about)
  const act = ofKind(of.life.facts, 'establishment').find(({ content }) => content.for === reference)
  const step = ledger.steps.find(({ day, about, delta }) => day === letter.dueOn && about === (reference ?? null) && delta !== 0)
  const court = (livesIn: 'metropole' | 'overseas' | 'abroad') => courtAppealLastDay(issuedOn, 'metropole', livesIn)
  return {
    number: requestNumber(letter.id).replace(/^D/, 'L'),
    at: instant(new Date(`${issuedOn}T12:00:00Z`)),
    demonstration: config.demonstration,
    driver: of.driver,
    letter,
    corrected: of.letters.find(({ id }) => id === letter.corrects)?.issuedOn ?? null,
    infraction: fact
      ? {
          committedOn: fact.content.committedOn,
          ...(fact.content.article ? { article: fact.content.article } : {}),
          ...(act ? { by: act.content.by, on: act.content.on } : {}),
        }
      : null,
    why: letter.cancels ? null : (step ?? null),
    standing: ledger,
    moves: ref === '48SI' && !letter.cancels ? ledger.steps.filter(({ delta }) => delta !== 0) : [],
    duties: dutiesOf(letter),
    months: {
      metropole: monthsOf(court('metropole')),
      overseas: monthsOf(court('overseas')),
      abroad: monthsOf(court('abroad')),
      gracieux: monthsOf(administrativeAppealLastDay(issuedOn, 'metropole')),
    },
    basis: [
      ...basisOf[ref],
      ...(ref === '46' ? [] : courtAppealLastDay(issuedOn, 'metropole', 'abroad').reasons.flatMap(({ articles }) => articles)),
    ],
  }
}

/** One letter of this driver with all that it says; nothing when it is not theirs. */
export async function findLetter(deps: Deps, driverId: string, letterId: string): Promise<LetterData | undefined> {
  const letters = await readLetters(deps, driverId)
  const letter = letters.find(({ id }) => id === letterId)
  const driver = await findDriver(deps.db, driverId)
  return letter && driver ? letterData(letter, { driver, life: await readLife(deps, driverId), letters }, deps) : undefined
}

/** What each letter is, in its title. */
export const letterTitles: Readonly<Record<Letter['ref'], Words>> = {
  '48': { fr: 'Retrait de points', en: 'Points withdrawn' },
  '48M': { fr: 'Retrait de points : votre solde est bas', en: 'Points withdrawn: your balance is low' },
  '48N': { fr: 'Retrait de points et stage obligatoire', en: 'Points withdrawn and mandatory course' },
  '48SI': { fr: 'Solde de points nul : votre permis n’est plus valable', en: 'No points left: your licence is no longer valid' },
  '46': { fr: 'Points rendus', en: 'Points given back' },
}

/** The title of a letter that may take another one back. */
export const titleOfLetter = ({ ref, cancels }: Letter): Words =>
  cancels
    ? { fr: `Lettre ${ref} retirée`, en: `Letter ${ref} taken back` }
    : { fr: `Lettre ${ref} – ${letterTitles[ref].fr}`, en: `Letter ${ref} – ${letterTitles[ref].en}` }

/** In words, the letter that another one takes the place of. */
export const replacing = (corrected: Day, cancels: boolean): Words => {
  const on = longDay(corrected)
  return cancels
    ? {
        fr: `La lettre du ${on.fr} est retirée : ce qu’elle annonçait n’est plus inscrit à votre dossier.`,
        en: `The letter of ${on.en} is taken back: what it announced is no longer in your file.`,
      }
    : {
        fr: `Cette lettre remplace celle du ${on.fr}, qui était erronée.`,
        en: `This letter takes the place of the one of ${on.en}, which was wrong.`,
      }
}
