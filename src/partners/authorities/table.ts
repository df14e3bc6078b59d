import type { Day, FactContents, FactKind, Words } from '@papier-rose/law'
import type { Teller } from '../../record/index.ts'

/** What an act is made with: days from today, references of its own, and the fact that it is about. */
export interface Around {
  /** The day so many days before today; `ahead` after it. */
  ago(days: number): Day
  /** A reference of this act: its letters and a number. */
  own(letters: string): string
  /** The reference that the act names: that of `needs`; and what the fact said. */
  readonly about: string
  readonly earlier: Readonly<Record<string, unknown>>
}

type Made = { readonly [K in FactKind]: { readonly kind: K; readonly reference: string; readonly content: FactContents[K] } }[FactKind]

/** Something that an authority does every day, on one button. */
export interface Act {
  readonly name: string
  readonly label: Words
  /** It names an earlier fact of one of these kinds. */
  readonly needs?: readonly FactKind[]
  make(around: Around): readonly Made[]
}

/** An outside authority: a row here, and it has a page, a client at the door and a book. */
export interface Authority {
  /** Its address in the sandbox, and its client id at the door. */
  readonly id: string
  readonly teller: Teller
  readonly words: Words
  readonly acts: readonly Act[]
}

const infraction = (a: Around, content: FactContents['infraction']): Made => ({ kind: 'infraction', reference: a.own('PV'), content })
const act = (name: string, fr: string, en: string, make: Act['make'], needs?: Act['needs']): Act => ({
  name,
  label: { fr, en },
  make,
  ...(needs ? { needs } : {}),
})

const opinion = (
  name: string,
  fr: string,
  en: string,
  by: 'medecin-agree' | 'commission',
  said: FactContents['medical-opinion']['opinion'],
) =>
  act(name, fr, en, a => [
    {
      kind: 'medical-opinion',
      reference: a.own('AVIS'),
      content: { on: a.ago(0), by, opinion: said, ...(said === 'restricted' ? { codes: ['01.06'] } : {}) },
    },
  ])

const opinions = (by: 'medecin-agree' | 'commission'): readonly Act[] => [
  opinion('apte', 'Apte', 'Fit', by, 'apt'),
  opinion('restrictions', 'Apte avec lunettes ou lentilles', 'Fit with glasses or lenses', by, 'restricted'),
  opinion('inapte', 'Inapte', 'Unfit', by, 'unfit'),
]

const measures: readonly FactKind[] = ['administrative-suspension', 'judgment', 'ead-restriction']
const offences: readonly FactKind[] = ['infraction']

/** Every outside authority that tells facts of drivers. */
export const authorities: readonly Authority[] = [
  {
    id: 'gendarmerie',
    teller: 'forces',
    words: { fr: 'Forces de l’ordre', en: 'Police' },
    acts: [
      act('vitesse', '60 km/h trop vite hier', '60 km/h too fast yesterday', a => [
        infraction(a, { committedOn: a.ago(1), points: 6, class: 'delit', article: 'L. 413-1', ground: 'speed-40' }),
      ]),
      act('telephone', 'Téléphone en main hier', 'Phone in hand yesterday', a => [
        infraction(a, { committedOn: a.ago(1), points: 3, class: 4, article: 'R. 412-6-1' }),
      ]),
      act('alcool', 'Alcool, 0,9 g/l : rétention', 'Alcohol, 0.9 g/l: licence kept', a => [
        infraction(a, { committedOn: a.ago(0), points: 6, class: 'delit', article: 'L. 234-1', ground: 'alcohol' }),
        {
          kind: 'retention',
          reference: a.own('RET'),
          content: { on: a.ago(0), ground: 'alcohol', verified: true, for: a.own('PV') },
        },
      ]),
      act('remise', 'Permis invalidé remis aujourd’hui', 'Void card handed in today', a => [
        { kind: 'surrender', reference: a.own('REM'), content: { on: a.ago(0) } },
      ]),
    ],
  },
  {
    id: 'antai',
    teller: 'fines',
    words: { fr: 'Traitement des amendes (ANTAI)', en: 'Processing of fines (ANTAI)' },
    acts: [
      act('radar', '25 km/h trop vite avant-hier (radar)', '25 km/h too fast two days ago (camera)', a => [
        infraction(a, { committedOn: a.ago(2), points: 2, class: 4, article: 'R. 413-14' }),
      ]),
      act(
        'designation',
        'Désigné comme conducteur par le titulaire de la carte grise',
        'Named as the driver by the holder of the registration certificate',
        a => [
          {
            kind: 'driver-named',
            reference: a.own('DES'),
            content: { for: a.about, committedOn: a.earlier.committedOn as Day, on: a.ago(0), by: 'vehicle-holder' },
          },
        ],
        ['infraction'],
      ),
      act('feu', 'Feu rouge hier', 'Red light yesterday', a => [
        infraction(a, { committedOn: a.ago(1), points: 4, class: 4, article: 'R. 412-30' }),
      ]),
      ...(
        [
          ['payee', 'Amende payée : infraction établie', 'Fine paid: offence established', 'paiement-amende-forfaitaire'],
          ['majoree', 'Amende majorée, titre exécutoire', 'Increased fine, enforceable title', 'titre-executoire-amende-majoree'],
        ] as const
      ).map(([name, fr, en, by]) =>
        act(name, fr, en, a => [{ kind: 'establishment', reference: a.own('ETA'), content: { for: a.about, on: a.ago(0), by } }], offences),
      ),
    ],
  },
  {
    id: 'tribunal',
    teller: 'court',
    words: { fr: 'Tribunal judiciaire', en: 'Court' },
    acts: [
      act(
        'suspension',
        'Suspension de six mois, exécutoire aujourd’hui',
        'Six months’ suspension, executory today',
        a => [
          {
            kind: 'judgment',
            reference: a.own('JUG'),
            content: { executoryOn: a.ago(0), outcome: 'suspension', months: 6, ground: 'alcohol', for: a.about },
          },
        ],
        offences,
      ),
      act(
        'condamnation',
        'Condamnation définitive : infraction établie',
        'Final conviction: offence established',
        a => [
          {
            kind: 'establishment',
            reference: a.own('ETA'),
            content: { for: a.about, on: a.ago(0), by: 'condamnation-definitive' },
          },
        ],
        offences,
      ),
      act(
        'relaxe',
        'Relaxe : ni suspension ni annulation',
        'Acquitted: neither suspension nor annulment',
        a => [
          {
            kind: 'judgment',
            reference: a.own('JUG'),
            content: { executoryOn: a.ago(0), outcome: 'no-restriction', for: a.about },
          },
        ],
        offences,
      ),
      act(
        'annulation',
        'Annulation, un an d’interdiction de repasser le permis',
        'Annulment, one year’s ban on applying again',
        a => [
          {
            kind: 'judgment',
            reference: a.own('JUG'),
            content: { executoryOn: a.ago(0), outcome: 'annulment', months: 12, ground: 'alcohol', for: a.about },
          },
        ],
        offences,
      ),
      act(
        'levee',
        'Suspension du préfet annulée',
        'Suspension by the préfet annulled',
        a => [{ kind: 'measure-lifted', reference: a.own('LEV'), content: { for: a.about, on: a.ago(0), why: 'annulled' } }],
        ['administrative-suspension'],
      ),
    ],
  },
  {
    id: 'prefecture',
    teller: 'prefecture',
    words: { fr: 'Préfecture', en: 'Préfecture' },
    acts: [
      act(
        'suspension',
        'Suspension de six mois après la rétention',
        'Six months’ suspension after the retention',
        a => [
          {
            kind: 'administrative-suspension',
            reference: a.own('3F'),
            content: {
              ground: 'alcohol',
              notifiedOn: a.ago(0),
              retainedOn: a.earlier.on as Day,
              months: 6,
              ...(typeof a.earlier.for === 'string' ? { for: a.earlier.for } : {}),
            },
          },
        ],
        ['retention'],
      ),
      act(
        'ead',
        'Éthylotest antidémarrage, six mois',
        'Alcohol interlock, six months',
        a => [
          {
            kind: 'ead-restriction',
            reference: a.own('EAD'),
            content: { by: 'prefet', from: a.ago(0), months: 6, for: a.about },
          },
        ],
        offences,
      ),
      ...([true, false] as const).map(fit =>
        act(
          fit ? 'apte' : 'inapte',
          fit ? 'Décision : apte à conduire' : 'Décision : inapte à conduire',
          fit ? 'Decision: fit to drive' : 'Decision: unfit to drive',
          a => [{ kind: 'aptitude', reference: a.own('APT'), content: { notifiedOn: a.ago(0), fit } }],
        ),
      ),
      act(
        'retrait',
        'Mesure retirée par le préfet',
        'Measure withdrawn by the préfet',
        a => [{ kind: 'measure-lifted', reference: a.own('LEV'), content: { for: a.about, on: a.ago(0), why: 'withdrawn' } }],
        measures,
      ),
    ],
  },
  {
    id: 'centre-de-stages',
    teller: 'stage-centre',
    words: { fr: 'Centre de stages', en: 'Course centre' },
    acts: [
      act('volontaire', 'Stage volontaire, fini hier', 'Voluntary course, ended yesterday', a => [
        { kind: 'stage', reference: a.own('STG'), content: { firstDay: a.ago(2), lastDay: a.ago(1), stage: 'volontaire' } },
      ]),
      act('obligatoire', 'Stage obligatoire (lettre 48N), fini hier', 'Mandatory course (letter 48N), ended yesterday', a => [
        { kind: 'stage', reference: a.own('STG'), content: { firstDay: a.ago(2), lastDay: a.ago(1), stage: 'obligatoire-48N' } },
      ]),
    ],
  },
  { id: 'medecin', teller: 'doctor', words: { fr: 'Médecin agréé', en: 'Approved doctor' }, acts: opinions('medecin-agree') },
  { id: 'commission', teller: 'doctor', words: { fr: 'Commission médicale', en: 'Medical commission' }, acts: opinions('commission') },
  {
    id: 'psychologue',
    teller: 'psychologist',
    words: { fr: 'Psychologue (tests psychotechniques)', en: 'Psychologist (psychotechnical tests)' },
    acts: ([true, false] as const).map(favourable =>
      act(
        favourable ? 'favorable' : 'defavorable',
        favourable ? 'Résultat favorable' : 'Résultat défavorable',
        favourable ? 'Favourable result' : 'Unfavourable result',
        a => [{ kind: 'psychotechnical', reference: a.own('PSY'), content: { on: a.ago(0), favourable } }],
      ),
    ),
  },
  {
    id: 'etat-civil',
    teller: 'registry',
    words: { fr: 'État civil', en: 'Civil registry' },
    acts: [act('deces', 'Décès hier', 'Death yesterday', a => [{ kind: 'death', reference: a.own('DC'), content: { on: a.ago(1) } }])],
  },
]
