/** How the rows of a table come to their end. */
export type End =
  /** With the request (L. 225-2, VI), by `npm run erase`. */
  | 'request'
  /** With the fact of the record (L. 225-2, I to V), by `npm run erase`. */
  | 'fact'
  /** With the account of the person, or of the agent: as long as it is open. */
  | 'account'
  /** Once they have served, by a round of the worker or by the page that used them. */
  | 'served'
  /** They name nobody. */
  | 'nobody'
  /** They name somebody and stay: why stands beside. */
  | { readonly stays: string }

const open = 'no text that we read says when; whoever runs the service decides, and writes it in the register of processings'

/** Those of the title in hand belong to the title. */
const ofCards: End = { stays: 'for the card in hand and the last known address; the others go with their request' }

/** Every table, and how its rows end: a test compares it with the database. */
export const ends: Readonly<Record<string, End>> = {
  account: { stays: 'as long as the account is open; closing one is not built' },
  act_key: 'request',
  agent: 'account',
  answers: 'request',
  application: { stays: 'ids, days and statuses alone; nobody is shown it once the request is erased' },
  aside_decision: { stays: `an agent’s decision on a match, with its reason, kept with the driver; ${open}` },
  awaited_aptitude: 'fact',
  card: { stays: 'ids, days and statuses alone' },
  card_address: ofCards,
  card_engraving: ofCards,
  card_images: ofCards,
  card_number: 'nobody',
  card_waiting: 'served',
  cepc: { stays: `a title that was delivered; ${open}` },
  certificate_number: { stays: `so that a paper in somebody’s hands can be told from a false one; ${open}` },
  contact_change: 'account',
  contact_check: 'served',
  deadline: 'nobody',
  delay_curve: 'nobody',
  delivered_act: 'request',
  door_call: 'served',
  door_client: 'nobody',
  door_secret: 'served',
  door_token: 'served',
  draft: { stays: `answers not sent yet, until they are sent or thrown away; ${open}` },
  driver: { stays: 'as long as something is recorded of the driver; the end of a whole record is not built' },
  driver_record: { stays: 'ids and days alone: what they mean stands in facts that are erased' },
  electronic_consent: 'account',
  erasure: 'nobody',
  evidence: 'request',
  evidence_bytes: 'request',
  evidence_key: 'request',
  exam_result: { stays: `proof of the exam, which other titles build on; ${open}` },
  exam_result_version: { stays: `every version of a line, as the centre sent it; ${open}` },
  fact_aside: 'fact',
  fact_aside_key: 'fact',
  feed: 'nobody',
  file_delay: 'request',
  forecast: 'request',
  habilitation_act: { stays: `who was habilitated by whom, never changed (R. 225-4); ${open}` },
  hook: 'nobody',
  hook_delivery: 'served',
  hook_secret: 'served',
  human_check: 'served',
  job_release: 'nobody',
  journal: { stays: 'ids, days, statuses and salted commitments: what is personal stands elsewhere (docs/decisions/0005)' },
  journal_print: 'nobody',
  kept_form: 'served',
  letter_asked: 'request',
  letter_waiting: 'fact',
  macro: 'nobody',
  match_task: 'account',
  message: 'request',
  migration: 'nobody',
  named_driver: 'fact',
  notice_sent: 'request',
  opinion: 'nobody',
  opinion_given: 'nobody',
  points_letter: 'fact',
  posted_letter: 'fact',
  reading: { stays: `who read whose file: it protects the person; ${open}` },
  record_fact: 'fact',
  record_key: 'fact',
  record_proposal: 'fact',
  record_take_back: 'nobody',
  record_warning: 'fact',
  rectification: 'fact',
  refused_access: { stays: `who asked for what they may not have; ${open}` },
  request_erased: 'nobody',
  result_view: 'served',
  retention_to_decide: 'fact',
  right_code: 'served',
  right_reading: 'served',
  session: 'served',
  sign_in: 'served',
  sms_sent: 'request',
  statistic: 'nobody',
  throttle: 'served',
  written_words: 'request',
}

const words: Readonly<Record<Exclude<End, object>, string>> = {
  request: 'with the request, two years after its recording (L. 225-2, VI), by `npm run erase`',
  fact: 'with the fact, on the day of L. 225-2, I to V, by `npm run erase`',
  account: 'with the account',
  served: 'once it has served, by a round of the worker or by the page that used it',
  nobody: 'names nobody',
}

/** The table as a document. */
export const endsDocument = (): string => `# When what we keep ends

Written by \`npm run docs\` from [src/erasure/tables.ts](../../src/erasure/tables.ts); a test compares it with the database, and another erases a person’s request
and reads every table for what it held. What a table keeps stands in its comment in [migrations](../../migrations).

| Table | Its rows end |
| --- | --- |
${Object.entries(ends)
  .map(([table, end]) => `| \`${table}\` | ${typeof end === 'string' ? words[end] : `stay: ${end.stays}`} |`)
  .join('\n')}
`
