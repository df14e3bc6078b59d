import { type Answer, answer, reason, type Words } from '../answer.ts'
import type { Category } from '../categories/categories.ts'
import type { Learning } from '../categories/duties.ts'
import type { Day } from '../day.ts'
import { type Article, article, dated } from '../text.ts'

const a12_1 = article('Arrêté du 20 avril 2012', '1')
const a12_5 = article('Arrêté du 20 avril 2012', '5')
const a22 = article('Arrêté du 17 novembre 2022', '1', '2026-03-31', 'K')
const a16 = article('Arrêté du 23 décembre 2016', '1')
const r221_1 = article('Code de la route', 'R. 221-1')
const r221_5 = article('Code de la route', 'R. 221-5')
const r221_10 = article('Code de la route', 'R. 221-10')
const r211_5 = article('Code de la route', 'R. 211-5')
const r211_5_3 = article('Code de la route', 'R. 211-5-3')
const l114_6 = article('Code du service national', 'L. 114-6')

export interface RefusalGround {
  readonly code: string
  readonly words: Words
  readonly article: Article
}

const ground = (code: string, source: Article, fr: string, en: string): RefusalGround => ({ code, words: { fr, en }, article: source })

/** Every ground in law on which a request may be refused. The facts of the case are added by the agent. */
export const refusalGrounds: readonly RefusalGround[] = [
  ground(
    'exam-under-ban',
    a12_5,
    'L’examen a été passé pendant une suspension, une annulation ou une interdiction.',
    'The exam was taken during a suspension, a cancellation or a ban.',
  ),
  ground(
    'request-under-ban',
    r211_5_3,
    'Une interdiction de se présenter à l’examen est en cours.',
    'A ban on taking the exam is in force.',
  ),
  ground(
    'false-identity',
    a12_5,
    'L’identité déclarée est fausse ou une autre personne a passé l’examen.',
    'The identity is false, or another person took the exam.',
  ),
  ground(
    'exam-fraud',
    a12_5,
    'Une fraude ou une aide interdite à l’examen a été constatée.',
    'Cheating or forbidden help at the exam was established.',
  ),
  ground(
    'no-prior-registration',
    a22,
    'Aucune inscription préalable par le téléservice n’existe.',
    'There is no prior registration through the online service.',
  ),
  ground(
    'double-conversion',
    a12_5,
    'Une conversion ou un échange a déjà été fait ou est en cours, malgré la déclaration contraire.',
    'A conversion or an exchange was already made or is pending, despite the declaration.',
  ),
  ground(
    'fimo-not-shown',
    a12_5,
    'L’attestation de FIMO n’a pas été présentée dans l’année (catégorie D ou DE avant 24 ans).',
    'The FIMO certificate was not shown within the year (category D or DE before 24).',
  ),
  ground('too-young', r221_5, 'L’âge demandé pour cette catégorie n’est pas atteint.', 'The age asked for this category is not reached.'),
  ground(
    'prerequisite-missing',
    r221_5,
    'La catégorie demandée avant celle-ci n’est pas détenue.',
    'The category asked before this one is not held.',
  ),
  ground(
    'residence-missing',
    r221_1,
    'La résidence normale en France n’est pas établie.',
    'Normal residence in France is not established.',
  ),
  ground('stay-missing', a16, 'La régularité du séjour n’est pas établie.', 'The lawful stay is not established.'),
  ground('assr-missing', r221_5, 'L’attestation de sécurité routière manque.', 'The road-safety certificate is missing.'),
  ground(
    'jdc-missing',
    l114_6,
    'La situation au regard de la JDC n’est pas établie.',
    'The situation about the defence day is not established.',
  ),
  ground('medical-unfit', r221_10, 'L’avis médical est défavorable ou manque.', 'The medical opinion is unfavourable or missing.'),
  ground(
    'identity-not-established',
    a16,
    'L’identité n’est pas établie par un document accepté.',
    'The identity is not established by an accepted document.',
  ),
]

export const refusalGround = (code: string): RefusalGround | undefined => refusalGrounds.find(g => g.code === code)

const aacFilingAge = dated('age to file for accompanied learning', r211_5, { '2013-01-19': 16, '2014-11-02': 15 })
const amFilingAge = dated('age to file for AM', a12_1, { '2013-01-19': 14 })
const filingAge = dated('age to file', a12_1, { '2013-01-19': 16 })

/** Years of age from which a request may be filed: 16; 14 for AM; 15 for B by accompanied learning. */
export function minimumAgeToFile(category: Category, on: Day, learning: Learning = 'classic'): Answer<number> {
  const rule = category === 'AM' ? amFilingAge : category === 'B' && learning === 'aac' ? aacFilingAge : filingAge
  const years = rule.on(on)
  const words = {
    fr: `La demande pour la catégorie ${category} se dépose à partir de ${years} ans.`,
    en: `The request for category ${category} may be filed from the age of ${years}.`,
  }
  return answer(years, reason('age-to-file', words, rule.article, { category, years }))
}
