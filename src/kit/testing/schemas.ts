import { clockSchema } from '../sandbox-schema.ts'

/** The tables of the sandbox and of each simulator, made in the template of the test databases. */
export const sandboxSchemas: readonly string[] = [clockSchema]
