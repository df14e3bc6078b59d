import { type Answer, answer, reason } from '../answer.ts'
import { official2026, type Settings } from '../settings.ts'
import { article } from '../text.ts'

const r39502 = article('Service-public, téléservice « Résultat de l’examen du permis de conduire » (R39502)', '')
const olderPages = article('Sécurité routière, service des résultats de l’examen', '', '2026-03-31', 'C')

export type ResultSite = Settings['result-site']

/** Where the State shows the result of the practical exam, and what it asks there. The day of the change was not read: a switch. */
export function resultSite(settings: Settings = official2026): Answer<ResultSite> {
  const site = settings['result-site']
  const words =
    site === 'rdvpermis'
      ? {
          fr: 'L’État montre le résultat sur RdvPermis, dans le compte du candidat.',
          en: 'The State shows the result on RdvPermis, in the account of the candidate.',
        }
      : {
          fr: 'L’État montre le résultat sur securite-routiere.gouv.fr : numéro NEPH, date de naissance et catégorie, sans mot de passe.',
          en: 'The State shows the result on securite-routiere.gouv.fr: NEPH number, date of birth and category, without a password.',
        }
  return answer(site, reason(`result-on-${site}`, words, site === 'rdvpermis' ? r39502 : olderPages))
}
