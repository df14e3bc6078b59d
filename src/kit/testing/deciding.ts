import assert from 'node:assert/strict'
import { type Act, isRefusal, type Refusal, type StreamKind } from '../store.ts'

type Outcome<Event extends Act> = Event[] | Refusal

/** given(kind, events).when(command).then(events) or .thenRefused(code, facts): a decider told as a story. */
export function given<Command extends Act, Event extends Act, State>(kind: StreamKind<Command, Event, State>, ...past: readonly Event[]) {
  const state = past.reduce((now, event) => kind.evolve(now, event), kind.initial)
  return {
    state,
    when(command: Command) {
      const outcome: Outcome<Event> = kind.decide(command, state)
      return {
        // biome-ignore lint/suspicious/noThenProperty: given, when, then reads as a sentence; nobody awaits it
        then(...expected: readonly Partial<Event>[]) {
          assert.ok(!isRefusal(outcome), `refused: ${JSON.stringify(outcome)}`)
          assert.deepEqual(
            outcome.map((event, i) => Object.fromEntries(Object.keys(expected[i] ?? event).map(key => [key, event[key as keyof Event]]))),
            expected,
          )
          return outcome.reduce((now, event) => kind.evolve(now, event), state)
        },
        thenNothing() {
          assert.deepEqual(outcome, [])
        },
        thenRefused(code: string, facts?: Refusal['facts']) {
          assert.ok(isRefusal(outcome), `not refused: ${JSON.stringify(outcome)}`)
          assert.equal(outcome.refused, code)
          if (facts) assert.deepEqual(outcome.facts, facts)
        },
      }
    },
  }
}
