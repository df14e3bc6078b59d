import { article } from '../../text.ts'
import { limited, row, type ScaleVersion, whole } from './row.ts'

const r = (number: string) => article('Code de la route', number)
const r413_14 = [r('R. 413-14')]
const r412_6_1 = [r('R. 412-6-1')]
const r412_6_2 = [r('R. 412-6-2')]
const r412_1 = [r('R. 412-1')]
const r431_1 = [r('R. 431-1')]
const r413_15 = [r('R. 413-15')]

export const speedAndEquipment: readonly ScaleVersion[] = [
  row(
    1,
    'speed-1-4-limit-50',
    'Excès de vitesse de moins de 5 km/h, limite de 50 km/h au plus',
    'Speeding by less than 5 km/h, limit of 50 km/h or less',
    r413_14,
    4,
    1,
    { natinf: ['25386'], mark: 'K', to: '2023-12-31' },
  ),
  row(
    1,
    'speed-1-4-limit-50',
    'Excès de vitesse de moins de 5 km/h, limite de 50 km/h au plus',
    'Speeding by less than 5 km/h, limit of 50 km/h or less',
    r413_14,
    4,
    0,
    { natinf: ['25386'], mark: 'K', from: '2024-01-01' },
  ),
  row(
    1,
    'speed-1-4',
    'Excès de vitesse de moins de 5 km/h, limite de plus de 50 km/h',
    'Speeding by less than 5 km/h, limit above 50 km/h',
    r413_14,
    3,
    1,
    { natinf: ['25387'], mark: 'K', to: '2023-12-31' },
  ),
  row(
    1,
    'speed-1-4',
    'Excès de vitesse de moins de 5 km/h, limite de plus de 50 km/h',
    'Speeding by less than 5 km/h, limit above 50 km/h',
    r413_14,
    3,
    0,
    { natinf: ['25387'], mark: 'K', from: '2024-01-01' },
  ),
  row(
    2,
    'speed-5-19-limit-50',
    'Excès de vitesse de 5 à 19 km/h, limite de 50 km/h au plus',
    'Speeding by 5 to 19 km/h, limit of 50 km/h or less',
    r413_14,
    4,
    1,
    { natinf: ['25386'] },
  ),
  row(
    3,
    'speed-5-19',
    'Excès de vitesse de 5 à 19 km/h, limite de plus de 50 km/h',
    'Speeding by 5 to 19 km/h, limit above 50 km/h',
    r413_14,
    3,
    1,
    { natinf: ['25387'] },
  ),
  row(4, 'speed-20-29', 'Excès de vitesse de 20 à 29 km/h', 'Speeding by 20 to 29 km/h', r413_14, 4, 2, { natinf: ['11302'] }),
  row(5, 'speed-30-39', 'Excès de vitesse de 30 à 39 km/h', 'Speeding by 30 to 39 km/h', r413_14, 4, 3, {
    natinf: ['11301'],
    suspension: limited,
  }),
  row(6, 'speed-40-49', 'Excès de vitesse de 40 à 49 km/h', 'Speeding by 40 to 49 km/h', r413_14, 4, 4, {
    natinf: ['21527'],
    suspension: limited,
  }),
  row(7, 'speed-50', 'Excès de vitesse de 50 km/h ou plus', 'Speeding by 50 km/h or more', [r('R. 413-14-1')], 5, 6, {
    suspension: { years: 3, kind: 'unsaid' },
    to: '2025-12-28',
  }),
  row(7, 'speed-50', 'Excès de vitesse de 50 km/h ou plus', 'Speeding by 50 km/h or more', [r('L. 413-1')], 'delit', 6, {
    suspension: whole,
    annulmentYears: 3,
    penalty: { prisonMonths: 3, fine: 3750 },
    afd: [300, 250, 600],
    from: '2025-12-29',
  }),
  row(8, 'phone', 'Téléphone tenu en main', 'Hand-held phone', r412_6_1, 2, 2, { natinf: ['23800'], to: '2012-01-04' }),
  row(8, 'phone', 'Téléphone tenu en main', 'Hand-held phone', r412_6_1, 4, 3, { natinf: ['23800'], from: '2012-01-05', to: '2020-05-21' }),
  row(8, 'phone', 'Téléphone tenu en main', 'Hand-held phone', r412_6_1, 4, 3, {
    natinf: ['23800'],
    suspension: limited,
    from: '2020-05-22',
  }),
  row(
    9,
    'ear-device',
    'Oreillette, casque ou écouteur émettant du son',
    'Earphone, headset or other ear device giving sound',
    r412_6_1,
    4,
    3,
    { natinf: ['31063'], suspension: limited },
  ),
  row(10, 'screen', 'Écran dans le champ de vision du conducteur', 'Screen in the driver’s field of vision', r412_6_2, 4, 2, {
    natinf: ['26963'],
    to: '2012-01-04',
  }),
  row(10, 'screen', 'Écran dans le champ de vision du conducteur', 'Screen in the driver’s field of vision', r412_6_2, 5, 3, {
    natinf: ['26963'],
    further: ['device-seized'],
    from: '2012-01-05',
  }),
  row(11, 'seat-belt', 'Ceinture de sécurité non portée par le conducteur', 'Driver without seat belt', r412_1, 4, 1, {
    natinf: ['12929'],
    to: '2003-03-31',
  }),
  row(11, 'seat-belt', 'Ceinture de sécurité non portée par le conducteur', 'Driver without seat belt', r412_1, 4, 3, {
    natinf: ['12929'],
    from: '2003-04-01',
  }),
  row(12, 'too-many-passengers', 'Plus de passagers que de places', 'More passengers than seats', [r('R. 412-1-1')], 4, 3),
  row(
    13,
    'helmet',
    'Casque non porté par le conducteur (moto, tricycle, quad)',
    'Rider without helmet (motorcycle, tricycle, quad)',
    r431_1,
    4,
    1,
    { natinf: ['12931', '22921'], to: '2003-03-31' },
  ),
  row(
    13,
    'helmet',
    'Casque non porté par le conducteur (moto, tricycle, quad)',
    'Rider without helmet (motorcycle, tricycle, quad)',
    r431_1,
    4,
    3,
    { natinf: ['12931', '22921'], from: '2003-04-01' },
  ),
  row(14, 'gloves', 'Gants non portés (deux-roues motorisé)', 'Rider without gloves (motorcycle)', [r('R. 431-1-2')], 3, 1, {
    from: '2016-11-20',
  }),
  row(15, 'tinted-windows', 'Vitres avant trop teintées', 'Front windows too dark', [r('R. 316-3-1')], 4, 3, { from: '2017-01-01' }),
  row(57, 'radar-detector', 'Détecteur ou avertisseur de radars', 'Radar detector or warning device', r413_15, 5, 2, {
    suspension: limited,
    to: '2012-01-04',
  }),
  row(57, 'radar-detector', 'Détecteur ou avertisseur de radars', 'Radar detector or warning device', r413_15, 5, 6, {
    suspension: limited,
    from: '2012-01-05',
  }),
  row(81, 'speed-not-adapted', 'Vitesse non adaptée aux circonstances', 'Speed not adapted to circumstances', [r('R. 413-17')], 4, 0, {
    natinf: ['213'],
  }),
  row(83, 'too-slow', 'Vitesse anormalement réduite', 'Driving abnormally slowly', [r('R. 413-19')], 2, 0, { natinf: ['6289'] }),
  row(84, 'child-not-restrained', 'Enfant transporté sans ceinture ni siège adapté', 'Child not restrained', [r('R. 412-2')], 4, 0, {
    mark: 'K',
  }),
]
