import type { Words } from '@papier-rose/law'
import type { Content, Lang } from '../kit/html.ts'
import { home } from './home.ts'
import type { About } from './plain/about.ts'
import { accessibility } from './plain/accessibility.ts'
import { easyToRead } from './plain/easy.ts'
import { help } from './plain/help.ts'
import { legalNotice } from './plain/legal.ts'
import { privacy } from './plain/privacy.ts'
import { security } from './plain/security.ts'
import { wordsPage } from './plain/words.ts'

export interface PlainPage {
  readonly address: string
  readonly title: Words
  readonly content: (lang: Lang, about: About) => Content
}

/** The pages that say the same to everybody. */
export const plainPages: readonly PlainPage[] = [
  { address: '/', title: { fr: 'Accueil', en: 'Home' }, content: home },
  { address: '/aide', title: { fr: 'Aide et contact', en: 'Help and contact' }, content: help },
  { address: '/facile-a-lire', title: { fr: 'Facile à lire', en: 'Easy to read' }, content: easyToRead },
  { address: '/mots', title: { fr: 'Les mots du permis', en: 'The words of the licence' }, content: wordsPage },
  { address: '/accessibilite', title: { fr: 'Accessibilité', en: 'Accessibility' }, content: accessibility },
  { address: '/donnees-personnelles', title: { fr: 'Données personnelles', en: 'Personal data' }, content: privacy },
  { address: '/mentions-legales', title: { fr: 'Mentions légales', en: 'Legal notice' }, content: legalNotice },
  { address: '/securite', title: { fr: 'Sécurité', en: 'Security' }, content: security },
]
