import { checkGrid, type GridBlock, type GridMark, gridB, gridBlocks, gridBMaximum, passMarkB, type Words } from '@papier-rose/law'
import { formatNumber, type Lang } from '../kit/html.ts'
import { ink, type Sheet } from '../kit/pdf/sheet.ts'

/** An evaluation grid as marked: its blocks, the mark of each competence, the total and what was needed. */
export interface ExamGrid {
  readonly blocks: readonly {
    readonly title: Words
    readonly rows: readonly { readonly competence: Words; readonly mark: GridMark; readonly maximum: number }[]
  }[]
  readonly total: number
  readonly maximum: number
  readonly required: number
}

/** The grid of B or B1 with these marks, ready to print. Throws a RangeError when a mark is missing or impossible. */
export function gridOfB(marks: Readonly<Record<string, GridMark>>): ExamGrid {
  const checked = checkGrid(marks)
  if ('errors' in checked) throw new RangeError(checked.errors.map(error => error.problem.en).join(' '))
  const blocks = (Object.keys(gridBlocks) as GridBlock[]).map(block => ({
    title: gridBlocks[block],
    rows: gridB.filter(line => line.block === block).map(({ id, name, maximum }) => ({ competence: name, mark: marks[id] ?? 0, maximum })),
  }))
  return { blocks, total: checked.total, maximum: gridBMaximum, required: passMarkB.value }
}

const figure = (mark: GridMark, lang: Lang): string => (mark === 'E' ? mark : formatNumber(mark, lang))

/** Draws the grid in two columns: each competence with its mark in figures and in dots. */
export function drawGrid(sheet: Sheet, grid: ExamGrid): void {
  const gap = sheet.at(24)
  const width = (sheet.width - gap) / 2
  const half = Math.ceil(grid.blocks.length / 2)
  const top = sheet.y
  let lowest = top
  for (const [column, blocks] of [grid.blocks.slice(0, half), grid.blocks.slice(half)].entries()) {
    sheet.y = top
    for (const block of blocks) drawBlock(sheet, block, sheet.left + column * (width + gap), width)
    lowest = Math.max(lowest, sheet.y)
  }
  total(sheet, grid, { x: sheet.left + width + gap, width, from: sheet.y, lowest })
}

/** The total stands at the foot of the right-hand column, on the last line of the grid when there is room. */
function total(sheet: Sheet, grid: ExamGrid, place: { x: number; width: number; from: number; lowest: number }): void {
  const { lang } = sheet
  const [points, maximum, required] = [grid.total, grid.maximum, grid.required].map(n => formatNumber(n, lang))
  const sum = { fr: `Total : ${points} sur ${maximum}`, en: `Total: ${points} out of ${maximum}` }[lang]
  const rule = { fr: `Minimum ${required}, sans erreur éliminatoire`, en: `Minimum ${required}, no eliminatory error` }[lang]
  const [large, small] = [
    { size: 14, bold: true },
    { size: 8.5, colour: ink.quiet },
  ]
  const height = sheet.height(sum, large, place.width) + sheet.height(rule, small, place.width)
  sheet.y = Math.max(place.from, place.lowest - height - sheet.at(5))
  const top = sheet.y
  sheet.decoration(doc =>
    doc
      .moveTo(place.x, top)
      .lineTo(place.x + place.width, top)
      .lineWidth(0.8)
      .strokeColor(ink.rose)
      .stroke(),
  )
  sheet.space(2)
  sheet.write('P', sum, large, { ...place, align: 'right' })
  sheet.write('P', rule, small, { ...place, align: 'right' })
  sheet.y = Math.max(sheet.y, place.lowest)
}

function drawBlock(sheet: Sheet, block: ExamGrid['blocks'][number], x: number, width: number): void {
  const { lang } = sheet
  const marks = sheet.at(64)
  sheet.write('H3', block.title[lang], { size: 9, bold: true, colour: ink.rose }, { x, width })
  sheet.group('Table', () => {
    for (const { competence, mark, maximum } of block.rows) {
      sheet.group('TR', () => {
        const top = sheet.y
        sheet.write('TH', competence[lang], { size: 8.5 }, { x, width: width - marks, scope: 'Row' })
        const below = sheet.y
        sheet.y = top
        sheet.write(
          'TD',
          `${figure(mark, lang)} / ${maximum}`,
          { size: 8.5, bold: true },
          { x: x + width - sheet.at(36), width: sheet.at(36), align: 'right' },
        )
        dots(sheet, mark === 'E' ? 0 : mark, maximum, x + width - marks + sheet.at(5), top + sheet.at(5.5))
        sheet.y = below
      })
    }
  })
  sheet.space(5)
}

/** One ring a possible point, filled as far as the mark goes. */
function dots(sheet: Sheet, mark: number, maximum: number, x: number, y: number): void {
  const radius = sheet.at(2.6)
  sheet.decoration(doc => {
    for (let point = 0; point < maximum; point++) {
      const filled = Math.min(1, Math.max(0, mark - point))
      const centre = x + point * radius * 3
      if (filled > 0)
        doc
          .save()
          .rect(centre - radius, y - radius, 2 * radius * filled, 2 * radius)
          .clip()
          .circle(centre, y, radius)
          .fill(ink.rose)
          .restore()
      doc.circle(centre, y, radius).lineWidth(0.7).strokeColor(ink.rose).stroke()
    }
  })
}
