import type { Words } from '@papier-rose/law'
import { heading, list, paragraph, summaryList } from '../../kit/design/components.ts'
import { type Content, html, type Lang } from '../../kit/html.ts'
import type { About } from './about.ts'
import { contact } from './contact.ts'

const who = (about: About): readonly (readonly [Words, string | undefined])[] => [
  [{ fr: 'Éditeur', en: 'Publisher' }, about.authority],
  [{ fr: 'Adresse', en: 'Address' }, about.address],
  [{ fr: 'Directeur de la publication', en: 'Responsible for publication' }, about.publisher],
  [{ fr: 'Hébergeur', en: 'Host' }, about.host],
]

/** Who publishes this site and who hosts it: what the law of 21 June 2004 asks. */
export const legalNotice = (lang: Lang, about: About): Content => {
  const h2 = (fr: string, en: string): Content => heading(lang, { fr, en }, { level: 2 })
  const rows = who(about).flatMap(([key, value]) => (value ? [{ key, value: html`<span lang="fr">${value}</span>` }] : []))
  return [
    heading(lang, { fr: 'Mentions légales', en: 'Legal notice' }, { size: 'xl' }),
    about.demonstration &&
      paragraph(
        lang,
        {
          fr: 'Ce site est une démonstration. Aucune administration ne l’édite, et rien de ce qui s’y fait n’a d’effet.',
          en: 'This site is a demonstration. No administration publishes it, and nothing done on it has any effect.',
        },
        'lead',
      ),
    rows.length > 0 && summaryList(lang, rows),
    h2('Nous écrire', 'Write to us'),
    contact(lang, about),
    h2('Ce que vaut ce site', 'What this site is worth'),
    list(lang, [
      {
        fr: 'Les actes (certificat, décisions) sont en français : seule la version française fait foi. L’anglais aide à la comprendre.',
        en: 'Acts (certificate, decisions) are in French: only the French version counts. The English helps to understand it.',
      },
      {
        fr: 'Le guide et les calculs informent. Ils ne remplacent pas une décision.',
        en: 'The guide and the calculations inform. They do not replace a decision.',
      },
      {
        fr: 'Papier rose n’est pas un site de l’État et n’en porte pas les marques.',
        en: 'Papier rose is not a site of the State and does not bear its marks.',
      },
    ]),
    h2('Le logiciel', 'The software'),
    paragraph(lang, {
      fr: 'Papier rose est un logiciel libre, sous licence MIT : chacun peut le lire, le reprendre et l’améliorer. Les caractères sont ceux de l’Atkinson Hyperlegible, du Braille Institute (licence OFL). Les formulaires viennent de GOV.UK Frontend (licence MIT).',
      en: 'Papier rose is free software under the MIT licence: anybody may read it, reuse it and improve it. The typeface is Atkinson Hyperlegible, by the Braille Institute (OFL licence). The forms come from GOV.UK Frontend (MIT licence).',
    }),
  ]
}
