import type { Words } from '@papier-rose/law'
import { checkboxes, heading, inset } from '../../../kit/design/components.ts'
import type { MedicalCause } from '../../facts.ts'
import type { Question } from '../question.ts'

const title = {
  fr: 'Le permis doit-il tenir compte de votre santé ou de votre métier ?',
  en: 'Must the licence take account of your health or your job?',
}

const causes: Readonly<Record<MedicalCause, Words>> = {
  adapted: { fr: 'Mon véhicule est aménagé pour un handicap', en: 'My vehicle is adapted for a disability' },
  illness: { fr: 'J’ai une maladie qui peut gêner la conduite', en: 'I have an illness that may affect driving' },
  invalidityPension: { fr: 'Je reçois une pension d’invalidité', en: 'I receive an invalidity pension' },
  professionalUse: {
    fr: 'Je conduirai un taxi, un VTC, une ambulance ou un transport de personnes',
    en: 'I will drive a taxi, a private-hire car, an ambulance or passenger transport',
  },
}
const none = { fr: 'Rien de tout cela', en: 'None of these' }
const problems = {
  nothing: { fr: 'Cochez ce qui vous concerne, ou « Rien de tout cela ».', en: 'Tick what applies to you, or “None of these”.' },
  both: {
    fr: 'Vous avez coché « Rien de tout cela » et autre chose : gardez l’un ou l’autre.',
    en: 'You ticked “None of these” and something else: keep one or the other.',
  },
}

const isCause = (value: string): value is MedicalCause => value in causes

export const health: Question = {
  path: 'sante',
  title,
  task: { fr: 'Votre santé et votre métier', en: 'Your health and your job' },
  applies: () => true,
  read(form) {
    const ticked = form.all('medical')
    const medical = ticked.filter(isCause)
    if (ticked.includes('none') && medical.length > 0) return { errors: [{ field: 'medical', words: problems.both }] }
    if (!ticked.includes('none') && medical.length === 0) return { errors: [{ field: 'medical', words: problems.nothing }] }
    return { answers: { medical } }
  },
  view({ lang, at, typed, errors }) {
    const kept = at.answers.medical
    const values = typed ? typed.all('medical') : kept && (kept.length > 0 ? kept : ['none'])
    const choices = [...Object.entries(causes), ['none', none] as const].map(([value, label]) => ({ value, label }))
    return [
      heading(lang, title),
      at.exam.medicalCheckAsked &&
        inset(lang, {
          fr: 'L’inspecteur a demandé un contrôle médical : l’avis d’un médecin agréé sera dans vos pièces à envoyer.',
          en: 'The examiner asked for a medical check: the opinion of an approved doctor will be among the documents to send.',
        }),
      checkboxes({
        lang,
        name: 'medical',
        label: { fr: 'Cochez tout ce qui vous concerne', en: 'Tick all that applies to you' },
        hint: {
          fr: 'Nous ne demandons pas de quelle maladie il s’agit : cela reste entre le médecin et vous.',
          en: 'We do not ask which illness it is: that stays between the doctor and you.',
        },
        values,
        errors,
        choices,
      }),
    ]
  },
  answer({ answers: { medical } }) {
    if (!medical) return undefined
    if (medical.length === 0) return none
    return { fr: medical.map(cause => causes[cause].fr).join(' ; '), en: medical.map(cause => causes[cause].en).join('; ') }
  },
}
