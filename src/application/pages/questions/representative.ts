import type { Words } from '@papier-rose/law'
import { heading, paragraph, radios, textInput } from '../../../kit/design/components.ts'
import { isMinor } from '../../asking.ts'
import { chosen, type Question, shownAs } from '../question.ts'

const title = { fr: 'Qui est votre représentant légal ?', en: 'Who is your legal representative?' }
const links: Readonly<Record<'parent' | 'guardian', Words>> = {
  parent: { fr: 'Mon père ou ma mère', en: 'My father or mother' },
  guardian: { fr: 'Mon tuteur ou ma tutrice', en: 'My guardian' },
}
const problems = {
  name: {
    fr: 'Saisissez le nom et le prénom de votre représentant légal.',
    en: 'Enter the name and first name of your legal representative.',
  },
  long: { fr: 'Ce nom est trop long : 120 caractères au plus.', en: 'This name is too long: 120 characters at most.' },
  link: { fr: 'Dites qui est cette personne pour vous.', en: 'Say who this person is to you.' },
}
const most = 120

export const representative: Question = {
  path: 'representant',
  title,
  task: { fr: 'Votre représentant légal', en: 'Your legal representative' },
  applies: isMinor,
  read(form) {
    const name = form.text('representative')
    const link = chosen(form, 'link', links)
    const wrong = [
      ...(name === '' ? [{ field: 'representative', words: problems.name }] : []),
      ...(name.length > most ? [{ field: 'representative', words: problems.long }] : []),
    ]
    if (!link) return { errors: [...wrong, { field: 'link', words: problems.link }] }
    return wrong.length > 0 ? { errors: wrong } : { answers: { representative: { name, link } } }
  },
  view({ lang, at, typed, errors }) {
    const kept = at.answers.representative
    return [
      heading(lang, title),
      paragraph(lang, {
        fr: 'Vous êtes mineur : un parent ou un tuteur signe la demande avec vous. Nous vous demanderons son accord signé et sa pièce d’identité.',
        en: 'You are under age: a parent or a guardian signs the request with you. We will ask for their signed consent and identity document.',
      }),
      textInput({
        lang,
        name: 'representative',
        label: { fr: 'Nom et prénom de cette personne', en: 'Name and first name of this person' },
        value: shownAs(typed, 'representative', kept?.name),
        verbatim: true,
        errors,
      }),
      radios({
        lang,
        name: 'link',
        label: { fr: 'Qui est cette personne pour vous ?', en: 'Who is this person to you?' },
        value: shownAs(typed, 'link', kept?.link),
        errors,
        choices: Object.entries(links).map(([value, label]) => ({ value, label })),
      }),
    ]
  },
  answer({ answers: { representative: kept } }) {
    return kept && { fr: `${kept.name} (${links[kept.link].fr.toLowerCase()})`, en: `${kept.name} (${links[kept.link].en.toLowerCase()})` }
  },
}
