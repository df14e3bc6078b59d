import type { Day, Words } from '@papier-rose/law'
import { buttonGroup, heading, inset, layout, paragraph, type Tone, table, tag } from '../../kit/design/components.ts'
import { formatDayShort, type Html, html, type Lang, say } from '../../kit/html.ts'
import { downSwitch, formsOf } from '../buttons.ts'
import type { PhotoState } from './contract.ts'
import type { CodeRow } from './provider.ts'

const words = {
  title: { fr: 'Photo-signature (simulée)', en: 'Photo-signature (simulated)' },
  lead: {
    fr: 'La cabine dessine une personne qui n’existe pas, et donne un code. Recopiez ce code dans la demande.',
    en: 'The booth draws a person who does not exist, and gives a code. Copy that code into the request.',
  },
  make: { fr: 'Faire une photo', en: 'Make a photo' },
  made: { fr: 'Votre code', en: 'Your code' },
  codes: { fr: 'Codes', en: 'Codes' },
  none: { fr: 'Aucun code.', en: 'No code.' },
  portrait: { fr: 'Portrait dessiné', en: 'Drawn portrait' },
  signature: { fr: 'Signature dessinée', en: 'Drawn signature' },
  age: { fr: 'Périmer', en: 'Make it expire' },
  nothing: { fr: 'Rien à faire', en: 'Nothing to do' },
  expired: { fr: 'périmé', en: 'expired' },
  isDown: { fr: 'Le prestataire est en panne : il ne répond à personne.', en: 'The provider is down: it answers nobody.' },
} satisfies Record<string, Words>

const columns: Words[] = [
  { fr: 'Code', en: 'Code' },
  { fr: 'Images', en: 'Images' },
  { fr: 'État', en: 'Status' },
  { fr: 'Dernier jour', en: 'Last day' },
  { fr: 'Gestes', en: 'Actions' },
]

const states: Record<PhotoState, { words: Words; tone: Tone }> = {
  new: { words: { fr: 'neuf', en: 'new' }, tone: 'todo' },
  reserved: { words: { fr: 'retenu', en: 'held' }, tone: 'waiting' },
  consumed: { words: { fr: 'utilisé', en: 'used' }, tone: 'done' },
}

interface CodesPage {
  readonly lang: Lang
  /** Where the simulator is mounted. */
  readonly at: string
  readonly today: Day
  readonly codes: readonly CodeRow[]
  readonly isDown: boolean
  /** The code that was just made. */
  readonly made?: string
}

/** The page of the booth: makes a photo and shows its code, and the codes made before. */
export function codesPage({ lang, at, today, codes, isDown, made }: CodesPage): Html {
  const { act, press } = formsOf(lang, at)

  const images = ({ code }: CodeRow): Html =>
    html`<img src="${at}/codes/${code}-portrait.png" alt="${say(words.portrait, lang)}" width="70" height="90"> <img src="${at}/codes/${code}-signature.png" alt="${say(words.signature, lang)}" width="128" height="40">`

  const row = (code: CodeRow) => {
    const expired = code.state === 'new' && today > code.lastDay
    const state = expired ? tag(lang, words.expired, 'late') : tag(lang, states[code.state].words, states[code.state].tone)
    const action =
      code.state === 'new' && !expired ? act(`/codes/${code.code}`, press('perimer', words.age, 'secondary', code.code)) : words.nothing
    return [code.code, images(code), state, formatDayShort(code.lastDay, lang), action]
  }

  const fresh = codes.find(row => row.code === made)
  return layout({
    lang,
    title: words.title,
    path: at,
    demonstration: true,
    content: [
      heading(lang, words.title),
      paragraph(lang, words.lead, 'lead'),
      isDown && paragraph(lang, words.isDown),
      fresh && inset(lang, html`${say(words.made, lang)} <strong>${fresh.code}</strong>`),
      act('/codes', buttonGroup(press('photo', words.make, 'primary'))),
      table({
        lang,
        caption: words.codes,
        columns: columns.map(label => ({ label })),
        rows: codes.map(row),
        rowHeaders: true,
        empty: words.none,
      }),
      act('/reglages', buttonGroup(downSwitch(lang, isDown, 'forADay'))),
    ],
  })
}
