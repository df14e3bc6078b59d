import type { Words } from '@papier-rose/law'
import type { Content, Lang } from '../kit/html.ts'
import { accessibility, help, home, privacy } from './home.ts'

/** The pages that say the same to everybody. */
export const plainPages: readonly { readonly address: string; readonly title: Words; readonly content: (lang: Lang) => Content }[] = [
  { address: '/', title: { fr: 'Accueil', en: 'Home' }, content: home },
  { address: '/aide', title: { fr: 'Aide', en: 'Help' }, content: help },
  { address: '/accessibilite', title: { fr: 'Accessibilité', en: 'Accessibility' }, content: accessibility },
  { address: '/donnees-personnelles', title: { fr: 'Données personnelles', en: 'Personal data' }, content: privacy },
]
