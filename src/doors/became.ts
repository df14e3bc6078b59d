import type { Words } from '@papier-rose/law'
import { type Lang, say } from '../kit/html.ts'
import type { Was } from '../record/index.ts'

/** What became of something that a partner told, in one word. */
export type Became = 'recorded' | 'corrected' | 'repeated' | 'erased' | 'taken-back' | 'take-back-awaits' | 'kept-aside'

/** The same in words, for who reads the answer. */
export const becameWords: Readonly<Record<Became, Words>> = {
  recorded: { fr: 'Inscrit.', en: 'Recorded.' },
  corrected: {
    fr: 'Inscrit : cette révision compte à la place des précédentes.',
    en: 'Recorded: this revision counts in place of those before it.',
  },
  repeated: { fr: 'Déjà transmis : rien n’a changé.', en: 'Told before: nothing has changed.' },
  erased: {
    fr: 'Déjà transmis, puis effacé au terme fixé par la loi : rien n’est inscrit à nouveau.',
    en: 'Told before, then erased on the day set by the law: nothing is recorded again.',
  },
  'taken-back': {
    fr: 'Retiré : à partir d’aujourd’hui, cela ne compte plus. Une révision suivante le transmet à nouveau.',
    en: 'Taken back: from today it counts no more. A later revision tells it anew.',
  },
  'kept-aside': {
    fr: 'Mis de côté : le NEPH, la date de naissance et les noms ne désignent ensemble aucun conducteur connu. Ce fait sera inscrit dès que ce conducteur le sera. Si le NEPH ou le nom est faux, envoyez la révision suivante.',
    en: 'Kept aside: NEPH, birth date and names together are those of no driver whom we know. This fact will be heard when this driver is known. If the NEPH or the name is wrong, send the next revision.',
  },
  'take-back-awaits': {
    fr: 'Retrait noté : rien n’a encore été transmis sous cette référence, et ce qui le sera jusqu’à cette révision ne comptera pas.',
    en: 'Noted: nothing was told under this reference yet, and what will be, up to this revision, will not count.',
  },
}

/** What became of a fact that the record has heard. */
export const becameOf = (was: Was, revision: number): Became =>
  was === 'known' ? 'repeated' : was === 'new' ? (revision > 0 ? 'corrected' : 'recorded') : was

/** An answer with its words, in the language asked for. */
export function inWords<T extends object>(body: T, lang: Lang): T & { detail?: string } {
  const { became } = body as { became?: Became }
  return became ? { ...body, detail: say(becameWords[became], lang) } : body
}
