/** What a partner accepts in a request to sign in. Everything else is its error Y000400. */
export interface ParameterRules {
  readonly known: readonly string[]
  readonly required: readonly string[]
  /** Fewest characters of `state` and `nonce`, in an address and in a posted form. */
  readonly shortest: { readonly get: number; readonly post: number }
}

/** Why the request is malformed; undefined when it is not. */
export function refusedParameter(given: URLSearchParams, rules: ParameterRules, posted: boolean): string | undefined {
  const unknown = [...given.keys()].find(name => !rules.known.includes(name))
  if (unknown !== undefined) return `unknown parameter ${unknown}`
  const missing = rules.required.find(name => !given.get(name))
  if (missing !== undefined) return `${missing} is missing`
  const repeated = rules.known.find(name => given.getAll(name).length > 1)
  if (repeated !== undefined) return `${repeated} is given twice`
  const shortest = posted ? rules.shortest.post : rules.shortest.get
  return ['state', 'nonce'].map(name => ((given.get(name) ?? '').length < shortest ? `${name} is too short` : undefined)).find(Boolean)
}
