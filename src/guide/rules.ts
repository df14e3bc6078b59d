import {
  type Article,
  banFacts,
  cardOrder,
  categories,
  datedRegister,
  proofKinds,
  proofs,
  refusalGrounds,
  requestReasons,
  requests,
  scale,
  thresholdRegister,
  trainingFacts,
  trainings,
  type Words,
} from '@papier-rose/law'

export interface Rest {
  readonly title: Words
  readonly what: readonly Words[]
}

const once = (words: readonly Words[]): Words[] => [...new Map(words.map(it => [it.fr, it])).values()]

/** The rules that rest on an article, said in words, kind by kind. A kind without any is left out. */
export function restsOn(a: Article): Rest[] {
  const kinds: Rest[] = [
    {
      title: { fr: 'Demandes', en: 'Requests' },
      what: requestReasons.filter(r => requests[r].articles.includes(a)).map(r => requests[r].words),
    },
    {
      title: { fr: 'Papiers qui permettent de conduire', en: 'Papers that let one drive' },
      what: proofKinds.filter(k => proofs[k].article === a).map(k => proofs[k].words),
    },
    { title: { fr: 'Motifs de refus', en: 'Grounds of refusal' }, what: refusalGrounds.filter(g => g.article === a).map(g => g.words) },
    {
      title: { fr: 'Catégories', en: 'Categories' },
      what: cardOrder
        .filter(c => categories[c].article === a)
        .map(c => ({ fr: `${c} : ${categories[c].vehicles.fr}`, en: `${c}: ${categories[c].vehicles.en}` })),
    },
    {
      title: { fr: 'Formations', en: 'Trainings' },
      what: trainings.filter(t => trainingFacts[t].article === a).map(t => trainingFacts[t].words),
    },
    {
      title: { fr: 'Mesures', en: 'Measures' },
      what: once(
        Object.values(banFacts)
          .filter(b => b.article === a)
          .map(b => b.words),
      ),
    },
    { title: { fr: 'Infractions', en: 'Offences' }, what: once(scale.filter(row => row.articles.includes(a)).map(row => row.words)) },
  ]
  return kinds.filter(kind => kind.what.length > 0)
}

export const valuesOf = (a: Article) => datedRegister().filter(value => value.article === a)
export const thresholdsOf = (a: Article) => thresholdRegister().filter(limit => limit.article === a)

/** How many rules rest on an article. */
export const rulesOn = (a: Article): number =>
  valuesOf(a).length + thresholdsOf(a).length + restsOn(a).reduce((sum, kind) => sum + kind.what.length, 0)
