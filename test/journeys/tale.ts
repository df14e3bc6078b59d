/** One step of a journey: what was done, what was then read on the other side, and whether it is what it should be. */
export interface Step {
  readonly journey: string
  readonly what: string
  readonly evidence: string
  readonly ok: boolean
}

/** What a step found out: the evidence, in a few words, and what the next steps need of it. */
export interface Seen<T> {
  readonly evidence: string
  readonly gives: T
}

export interface Tale {
  /** Does one step. A step that fails is told with what was wrong, and ends its journey. */
  step<T>(what: string, go: () => Promise<Seen<T>>): Promise<T>
}

/** The journey ended at a step that is not what it should be; the step says why. */
class Ended extends Error {}

/** Tells one journey, step by step; the journeys after it go on whatever became of this one. */
export async function tell(journey: string, steps: Step[], say: (step: Step) => void, story: (tale: Tale) => Promise<void>): Promise<void> {
  const note = (step: Step): void => {
    steps.push(step)
    say(step)
  }
  const step: Tale['step'] = async (what, go) => {
    try {
      const { evidence, gives } = await go()
      note({ journey, what, evidence, ok: true })
      return gives
    } catch (fault) {
      note({ journey, what, evidence: why(fault).replaceAll(/\s+/g, ' '), ok: false })
      throw new Ended()
    }
  }
  try {
    await story({ step })
  } catch (fault) {
    if (!(fault instanceof Ended)) throw fault
  }
}

const why = (fault: unknown): string =>
  fault instanceof Error ? [fault.message, ...(fault.cause ? [why(fault.cause)] : [])].join(': ') : String(fault)

/** A step that leaves nothing behind but its evidence. */
export const seen = (...evidence: readonly string[]): Seen<undefined> => ({ evidence: evidence.join('; '), gives: undefined })
