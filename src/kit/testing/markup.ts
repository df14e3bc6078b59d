/** A field as a browser would send it; a radio or a checkbox is one field for each of its values. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly value: string
  /** Would it be sent if nobody touched it? */
  readonly sent: boolean
}

export interface Button {
  readonly text: string
  readonly name: string
  readonly value: string
  readonly action?: URL
}

export interface Form {
  readonly id: string
  /** The page it stands on. */
  readonly page: URL
  readonly action: URL
  readonly method: 'get' | 'post'
  readonly enctype: string
  readonly fields: readonly Field[]
  readonly buttons: readonly Button[]
}

export interface Link {
  readonly text: string
  readonly href: URL
}

type Attributes = Readonly<Record<string, string>>

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

const readable = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return named[name] ?? whole
  })

function attributesOf(tag: string): Attributes {
  const found: Record<string, string> = {}
  for (const [, name = '', double, single, bare] of tag.matchAll(/\s([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g))
    found[name.toLowerCase()] = readable(double ?? single ?? bare ?? '')
  return found
}

/** The words between the tags, spaces folded. */
export const textOf = (html: string): string =>
  readable(html.replace(/<(script|style|head)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<[^>]+>/gi, ' '))
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim()

export const titleOf = (html: string): string => textOf(/<title[^>]*>([\s\S]*?)<\/title>/i.exec(html)?.[1] ?? '')

/** Every element of that name that has an end tag: its attributes and what is inside. */
const elements = (html: string, name: string): { attributes: Attributes; inside: string }[] =>
  [...html.matchAll(new RegExp(`<${name}(?=[\\s>])([^>]*)>([\\s\\S]*?)</${name}>`, 'gi'))].map(([, tag = '', inside = '']) => ({
    attributes: attributesOf(` ${tag}`),
    inside,
  }))

export const linksOf = (html: string, page: URL): Link[] =>
  elements(html, 'a')
    .filter(({ attributes }) => attributes.href !== undefined)
    .map(({ attributes, inside }) => ({ text: textOf(inside), href: new URL(attributes.href ?? '', page) }))

export function formsOf(html: string, page: URL): Form[] {
  return elements(html, 'form').map(({ attributes, inside }) => ({
    id: attributes.id ?? '',
    page,
    action: new URL(attributes.action || page.href, page),
    method: attributes.method?.toLowerCase() === 'post' ? 'post' : 'get',
    enctype: attributes.enctype ?? 'application/x-www-form-urlencoded',
    fields: fieldsOf(inside),
    buttons: buttonsOf(inside, page),
  }))
}

const notFields = new Set(['submit', 'button', 'image', 'reset'])

function fieldsOf(form: string): Field[] {
  const inputs = [...form.matchAll(/<input(?=[\s>])([^>]*)>/gi)]
    .map(([, tag = '']) => attributesOf(` ${tag}`))
    .filter(input => input.name && !notFields.has(input.type ?? ''))
    .map(({ name = '', type = 'text', value, checked, disabled }): Field => {
      const choice = type === 'radio' || type === 'checkbox'
      return {
        name,
        type,
        value: value ?? (choice ? 'on' : ''),
        sent: disabled === undefined && type !== 'file' && (!choice || checked !== undefined),
      }
    })
  const areas = elements(form, 'textarea').map(({ attributes, inside }): Field => {
    const value = readable(inside.replace(/^\r?\n/, ''))
    return { name: attributes.name ?? '', type: 'textarea', value, sent: attributes.disabled === undefined }
  })
  const selects = elements(form, 'select').map(({ attributes, inside }): Field => {
    const options = elements(inside, 'option')
    const chosen = options.find(option => option.attributes.selected !== undefined) ?? options[0]
    const value = chosen ? (chosen.attributes.value ?? textOf(chosen.inside)) : ''
    return { name: attributes.name ?? '', type: 'select', value, sent: chosen !== undefined && attributes.disabled === undefined }
  })
  return [...inputs, ...areas, ...selects]
}

const buttonsOf = (form: string, page: URL): Button[] =>
  elements(form, 'button').map(({ attributes, inside }) => ({
    text: textOf(inside),
    name: attributes.name ?? '',
    value: attributes.value ?? '',
    action: attributes.formaction === undefined ? undefined : new URL(attributes.formaction, page),
  }))
