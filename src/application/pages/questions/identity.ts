import { formatNeph, type Words } from '@papier-rose/law'
import { heading, paragraph, radios, summaryList, textarea } from '../../../kit/design/components.ts'
import { formatDate, html, type Lang } from '../../../kit/html.ts'
import type { Driver } from '../../../record/index.ts'
import { asTyped, type Question, shownAs } from '../question.ts'

const title = { fr: 'Votre état civil est-il exact ?', en: 'Is your civil status right?' }
const choose = { fr: 'Dites si ces informations sont exactes.', en: 'Say whether these facts are right.' }
const say = { fr: 'Écrivez ce qui n’est pas exact, en quelques mots.', en: 'Write what is not right, in a few words.' }
const long = { fr: 'Écrivez 1 000 caractères au plus.', en: 'Write 1,000 characters at most.' }
const most = 1000

const none = { fr: 'Aucun', en: 'None' }

/** What we hold already of the person: shown, never asked. */
export function civilRows(driver: Driver, lang: Lang) {
  const { usageName, birthCountry } = driver
  const born = {
    fr: `${formatDate(driver.birthDay, 'fr')} à ${driver.birthplace}`,
    en: `${formatDate(driver.birthDay, 'en')} in ${driver.birthplace}`,
  }
  return [
    { key: { fr: 'Nom de naissance', en: 'Birth name' }, value: driver.birthName },
    ...(usageName ? [{ key: { fr: 'Nom d’usage', en: 'Usage name' }, value: usageName }] : []),
    { key: { fr: 'Prénoms', en: 'First names' }, value: driver.firstNames.join(' ') || none },
    { key: { fr: 'Naissance', en: 'Birth' }, value: driver.birthplaceCode === '' ? asTyped(`${born[lang]} (${birthCountry})`) : born },
    { key: { fr: 'Numéro NEPH', en: 'NEPH number' }, value: formatNeph(driver.neph).join(' ') },
  ]
}

export const identity: Question = {
  path: 'identite',
  title,
  task: { fr: 'Votre état civil', en: 'Your civil status' },
  applies: () => true,
  read(form) {
    const words = form.text('words')
    if (form.text('identity') === 'right') return { answers: { identity: { right: true } } }
    if (form.text('identity') !== 'wrong') return { errors: [{ field: 'identity', words: choose }] }
    if (words === '') return { errors: [{ field: 'words', words: say }] }
    if (words.length > most) return { errors: [{ field: 'words', words: long }] }
    return { answers: { identity: { right: false, words } } }
  },
  view({ lang, at, typed, errors }) {
    const kept = at.answers.identity
    const wrong = kept && !kept.right ? kept.words : undefined
    const right: Words = { fr: 'Oui, tout est exact', en: 'Yes, all of it is right' }
    return [
      heading(lang, title),
      paragraph(lang, {
        fr: 'Nous tenons ces informations de votre dossier d’examen. Elles seront écrites sur votre permis.',
        en: 'We have these facts from your exam file. They will be written on your licence.',
      }),
      summaryList(lang, civilRows(at.driver, lang)),
      radios({
        lang,
        name: 'identity',
        label: { fr: 'Ces informations sont-elles exactes ?', en: 'Are these facts right?' },
        value: shownAs(typed, 'identity', kept && (kept.right ? 'right' : 'wrong')),
        errors,
        choices: [
          { value: 'right', label: right },
          {
            value: 'wrong',
            label: { fr: 'Non, il y a une erreur', en: 'No, something is wrong' },
            hint: { fr: 'Votre demande continue : un agent corrigera.', en: 'Your request goes on: an agent will correct it.' },
            reveals: html`${textarea({
              lang,
              name: 'words',
              label: { fr: 'Qu’est-ce qui n’est pas exact ?', en: 'What is not right?' },
              hint: { fr: 'Par exemple : mon deuxième prénom est Zoé.', en: 'For example: my second first name is Zoé.' },
              value: shownAs(typed, 'words', wrong),
              maxLength: most,
              errors,
            })}`,
          },
        ],
      }),
    ]
  },
  answer({ answers: { identity: kept } }) {
    if (!kept) return undefined
    return kept.right ? { fr: 'Exact', en: 'Right' } : { fr: `À corriger : ${kept.words}`, en: `To correct: ${kept.words}` }
  },
}
