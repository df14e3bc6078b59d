import { type FilePart, fileParts, fileReaders, partsFor, partWords, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { basePath } from 'hono/route'
import { button, checkboxes, heading, inset, layout, paragraph, select, tag, textInput } from '../../kit/design/components.ts'
import { type Html, html, type Lang, langOf, path, print } from '../../kit/html.ts'
import { purposesOf } from '../../record/index.ts'
import type { Called, Door } from './contract.ts'
import type { Subject } from './page.ts'
import { type Authority, authorities } from './table.ts'

const words = {
  title: { fr: 'Lire le dossier', en: 'Read the record' },
  lead: {
    fr: 'La loi dit ce que chacun peut lire. La personne verra cette lecture dans son compte.',
    en: 'The law says what each may read. The person will see this reading in their account.',
  },
  purpose: { fr: 'À quel titre ?', en: 'In what capacity?' },
  case: { fr: 'Numéro de l’affaire', en: 'Number of the case' },
  parts: { fr: 'Quelles parties du dossier ?', en: 'Which parts of the record?' },
  read: { fr: 'Lire', en: 'Read' },
  none: { fr: 'La porte n’a pas répondu.', en: 'The door did not answer.' },
} satisfies Record<string, Words>

interface Asked {
  readonly purpose: string
  readonly file: string
  readonly parts: readonly string[]
}

const answerIn = (lang: Lang, answer: Called): Html => {
  if (answer.down) return inset(lang, words.none)
  const { title, detail } = answer.said as { title?: string; detail?: string }
  const body = typeof detail === 'string' ? html`${title} ${detail}` : html`<pre><code>${JSON.stringify(answer.said, null, 2)}</code></pre>`
  return inset(lang, html`${tag(lang, String(answer.status), answer.status < 300 ? 'done' : 'stopped')} ${body}`)
}

function readingPage(lang: Lang, here: string, p: { authority: Authority; subject: Subject; asked: Asked; answer?: Called }): Html {
  const { authority, subject, asked, answer } = p
  return layout({
    lang,
    title: words.title,
    path: here,
    demonstration: true,
    back: path(lang, here.replace(/\/dossier$/, '')),
    content: [
      heading(lang, words.title, { size: 'xl', caption: authority.words }),
      paragraph(lang, html`${subject.name}, NEPH ${subject.neph}`, 'lead'),
      paragraph(lang, words.lead),
      answer && answerIn(lang, answer),
      html`<form method="post" action="${path(lang, here)}" novalidate>${[
        select({
          lang,
          name: 'purpose',
          label: words.purpose,
          value: asked.purpose,
          options: purposesOf[authority.teller].map(purpose => ({ value: purpose, label: print(fileReaders[purpose].words, lang) })),
        }),
        textInput({ lang, name: 'case', label: words.case, value: asked.file, verbatim: true, width: 20 }),
        checkboxes({
          lang,
          name: 'parts',
          label: words.parts,
          values: asked.parts,
          choices: fileParts.map(part => ({ value: part, label: print(partWords[part], lang) })),
        }),
        button({ lang, label: words.read }),
      ]}</form>`,
    ],
  })
}

/** Where an authority whom the law lets read a record asks for it, through the real door. */
export function recordReader(given: {
  readonly subjects: readonly (Subject & { readonly named: { readonly birthDay: string } })[]
  doorOf(authority: Authority): Promise<Door>
}): Hono {
  const { subjects, doorOf } = given
  return new Hono().on(['GET', 'POST'], '/:authority/:login/dossier', async c => {
    const authority = authorities.find(({ id }) => id === c.req.param('authority'))
    const subject = subjects.find(({ login }) => login === c.req.param('login'))
    const [usual] = authority ? purposesOf[authority.teller] : []
    if (!authority || !subject || !usual) return c.notFound()
    const [lang, here] = [langOf(c.req.path), `${basePath(c).replace(/^\/en(?=\/)/, '')}/${authority.id}/${subject.login}/dossier`]
    const parts: readonly FilePart[] = partsFor(usual)
    if (c.req.method === 'GET')
      return c.html(readingPage(lang, here, { authority, subject, asked: { purpose: usual, file: 'CTRL-0001', parts } }))
    const form = await c.req.formData()
    const asked = { purpose: String(form.get('purpose')), file: String(form.get('case')).trim(), parts: form.getAll('parts').map(String) }
    const sent = { neph: subject.neph, birthDay: subject.named.birthDay, purpose: asked.purpose, case: asked.file, parts: asked.parts }
    const answer = await (await doorOf(authority)).call('POST', '/api/v1/record', sent, lang)
    return c.html(readingPage(lang, here, { authority, subject, asked, answer }))
  })
}
