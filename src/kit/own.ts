/** What a table holds under a name that somebody sent: nothing for names that every object knows (`constructor`, `__proto__`). */
export const own = <Value>(table: Readonly<Record<string, Value>>, name: string | undefined): Value | undefined =>
  name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined
