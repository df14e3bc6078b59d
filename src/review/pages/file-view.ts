import { addressMonths, type Piece, pieceNames, type Words } from '@papier-rose/law'
import { kindWords, officeName, requestNumber } from '../../application/index.ts'
import { cardFaces } from '../../card/index.ts'
import {
  button,
  buttonGroup,
  countdown,
  details,
  form,
  heading,
  linkButton,
  list,
  paragraph,
  type SummaryRow,
  select,
  summaryList,
  table,
  tag,
  warning,
} from '../../kit/design/components.ts'
import { type Content, formatDate, formatInstant, type Html, html, type Lang, say } from '../../kit/html.ts'
import type { Act } from '../access.ts'
import { type OpenedFile, piecesOf } from '../file.ts'
import { pieceStateWords, statusWords } from '../words.ts'
import { elsewherePart } from './elsewhere.ts'
import { dayText, fileLink, type Ids, part, partTitle, refusedNotice } from './frame.ts'
import { messagesPart } from './messages.ts'

const words = {
  answers: { fr: 'Réponses de la personne', en: 'The person’s answers' },
  joined: { fr: 'Réponses de la demande jointe', en: 'Answers of the joined request' },
  pieces: { fr: 'Pièces', en: 'Pieces' },
  decision: { fr: 'Décision', en: 'Decision' },
  history: { fr: 'Ce qui s’est passé', en: 'What happened' },
  others: { fr: 'Ses autres demandes', en: 'Their other requests' },
  card: { fr: 'La carte', en: 'The card' },
  held: { fr: 'Ce que nous savons', en: 'What we know' },
  match: { fr: 'Ce que la pièce doit montrer', en: 'What the piece must show' },
  accepts: { fr: 'Ce qui est accepté', en: 'What is accepted' },
  noFile: { fr: 'Aucun fichier : déclaration sur l’honneur.', en: 'No file: declaration on honour.' },
  old: { fr: 'Fichiers remplacés', en: 'Replaced files' },
  take: { fr: 'Prendre ce dossier', en: 'Take this file' },
  release: { fr: 'Rendre ce dossier', en: 'Release this file' },
  handOver: { fr: 'Confier à', en: 'Hand over to' },
  handOverIt: { fr: 'Confier', en: 'Hand over' },
  accept: { fr: 'Accepter cette pièce', en: 'Accept this piece' },
  correct: { fr: 'Demander une correction', en: 'Ask for a correction' },
  approve: { fr: 'Accepter la demande et commander la carte', en: 'Approve the request and order the card' },
  refuse: { fr: 'Préparer un refus', en: 'Prepare a refusal' },
  toCheck: { fr: 'Il reste des pièces à vérifier :', en: 'Pieces still to check:' },
  mine: { fr: 'Vous instruisez ce dossier.', en: 'You work on this file.' },
  free: { fr: 'Personne n’instruit ce dossier : prenez-le pour agir.', en: 'Nobody works on this file: take it to act.' },
  erased: { fr: 'effacé', en: 'erased' },
  none: { fr: 'Aucune.', en: 'None.' },
} satisfies Record<string, Words>

export interface FileView {
  readonly file: OpenedFile
  readonly ids: () => Ids
  readonly refused?: Words
}

/** The whole file on one screen: who, the answers, each piece beside what it must match, the decision, the history. */
export function filePage(lang: Lang, { file, ids, refused }: FileView): Content {
  const { now, driver } = file
  const { words: state, tone } = statusWords[now.status]
  const name = driver ? `${driver.birthName} ${driver.firstNames.join(' ')}` : say(words.erased, lang)
  return [
    heading(lang, name, {
      caption: `${requestNumber(file.id)} · ${say(kindWords[now.subject.kind], lang)}, ${now.subject.category} · ${say(officeName(now.subject.office), lang)}`,
    }),
    refusedNotice(lang, refused),
    html`<p class="govuk-body">${tag(lang, state, tone)} ${now.submittedOn && html`${say({ fr: 'envoyée le', en: 'sent on' }, lang)} ${dayText(lang, now.submittedOn)}`}</p>`,
    now.subject.cepcLastDay &&
      file.daysLeft !== undefined &&
      countdown(lang, {
        lastDay: now.subject.cepcLastDay,
        daysLeft: file.daysLeft,
        title: { fr: 'CEPC de la personne', en: 'The person’s CEPC' },
        reader: 'office',
      }),
    holding(lang, file, ids),
    part('savoir', partTitle(lang, 'savoir', words.held), summaryList(lang, knownRows(lang, file))),
    file.answers.map(({ questions }, i) =>
      part(
        `reponses-${i}`,
        partTitle(lang, `reponses-${i}`, i === 0 ? words.answers : words.joined),
        summaryList(
          lang,
          questions.map(q => ({ key: q.question, value: q.answer })),
        ),
      ),
    ),
    part(
      'pieces',
      partTitle(lang, 'pieces', words.pieces),
      piecesOf(now).map(piece => pieceView(lang, file, piece, ids)),
    ),
    messagesPart(lang, file),
    part('decision', partTitle(lang, 'decision', words.decision), decision(lang, file, ids)),
    file.card && part('carte', partTitle(lang, 'carte', words.card), cardFaces(file.card)),
    part('autres', partTitle(lang, 'autres', words.others), others(lang, file)),
    part('historique', partTitle(lang, 'historique', words.history), history(lang, file)),
  ]
}

const act = (lang: Lang, file: OpenedFile, where: string, label: Words | Html, ids: () => Ids, look?: 'secondary' | 'warning'): Html =>
  form({ action: fileLink(lang, file.id, where), ...ids(), content: button({ lang, label, look }) })

function holding(lang: Lang, file: OpenedFile, ids: () => Ids): Content {
  const { offered, takerName, opening, colleagues } = file
  const says =
    opening === 'mine'
      ? words.mine
      : takerName
        ? { fr: `${takerName} instruit ce dossier.`, en: `${takerName} works on this file.` }
        : words.free
  return [
    paragraph(lang, says),
    offered.has('Take') && act(lang, file, '/prendre', words.take, ids),
    offered.has('Release') && act(lang, file, '/rendre', words.release, ids, 'secondary'),
    offered.has('HandOver') &&
      colleagues.length > 0 &&
      details(
        lang,
        { fr: 'Confier ce dossier à un collègue', en: 'Hand this file over to a colleague' },
        form({
          action: fileLink(lang, file.id, '/confier'),
          ...ids(),
          content: [
            select({ lang, name: 'to', label: words.handOver, options: colleagues.map(a => ({ value: a.id, label: a.name })) }),
            button({ lang, label: words.handOverIt, look: 'secondary' }),
          ],
        }),
      ),
    elsewherePart(lang, file),
  ]
}

function knownRows(lang: Lang, { driver, identity, exam }: OpenedFile): SummaryRow[] {
  if (!driver) return []
  return [
    { key: { fr: 'Nom de naissance', en: 'Birth name' }, value: driver.birthName },
    { key: { fr: 'Prénoms', en: 'First names' }, value: driver.firstNames.join(', ') },
    { key: { fr: 'Né(e) le', en: 'Born on' }, value: html`${dayText(lang, driver.birthDay)}, ${driver.birthplace}` },
    { key: 'NEPH', value: driver.neph },
    ...(identity
      ? [
          {
            key: { fr: 'Selon FranceConnect', en: 'As FranceConnect says' },
            value: `${identity.familyName} ${identity.givenNames.join(' ')}, ${identity.birthdate}`,
          },
        ]
      : []),
    ...(exam ? [{ key: { fr: 'Examen', en: 'Exam' }, value: html`${exam.category}, ${dayText(lang, exam.examDay)}, ${exam.centre}` }] : []),
  ]
}

/** What the agent compares a piece with. */
function mustMatch(lang: Lang, { driver, answers, now }: OpenedFile, piece: Piece): Content {
  const facts = answers[0]?.facts
  if (piece === 'address-proof' || piece === 'host-attestation' || piece === 'hotel-attestation' || piece === 'harbour-attestation') {
    const { submittedOn: sent } = now
    const months = sent && addressMonths.on(sent)
    return [
      facts && list(lang, facts.address.lines),
      sent &&
        paragraph(lang, {
          fr: `Datée de moins de ${months} mois au ${formatDate(sent, 'fr')}.`,
          en: `Less than ${months} months old on ${formatDate(sent, 'en')}.`,
        }),
    ]
  }
  if (piece === 'representative-identity' || piece === 'representative-consent')
    return facts?.representative ? paragraph(lang, facts.representative.name) : ''
  if (!driver) return ''
  return list(lang, [`${driver.birthName} ${driver.firstNames.join(' ')}`, html`${dayText(lang, driver.birthDay)}, ${driver.birthplace}`])
}

function pieceView(lang: Lang, file: OpenedFile, piece: Piece, ids: () => Ids): Html {
  const { now, evidence, asked, offered, words: own } = file
  const state = now.pieces[piece]
  if (!state) return html``
  const { words: label, tone } = pieceStateWords[state.state]
  const files = evidence.filter(one => one.piece === piece)
  const law = asked.find(one => one.piece === piece)
  const named = (verb: Words): Html =>
    html`${say(verb, lang)}<span class="govuk-visually-hidden">${lang === 'fr' ? '\u00a0' : ''}: ${say(pieceNames[piece], lang)}</span>`
  const checkable = state.state === 'to-check' || state.state === 'mended'
  return part(
    `piece-${piece}`,
    partTitle(lang, `piece-${piece}`, html`${say(pieceNames[piece], lang)} ${tag(lang, label, tone)}`, 3),
    state.state === 'to-mend' &&
      state.wordsId &&
      own.get(state.wordsId) &&
      html`<blockquote lang="fr">${own.get(state.wordsId)}</blockquote>`,
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-one-half"><h4 class="govuk-heading-s">${say(words.match, lang)}</h4>${mustMatch(lang, file, piece)}${law && details(lang, words.accepts, html`${paragraph(lang, law.why.words)}${list(lang, law.accepts)}`)}</div><div class="govuk-grid-column-one-half">${
      piece === 'photo-signature'
        ? photoImages(lang, file)
        : images(
            lang,
            file,
            files.filter(one => one.state === 'submitted'),
          )
    }</div></div>`,
    files.some(one => one.state === 'replaced') &&
      details(
        lang,
        words.old,
        html`${images(
          lang,
          file,
          files.filter(one => one.state === 'replaced'),
        )}`,
      ),
    (offered.has('AcceptPiece') || offered.has('AskForCorrection')) &&
      buttonGroup(
        checkable && offered.has('AcceptPiece') && act(lang, file, `/pieces/${piece}/accepter`, named(words.accept), ids),
        offered.has('AskForCorrection') &&
          linkButton({ lang, label: named(words.correct), href: fileLink(lang, file.id, `/pieces/${piece}/corriger`), look: 'secondary' }),
      ),
  )
}

function images(lang: Lang, file: OpenedFile, files: OpenedFile['evidence']): Content {
  if (files.length === 0) return paragraph(lang, words.noFile, 'hint')
  return html`<ul class="govuk-list">${files.flatMap(one =>
    Array.from({ length: one.pages }, (_, i) => {
      const href = fileLink(lang, file.id, `/fichiers/${one.id}/${i + 1}`)
      const alt = say({ fr: `${one.name}, page ${i + 1}`, en: `${one.name}, page ${i + 1}` }, lang)
      return html`<li><a href="${href}"><img class="pr-evidence" src="${href}" alt="${alt}" width="320" loading="lazy"></a></li>`
    }),
  )}</ul>`
}

const photoImages = (lang: Lang, file: OpenedFile): Html =>
  html`<p><img class="pr-evidence" src="${fileLink(lang, file.id, '/photo/portrait')}" alt="${say({ fr: 'Portrait', en: 'Portrait' }, lang)}" width="160"> <img class="pr-evidence" src="${fileLink(lang, file.id, '/photo/signature')}" alt="${say({ fr: 'Signature', en: 'Signature' }, lang)}" width="200"></p>`

/** What the person is told, quoted: the agent reads the same words. */
const forAgents = (said: Words): Words => ({ fr: `La personne lit : « ${said.fr} »`, en: `The person reads: “${said.en}”` })

function decision(lang: Lang, file: OpenedFile, ids: () => Ids): Content {
  const { now, offered } = file
  const left = piecesOf(now).filter(piece => now.pieces[piece]?.state !== 'accepted')
  const may = (one: Act): boolean => offered.has(one)
  if (now.status === 'refused') {
    return [
      (file.notified ?? []).map(said => paragraph(lang, forAgents(said))),
      linkButton({
        lang,
        label: { fr: 'Lire la décision de refus (PDF)', en: 'Read the refusal (PDF)' },
        href: fileLink(lang, file.id, '/decision.pdf'),
        look: 'secondary',
      }),
    ]
  }
  return [
    left.length > 0 &&
      now.status === 'with-agent' &&
      warning(lang, {
        fr: `${words.toCheck.fr} ${left.map(p => pieceNames[p].fr).join(', ')}.`,
        en: `${words.toCheck.en} ${left.map(p => pieceNames[p].en).join(', ')}.`,
      }),
    may('Approve') && act(lang, file, '/accepter', words.approve, ids),
    may('Refuse') && linkButton({ lang, label: words.refuse, href: fileLink(lang, file.id, '/refuser'), look: 'warning' }),
    !may('Approve') && !may('Refuse') && paragraph(lang, statusWords[now.status].words, 'hint'),
  ]
}

const others = (lang: Lang, { others: all, now }: OpenedFile): Content =>
  all.length === 0
    ? paragraph(lang, words.none)
    : list(
        lang,
        all.map(one => {
          const title = `${requestNumber(one.id)} · ${say(kindWords[one.kind], lang)}, ${one.category} · ${say(statusWords[one.status].words, lang)}`
          return one.office === now.subject.office
            ? html`<a class="govuk-link" href="${fileLink(lang, one.id)}">${title}</a>`
            : `${title} (${say(officeName(one.office), lang)})`
        }),
      )

const history = (lang: Lang, file: OpenedFile): Content =>
  table({
    lang,
    caption: { fr: 'Chaque étape, la dernière d’abord', en: 'Each step, the last one first' },
    hideCaption: true,
    columns: [{ label: { fr: 'Quand', en: 'When' } }, { label: { fr: 'Quoi', en: 'What' } }, { label: { fr: 'Par qui', en: 'By whom' } }],
    rows: file.history
      .toReversed()
      .map(one => [
        formatInstant(one.at, lang),
        html`${say(one.what, lang)}${one.said && html`<br><q lang="fr">${one.said}</q>`}`,
        typeof one.by === 'string' ? one.by : say(one.by, lang),
      ]),
  })
