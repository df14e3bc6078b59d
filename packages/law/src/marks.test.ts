/** Every fact known but not seen, or contested, is a named switch; where a mark is enough, it is said here why. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import './index.ts'
import { type SwitchName, switches } from './settings.ts'
import { type Article, articles, cite } from './text.ts'

interface Open {
  readonly switch?: SwitchName | readonly SwitchName[]
  /** Why no second reading is offered. */
  readonly enough?: string
}

const numberOnly = 'The fact was seen elsewhere; only the number of the article, or its own words, were not read.'
const general = 'A general text: no other reading of it is known.'

const open: Readonly<Record<string, Open>> = {
  'Code du travail, art. L. 3133-1': { enough: general },
  'Code du travail, art. L. 3134-13': { enough: general },
  'Décret n° 83-1003 du 23 novembre 1983, art. 1': { enough: general },
  'Code de procédure civile, art. 641': { switch: ['cepc-last-day', 'card-last-day', 'recognition-last-day'] },
  'Code de procédure civile, art. 642': { enough: general },
  'Code des transports, art. R. 3314-6': { switch: 'fimo-ages' },
  'Charte du conducteur responsable, étape du site RdvPermis': { switch: 'charte-required' },
  'France Titres, page « Expédition du permis de conduire »': { switch: ['delivery-mode', 'after-return', 'post-office-days'] },
  'Arrêté du 7 février 2007 relatif aux envois recommandés': { switch: 'post-office-days' },
  'Préfecture de Rennes, consigne de 2017 sur les titres non retirés': { switch: 'destruction-months' },
  'Arrêté du 20 avril 2012, annexe II, modèles F1 à F5 et F9': { switch: 'pink-older-models' },
  'Directive 2006/126/CE, art. 6': { enough: numberOnly },
  'Directive 2006/126/CE, art. 3': { enough: numberOnly },
  'Arrêté du 15 février 2024, art. 1': { switch: 'training-78-three-months-since' },
  'Arrêté du 19 février 2010 relatif aux épreuves pratiques de la catégorie B': { enough: numberOnly },
  'Arrêté du 23 avril 2012 relatif aux épreuves de la catégorie A': { enough: numberOnly },
  'Arrêté du 27 avril 2021 (RdvPermis), bandes sous 21 points': { switch: 'rdv-lowest-band' },
  'Arrêté du 27 avril 2021 (RdvPermis), préavis d’annulation': { switch: 'late-cancel-notice' },
  'Service-public, fiche F2828 (2020)': { switch: ['retry-floor', 'result-publication'] },
  'RdvPermis, accompagnateur d’un candidat libre': { enough: 'One official page; no other wording was found.' },
  'Service-public, fiche F2828, dispense de l’épreuve théorique': { switch: 'moto-stops-sparing-since' },
  'Service-public, téléservice « Résultat de l’examen du permis de conduire » (R39502), jour d’affichage': { switch: 'result-publication' },
  'Sécurité routière, service des résultats de l’examen': { switch: 'result-site' },
  'Arrêté du 20 avril 2012, version de 2014, art. 2': { switch: 'theory-five-years-since' },
  'Arrêté du 12 janvier 2012, délai des citoyens de l’Union': { switch: 'citizen-year-starts' },
  'France Titres, attestation de dépôt sécurisée (ADS)': { switch: 'ads-length' },
  'Accord franco-britannique du 24 juin 2021': { switch: 'british-licences' },
  'Ministère des affaires étrangères, liste des États qui échangent les permis': {
    enough: 'The list was not read: the person or the agent says whether an agreement exists.',
  },
  'Arrêté du 1er février 2016, art. 1, hausses ultérieures': { switch: 'commission-fee' },
  'Code des relations entre le public et l’administration, art. L. 121-1': { switch: 'hearing-before-suspension' },
  'Code des relations entre le public et l’administration, art. L. 411-2': { enough: numberOnly },
  'Code des relations entre le public et l’administration, art. L. 411-7': { enough: numberOnly },
  'Code de justice administrative, art. R. 421-1': { enough: numberOnly },
  'Code de justice administrative, art. R. 421-5': { enough: numberOnly },
  'Code de justice administrative, art. R. 421-7': { enough: general },
  'Ministère de l’intérieur, art. lettre 48M': { enough: 'No text asks for this letter: it informs, and nothing runs from it.' },
  'Arrêté du 23 décembre 2016, art. 2': { switch: 'tax-notice-age' },
  'Code civil, art. 414': { enough: general },
  'Service-public, fiche F34118, remboursement du timbre': { switch: 'stamp-refund' },
  'Service-public, fiche F1758 (2020)': { switch: 'eu-exchange-online-since' },
  'Arrêté du 17 janvier 2013, ligne de 2023 (autobus et autocar)': { switch: 'bus-apprentice-diploma' },
  'Sénat, réponse du 26 octobre 2023 sur les titres professionnels': { switch: 'titles-to-categories' },
  'Âges des diplômes de conducteur, texte de 2005': { switch: 'diploma-passenger-age' },
  'Décret n° 2014-1294 du 23 octobre 2014, art. 1': { enough: numberOnly },
  'Code général des impôts, art. 1628 ter': { switch: 'damage-fee-since' },
  'Code de procédure pénale, art. 529-2': { switch: 'named-driver-days' },
  'Code de procédure pénale, art. 801': { enough: general },
  'Délibération n° 2021-122 de la CNIL du 14 octobre 2021': {
    enough: 'A recommendation: six months to a year. The longest is kept, so that who gave a code can see who read it.',
  },
  'Règlement (UE) 2016/679 (RGPD), art. 12': { enough: numberOnly },
  'Règlement (UE) 2016/679 (RGPD), art. 16': { enough: numberOnly },
  'Engagement de service de Papier rose': { enough: 'A promise of this service, not a text.' },
  'Arrêté du 29 juin 1992, art. 3': { enough: 'Twelve digits were seen on many papers; older shapes are accepted and flagged.' },
  'France Titres, signature du permis de conduire': { enough: 'No number: what an agent looks at.' },
  'Arrêté du 17 novembre 2022, art. 1': { enough: numberOnly },
  'Ornikar, « Retirer son permis de conduire »': { enough: 'Delays seen in practice, said to be no promise.' },
  'Questions parlementaires sur l’échange des permis étrangers (2019 à 2026)': {
    enough: 'Delays seen in practice, said to be no promise.',
  },
  'Sénat, délais de juin 2023': { enough: 'Delays seen in practice, said to be no promise.' },
}

const plain = (a: Article): string => cite(a).replaceAll('\u00a0', ' ')

test('each fact that was not seen, or that sources dispute, has its switch or says why a mark is enough', () => {
  const marked = articles().filter(a => a.mark !== 'V')
  assert.deepEqual(
    marked.map(plain).filter(cited => !(cited in open)),
    [],
    'name their switch, or say why a mark is enough',
  )
  const cited = new Set(marked.map(plain))
  assert.deepEqual(
    Object.keys(open).filter(name => !cited.has(name)),
    [],
    'no longer cited',
  )
  for (const [name, point] of Object.entries(open)) {
    assert.ok(point.switch || point.enough, name)
    for (const one of [point.switch ?? []].flat()) assert.ok(one in switches, `${name}: ${one}`)
  }
})
