import type { NavItem } from './design/components.ts'
import type { Role, Who } from './env.ts'
import { type Lang, path } from './html.ts'

/** The few places of the header, for who is here, and which of them one is in. */
export function placesOf(who: Who, lang: Lang, address: string): NavItem[] {
  const here = path('fr', address)
  /** `of`: pages with an address of their own that lie behind it too. */
  const item = (href: string, fr: string, en: string, of = href): NavItem => ({
    href: path(lang, href),
    label: { fr, en },
    current: here === href ? 'page' : (here === of || [href, of].some(at => here.startsWith(`${at}/`))) && 'true',
  })
  if (who.kind === 'agent') {
    const are = (...roles: readonly Role[]): boolean => who.roles.some(role => roles.includes(role))
    return [
      ...(are('reviewer', 'supervisor', 'verifier') ? [item('/agents/dossiers', 'Dossiers', 'Files')] : []),
      ...(are('reviewer', 'supervisor', 'desk', 'rights-officer', 'court-clerk')
        ? [item('/agents/conducteurs', 'Conducteurs', 'Drivers')]
        : []),
      ...(are('rights-officer', 'supervisor') ? [item('/agents/retentions', 'Mesures', 'Measures', '/agents/aptitudes')] : []),
      ...(are('rights-officer', 'supervisor') ? [item('/agents/lettres', 'Lettres', 'Letters')] : []),
      ...(are('rights-officer', 'supervisor', 'court-clerk') ? [item('/agents/a-confirmer', 'À confirmer', 'To confirm')] : []),
      ...(are('reviewer', 'supervisor') ? [item('/agents/rapprochements', 'Rapprochements', 'Matches')] : []),
      ...(are('rights-officer', 'supervisor') ? [item('/agents/designations', 'Désignations', 'Namings')] : []),
      ...(are('desk') ? [item('/agents/guichet', 'Guichet', 'Desk')] : []),
      ...(are('supervisor') ? [item('/agents/bureau', 'Tableau de bord', 'Board')] : []),
      item('/sessions', 'Mes sessions', 'My sessions'),
    ]
  }
  return [
    item('/resultat', 'Mon résultat', 'My result'),
    item('/demande', 'Ma demande', 'My request', '/suivi'),
    ...(who.kind === 'person' ? [item('/mon-permis', 'Mon permis', 'My licence')] : []),
    item('/guide', 'Que faire ?', 'What to do?'),
    ...(who.kind === 'person' ? [item('/compte', 'Mon compte', 'My account')] : []),
  ]
}
