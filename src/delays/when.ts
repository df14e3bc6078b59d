import { longDay, type Words } from '@papier-rose/law'
import { heading, link, list, paragraph } from '../kit/design/components.ts'
import { type Content, formatNumber, html, type Lang, path, say } from '../kit/html.ts'
import type { Forecast } from './forecast.ts'
import type { When } from './read.ts'
import { causeWords, dayCount, groupWords, told } from './words.ts'

const words = {
  title: { fr: 'Quand ?', en: 'When?' },
  decision: { fr: 'La décision', en: 'The decision' },
  hand: { fr: 'La carte en main', en: 'The card in your hands' },
  yours: {
    fr: 'Ces jours comptent que vous répondez aujourd’hui : le temps que vous prenez s’y ajoute.',
    en: 'These days count that you answer today: the time that you take is added to them.',
  },
  late: {
    fr: 'Votre dossier a attendu plus longtemps que presque tous les autres. Nous ne pouvons plus annoncer de jour : écrivez à la préfecture depuis cette page.',
    en: 'Your file has waited longer than almost all others. We can no longer announce a day: write to the préfecture from this page.',
  },
  unknown: {
    fr: 'Aucun texte ne fixe de délai, et nous n’avons pas encore 30 dossiers terminés comme le vôtre pour en annoncer un.',
    en: 'No text sets a time, and we have not yet 30 finished files like yours to announce one.',
  },
  how: { fr: 'Comment nous comptons, et si nos prévisions étaient justes', en: 'How we count, and whether our forecasts were right' },
} satisfies Record<string, Words>

/** When a decision and the card can be expected, from which files, and what moved it: on the page of a request that is under way. */
export const whenSection = (lang: Lang, when: When): Content => [
  heading(lang, words.title, { level: 2 }),
  when.forecasts.length > 0 && list(lang, when.forecasts.map(announcedWords)),
  when.forecasts.length > 0 && when.yours && paragraph(lang, words.yours),
  ...when.forecasts.slice(0, 1).map(forecast => paragraph(lang, comparedWords(forecast), 'hint')),
  ...when.forecasts.slice(0, 1).map(forecast => moved(lang, forecast)),
  when.late && paragraph(lang, words.late),
  when.forecasts.length === 0 && !when.late && [paragraph(lang, words.unknown), paragraph(lang, told())],
  html`<p class="govuk-body">${link(lang, words.how, path(lang, '/delais'))}</p>`,
]

function announcedWords({ of, halfOn, nineOn }: Forecast): Words {
  const [half, nine, what] = [longDay(halfOn), longDay(nineOn), words[of]]
  return {
    fr: `${what.fr} : pour la moitié des dossiers comme le vôtre, au plus tard le ${half.fr} ; pour neuf sur dix, au plus tard le ${nine.fr}.`,
    en: `${what.en}: for half of the files like yours, by ${half.en}; for nine in ten, by ${nine.en}.`,
  }
}

function comparedWords({ group, files }: Forecast): Words {
  const which = groupWords(group)
  const wide = !group.month
  return {
    fr: `Comparé à ${formatNumber(files, 'fr')} dossiers : ${which.fr}.${wide ? ' Les dossiers envoyés le même mois que le vôtre sont encore trop peu à être terminés.' : ''}`,
    en: `Compared with ${formatNumber(files, 'en')} files: ${which.en}.${wide ? ' Too few of the files sent in the same month as yours are finished yet.' : ''}`,
  }
}

const most = 3

/** What moved the day since the forecast before, the largest part first. */
function moved(lang: Lang, { causes, nineOn }: Forecast): Content {
  const days = causes.reduce((sum, cause) => sum + cause.days, 0)
  if (causes.length === 0) return ''
  const [n, before] = [dayCount(Math.abs(days)), longDay(nineOn)]
  const what: Words =
    days === 0
      ? {
          fr: `Le ${before.fr} n’a pas changé depuis la dernière prévision, mais :`,
          en: `${before.en} has not changed since the last forecast, but:`,
        }
      : {
          fr: `Depuis la dernière prévision, le jour annoncé pour neuf dossiers sur dix ${days > 0 ? 'recule' : 'avance'} de ${n.fr} :`,
          en: `Since the last forecast, the day announced for nine files in ten has moved ${n.en} ${days > 0 ? 'later' : 'earlier'}:`,
        }
  const told = causes.slice(0, most).map(({ code, days: by }): Words => {
    const [cause, count] = [causeWords[code][by > 0 ? 'later' : 'sooner'], dayCount(Math.abs(by))]
    return { fr: `${cause.fr} : ${by > 0 ? '+' : '−'} ${count.fr}`, en: `${cause.en}: ${by > 0 ? '+' : '−'} ${count.en}` }
  })
  return html`<p class="govuk-body">${say(what, lang)}</p>${list(lang, told)}`
}
