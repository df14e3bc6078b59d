import { isDay, type Words } from '@papier-rose/law'
import { tag } from '../../kit/design/components.ts'
import { formatDate, html, type Lang, print, type Text } from '../../kit/html.ts'
import type { CivilStatus, Comparison, Fact } from '../../partners/franceconnect/index.ts'

const sexes: Record<NonNullable<CivilStatus['gender']>, Words> = {
  female: { fr: 'Femme', en: 'Female' },
  male: { fr: 'Homme', en: 'Male' },
  unspecified: { fr: 'Non précisé', en: 'Not specified' },
}

const nothing = { fr: 'Non renseigné', en: 'Not known' }

interface Line {
  readonly fact: Fact
  readonly label: Words
  value(of: CivilStatus, lang: Lang): Text
}

/** The facts by which a person is recognised, in the order in which an agent reads them. */
export const lines: readonly Line[] = [
  { fact: 'family-name', label: { fr: 'Nom de naissance', en: 'Birth name' }, value: of => of.familyName || nothing },
  { fact: 'given-names', label: { fr: 'Prénoms', en: 'Given names' }, value: of => of.givenNames.join(', ') || nothing },
  {
    fact: 'birth-date',
    label: { fr: 'Date de naissance', en: 'Date of birth' },
    value: (of, lang) => (isDay(of.birthdate) ? formatDate(of.birthdate, lang) : of.birthdate),
  },
  {
    fact: 'birthplace',
    label: { fr: 'Lieu de naissance (codes Insee)', en: 'Place of birth (INSEE codes)' },
    value: of => [of.birthplace, of.birthcountry].filter(Boolean).join(', ') || nothing,
  },
  { fact: 'gender', label: { fr: 'Sexe', en: 'Sex' }, value: of => sexes[of.gender ?? 'unspecified'] },
]

const verdicts = {
  near: { words: { fr: 'presque pareil', en: 'nearly the same' }, tone: 'late' },
  different: { words: { fr: 'différent', en: 'different' }, tone: 'stopped' },
  missing: { words: { fr: 'manque', en: 'missing' }, tone: 'late' },
  same: { words: { fr: 'pareil', en: 'same' }, tone: 'done' },
} as const

/** One fact of a file, with the sign of how well it agrees. */
export function compared(lang: Lang, line: Line, of: CivilStatus, comparison: Comparison): Text {
  const kinds = ['near', 'different', 'missing'] as const
  const { words, tone } = verdicts[kinds.find(kind => comparison[kind].includes(line.fact)) ?? 'same']
  return html`${print(line.value(of, lang), lang)} ${tag(lang, words, tone)}`
}
