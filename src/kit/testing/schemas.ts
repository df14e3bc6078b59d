import { authoritiesSchema } from '../../partners/authorities/schema.ts'
import { ephotoSchema } from '../../partners/ephoto/schema.ts'
import { laPosteSchema } from '../../partners/laposte/schema.ts'
import { mailSchema } from '../../partners/mail/schema.ts'
import { printerSchema } from '../../partners/printer/schema.ts'
import { smsSchema } from '../../partners/sms/schema.ts'
import { clockSchema } from '../sandbox-schema.ts'

/** The tables of the sandbox and of each simulator, made in the template of the test databases. */
export const sandboxSchemas: readonly string[] = [
  clockSchema,
  printerSchema,
  laPosteSchema,
  ephotoSchema,
  mailSchema,
  smsSchema,
  authoritiesSchema,
]
