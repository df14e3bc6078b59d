/** Fine interlaced curves as on a banknote, as SVG paths that fill a width and a height. Our own drawing: two waves that beat together. */
export function guilloche(width: number, height: number, lines: number, waves = 3): string[] {
  const steps = waves * 14
  return Array.from({ length: lines }, (_, line) => {
    const phase = (line / lines) * 2 * Math.PI
    const at = (step: number): [x: number, y: number] => {
      const turn = (step / steps) * 2 * Math.PI * waves
      const swing = 0.34 * Math.sin(turn + phase) + 0.14 * Math.sin(2.5 * turn - 2 * phase)
      return [(step / steps) * width, height * (0.5 + swing)]
    }
    const middle = (step: number): string => point((at(step)[0] + at(step + 1)[0]) / 2, (at(step)[1] + at(step + 1)[1]) / 2)
    const turns = Array.from({ length: steps }, (_, step) => `Q${point(...at(step + 1))} ${middle(step + 1)}`)
    return `M${point(...at(0))}L${middle(0)}${turns.join('')}`
  })
}

const point = (x: number, y: number): string => `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`
