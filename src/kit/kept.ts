const most = 1000

/** A function of a text whose last answers are kept, for what costs more than to look it up. Nothing of a person may go through it but days and hours. */
export function kept<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const now = work(text)
    known.set(text, now)
    return now
  }
}
