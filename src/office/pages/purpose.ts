import type { Words } from '@papier-rose/law'
import { partWords } from '@papier-rose/law'
import { button, errorSummary, form, radios } from '../../kit/design/components.ts'
import { type Content, type Lang, path } from '../../kit/html.ts'
import { type Purpose, purposes } from '../../record/index.ts'

/** What every form of these pages carries: the proof that it is ours, and its id. */
export interface Ids {
  readonly csrf: string
  readonly id: string
}

const words = {
  title: { fr: 'Pourquoi ouvrez-vous ce dossier de conducteur ?', en: 'Why do you open this driver’s record?' },
  noted: {
    fr: 'Votre réponse est notée : la personne peut savoir qui a lu son dossier et pourquoi. Vous ne voyez que ce que ce motif demande.',
    en: 'Your answer is recorded: the person may know who read their record and why. You see only what this purpose needs.',
  },
  missing: { fr: 'Choisissez pourquoi vous ouvrez ce dossier.', en: 'Choose why you open this record.' },
  open: { fr: 'Ouvrir le dossier', en: 'Open the record' },
} satisfies Record<string, Words>

export const purposeTitle = words.title

/** Opening a record needs a purpose, and shows what that purpose needs. */
export function purposePage(
  lang: Lang,
  f: { readonly driverId: string; readonly choices: readonly Purpose[]; readonly ids: Ids; readonly missing?: boolean },
): Content {
  const errors = f.missing ? [{ field: 'motif', words: words.missing }] : []
  const shows = (purpose: Purpose): Words => ({
    fr: `Montre ${purposes[purpose].parts.map(part => partWords[part].fr).join(' ; ')}.`,
    en: `Shows ${purposes[purpose].parts.map(part => partWords[part].en).join('; ')}.`,
  })
  return [
    errorSummary(lang, errors),
    form({
      action: path(lang, `/agents/conducteurs/${f.driverId}/motif`),
      ...f.ids,
      content: [
        radios({
          lang,
          name: 'motif',
          label: words.title,
          hint: words.noted,
          asTitle: true,
          errors,
          choices: f.choices.map(purpose => ({ value: purpose, label: purposes[purpose].words, hint: shows(purpose) })),
        }),
        button({ lang, label: words.open }),
      ],
    }),
  ]
}
