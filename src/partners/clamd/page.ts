import type { Words } from '@papier-rose/law'
import { heading, layout, paragraph, table, tag } from '../../kit/design/components.ts'
import { type Html, type Lang, plural } from '../../kit/html.ts'
import { act, downSwitch } from '../buttons.ts'

/** What was scanned: how much, and the name of what was found. */
export interface Scan {
  readonly bytes: number
  readonly found: string | null
}

const words = {
  title: { fr: 'Antivirus (simulé)', en: 'Virus scanner (simulated)' },
  lead: {
    fr: 'Chaque fichier reçu passe d’abord par cet antivirus. Il ne connaît qu’un seul virus : le fichier d’essai EICAR.',
    en: 'Each file received passes this scanner first. It knows one single virus: the EICAR test file.',
  },
  scans: { fr: 'Derniers fichiers', en: 'Last files' },
  size: { fr: 'Taille', en: 'Size' },
  verdict: { fr: 'Réponse', en: 'Answer' },
  clean: { fr: 'rien trouvé', en: 'nothing found' },
  none: { fr: 'Aucun fichier pour l’instant.', en: 'No file yet.' },
  isDown: { fr: 'L’antivirus est en panne.', en: 'The scanner is down.' },
} satisfies Record<string, Words>

/** What the scanner has seen, and whether it works. */
export const scannerPage = (p: { lang: Lang; at: string; scans: readonly Scan[]; isDown: boolean }): Html => {
  const { lang, at, scans, isDown } = p
  return layout({
    lang,
    title: words.title,
    path: at,
    demonstration: true,
    content: [
      heading(lang, words.title),
      paragraph(lang, words.lead, 'lead'),
      isDown && paragraph(lang, words.isDown),
      table({
        lang,
        caption: words.scans,
        columns: [{ label: words.size }, { label: words.verdict }],
        rows: scans.map(({ bytes, found }) => [
          plural(bytes, lang, { fr: 'octet', en: 'byte' }, { fr: 'octets', en: 'bytes' }),
          tag(lang, found ? { fr: found, en: found } : words.clean, found ? 'late' : 'done'),
        ]),
        empty: words.none,
      }),
      act(lang, `${at}/reglages`, downSwitch(lang, isDown)),
    ],
  })
}
