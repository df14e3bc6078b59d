import { type Answer, answer, reason, type Words } from '../answer.ts'
import type { Day } from '../day.ts'
import { article } from '../text.ts'
import { longDay } from '../words.ts'
import type { LifeFact } from './life.ts'

const l224_2 = article('Code de la route', 'L. 224-2')
const r226_4 = article('Code de la route', 'R. 226-4')
const l223_10 = article('Code de la route', 'L. 223-10')
const cp131_6 = article('Code pénal', '131-6')

/** Who is asked to think again of a measure, and from which day the time to ask runs; null when it is not known to run. */
export interface Contest {
  readonly author: 'prefet' | 'minister' | 'criminal-court'
  readonly notifiedOn: Day | null
  /** An unfavourable decision on health has a board of appeal of its own. */
  readonly medicalBoard: boolean
}

/**
 * How a measure is contested: that of an administration before its author, the minister and the administrative court; that of a judge before a
 * judge, in the way and the time that the judgment itself states (not modelled here). Nothing for what is no measure.
 */
export function contestOf(fact: LifeFact): Answer<Contest> | undefined {
  switch (fact.kind) {
    case 'administrative-suspension':
      return byAdministration('prefet', fact.content.notifiedOn, l224_2)
    case 'aptitude':
      return fact.content.fit ? undefined : byAdministration('prefet', fact.content.notifiedOn, r226_4, true)
    case 'foreign-ban':
      return byAdministration('minister', fact.content.notifiedOn, l223_10)
    case 'ead-restriction':
      return fact.content.by === 'court' ? byJudge() : byAdministration('prefet', null, l224_2)
    case 'judgment':
      return fact.content.outcome === 'no-restriction' ? undefined : byJudge()
    default:
      return undefined
  }
}

const authors: Readonly<Record<'prefet' | 'minister', Words>> = {
  prefet: { fr: 'le préfet', en: 'the préfet' },
  minister: { fr: 'le ministre de l’Intérieur', en: 'the minister of the interior' },
}

function byAdministration(
  author: 'prefet' | 'minister',
  notifiedOn: Day | null,
  source: ReturnType<typeof article>,
  medicalBoard = false,
): Answer<Contest> {
  const { fr, en } = authors[author]
  const since = notifiedOn
    ? { fr: `Elle vous a été notifiée le ${longDay(notifiedOn).fr}.`, en: `It was notified to you on ${longDay(notifiedOn).en}.` }
    : {
        fr: 'Le jour de sa notification n’est pas dans votre dossier\u00a0: aucun délai n’est annoncé.',
        en: 'The day of its notification is not in your file: no delay is announced.',
      }
  const said = reason(
    'decided-by-administration',
    { fr: `C’est ${fr} qui a pris cette décision. ${since.fr}`, en: `It was decided by ${en}. ${since.en}` },
    [source],
    { ...(notifiedOn ? { notifiedOn } : {}) },
  )
  const board = reason(
    'medical-board',
    {
      fr: 'Vous pouvez aussi saisir la commission médicale d’appel. Elle ne suspend pas la décision.',
      en: 'You can also go to the medical board of appeal. It does not suspend the decision.',
    },
    [r226_4],
  )
  return answer({ author, notifiedOn, medicalBoard }, ...(medicalBoard ? [said, board] : [said]))
}

const byJudge = (): Answer<Contest> =>
  answer(
    { author: 'criminal-court', notifiedOn: null, medicalBoard: false },
    reason(
      'decided-by-judge',
      {
        fr: 'C’est un juge qui a pris cette décision. Elle se conteste devant un juge, dans le délai et de la façon que le jugement indique.',
        en: 'It was decided by a court. It is contested before a court, within the time and in the way that the judgment states.',
      },
      [cp131_6],
    ),
  )
