import { findAccountOfDriver } from '../account/index.ts'
import type { Deps } from '../kit/deps.ts'
import type { Tasks } from '../kit/jobs.ts'
import type { Mailer } from '../partners/mail/index.ts'
import type { Texter } from '../partners/sms/index.ts'
import { readLetters } from '../record/index.ts'
import { driverLetters } from './driver.ts'
import { licenceLetters } from './licence.ts'
import type { Letter } from './notice.ts'
import { person, sendBoth, writeBoth } from './notify.ts'

const isAboutDriver = (notice: string): notice is keyof typeof driverLetters => Object.hasOwn(driverLetters, notice)

/** Writes to the account of a driver, once for each id. Who has no account here has nowhere to be written to. */
async function tellDriver(
  deps: Deps,
  partners: { mail: Mailer; sms: Texter },
  driverId: string,
  letter: { readonly id: string; readonly notice: string; readonly letter: Letter },
): Promise<void> {
  const account = await findAccountOfDriver(deps.db, driverId)
  if (!account) return
  const to = await person(deps, { accountId: account.id, lang: account.lang })
  await sendBoth(deps, partners, await writeBoth(deps, letter, to))
}

/** Something happened that a driver should know: the name of the letter, and the id of what it is about; or a letter about the licence was issued. */
export const driverTasks = (deps: Deps, partners: { mail: Mailer; sms: Texter }): Tasks => ({
  'notify-driver': async ({ driverId = '', notice = '', about = '' }) => {
    if (!isAboutDriver(notice)) throw new Error(`no letter is called ${notice}`)
    await tellDriver(deps, partners, driverId, { id: `${about}.${notice}`, notice, letter: driverLetters[notice] })
  },
  // Who has no account here is told by the letter alone.
  'tell-of-letter': async ({ driverId = '', letterId = '' }) => {
    const letter = (await readLetters(deps, driverId)).find(({ id }) => id === letterId)
    if (!letter) return
    const notice = letter.way === 'account-with-consent' ? 'letter-in-account' : 'letter-by-post'
    await tellDriver(deps, partners, driverId, { id: `${letterId}.${notice}`, notice, letter: licenceLetters[notice] })
  },
})
