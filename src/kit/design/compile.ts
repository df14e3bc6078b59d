import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compile, NodePackageImporter } from 'sass'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/**
 * Takes out what the patterns repeat on each element and the page says once: the font, which is inherited, and the colour to fall back on
 * for browsers without custom properties (none that our pages work in).
 */
const lighten = (css: string): string =>
  css
    .replaceAll(/var\((--govuk-[\w-]+),\s*#[0-9a-f]+\)/g, 'var($1)')
    .replaceAll('-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale', '')
    .replaceAll(/@media print\{[^{}]+\{font-family:inherit\}\}/g, '')
    .replaceAll(/font-family:inherit;?(?=[^{}]*\})/g, '')
    .replaceAll(/(?<=[{;])[ ;]+|;(?=\})/g, '')
    .replaceAll(/(?<=\})[^{}@;]+\{\}/g, '')

/** The style sheet, from our theme and the patterns it is built on. */
export const compileStyle = (): string =>
  `${lighten(compile(here('theme.scss'), { style: 'compressed', charset: false, importers: [new NodePackageImporter()], quietDeps: true }).css)}\n`

if (import.meta.main) {
  const css = compileStyle()
  writeFileSync(here('style.css'), css)
  console.log(`style.css: ${(css.length / 1024).toFixed(1)} kB`)
}
