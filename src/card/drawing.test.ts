import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { cardExample, fullCard } from './drawing.example.ts'
import { cardBack, cardFront } from './drawing.ts'
import { widthOf } from './lettering.ts'
import { mrz } from './mrz.ts'

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Every text of a drawing, with where it starts and the width it takes. */
function texts(svg: string): { words: string; x: number; end: number; size: number; pressed: number }[] {
  return [...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" font-size="([\d.]+)"([^>]*)>([^<]*)<\/text>/g)].map(
    ([, x, size, rest = '', words = '']) => {
      const held = /textLength="([\d.]+)"/.exec(rest)?.[1]
      const natural = widthOf(unescaped(words), Number(size))
      const wide = held ? Number(held) : natural
      return {
        words: unescaped(words),
        x: Number(x),
        end: Number(x) + (/end"/.test(rest) ? 0 : wide),
        size: Number(size),
        pressed: natural / wide,
      }
    },
  )
}

test('the front says who, until when, by whom, and ends with the machine line', () => {
  const svg = cardFront(cardExample)
  const words = texts(svg).map(text => text.words)
  for (const field of [
    'MORÈRE',
    'Lina Joséphine',
    '11.02.2009  L’HAŸ-LES-ROSES',
    '10.12.2026',
    '10.12.2041',
    '26PR00417',
    'AM / B1 / B',
    'Préfecture du Val-de-Marne',
  ])
    assert.ok(words.includes(field), `${field} in ${words.join(' | ')}`)
  const line = mrz({ number: '26PR00417', lastDay: cardExample.lastDay, surname: 'MORÈRE' })
  assert.ok(unescaped(svg).includes(`>${line}</text>`))
})

test('the back has the file number on two lines of six, and a row for each category', () => {
  const svg = cardBack(cardExample)
  const words = texts(svg).map(text => text.words)
  assert.deepEqual(words.slice(0, 2), ['260192', '106990'])
  for (const category of ['AM', 'A1', 'A2', 'A', 'B1', 'B', 'C1', 'C', 'D1', 'D', 'BE', 'C1E', 'CE', 'D1E', 'DE'])
    assert.ok(words.includes(category), category)
  assert.equal(words.filter(word => word === '23.11.2026').length, 3, 'three categories held')
  assert.equal(svg.match(/<path d="M432 [\d.]+ H824"/g)?.length, 12, 'the twelve others are struck out')
  assert.ok(words.includes('01.06, 106.23/11/26-23/11/28'), 'codes for all rows stand at the foot')
})

test('nothing leaves its place, even names of 52 letters and every code', () => {
  for (const svg of [cardFront(fullCard), cardBack(fullCard)]) {
    for (const { words, end, size, pressed } of texts(svg)) {
      assert.ok(end <= 834, `${words} ends at ${end}`)
      assert.ok(pressed < 1.1, `${words} is pressed ${pressed} times`)
      assert.ok(size >= 11, `${words} is too small: ${size}`)
    }
  }
  const shown = texts(cardFront(fullCard))
    .map(text => text.words)
    .join('')
  assert.ok(shown.replaceAll(' ', '').includes(fullCard.surname.replaceAll(' ', '')), 'the surname is whole')
})

test('both faces are well-formed drawings that say what they are, and that they are specimens', async () => {
  for (const svg of [cardFront(cardExample), cardBack(cardExample), cardFront(fullCard), cardBack(fullCard, 'en')]) {
    const { width, height } = await sharp(Buffer.from(svg)).metadata()
    assert.equal(((width ?? 0) / (height ?? 1)).toFixed(2), (85.6 / 53.98).toFixed(2))
    assert.match(svg, /role="img" aria-labelledby="(\S+) (\S+)"/)
    assert.match(svg, /<title id=".*?">.*(spécimen sans valeur officielle|specimen without official value)<\/title><desc/)
    assert.match(svg, />SPÉCIMEN</)
    assert.doesNotMatch(svg, /république|marianne/i)
    assert.doesNotMatch(svg, /style=|<style|<script/, 'a strict content policy would strip it')
  }
})

test('what a person is called cannot become markup', async () => {
  const svg = cardFront({ ...cardExample, surname: '"><script>alert(1)</script>&', portrait: '"/><script>', firstNames: '' })
  assert.doesNotMatch(svg, /<script/)
  await sharp(Buffer.from(svg)).metadata()
})
