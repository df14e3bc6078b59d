import type { Words } from '@papier-rose/law'

/** An office that keeps a card: its name, as cards and letters write it, and the town where it sits. */
export interface Prefecture {
  readonly name: string
  readonly seat: string
}

const of = (rest: string, seat: string): Prefecture => ({ name: `Préfecture ${rest}`, seat })

/** The préfecture of each département, by its code. In Paris it is the préfecture de police. */
export const prefectures: Readonly<Record<string, Prefecture>> = {
  '01': of('de l’Ain', 'Bourg-en-Bresse'),
  '02': of('de l’Aisne', 'Laon'),
  '03': of('de l’Allier', 'Moulins'),
  '04': of('des Alpes-de-Haute-Provence', 'Digne-les-Bains'),
  '05': of('des Hautes-Alpes', 'Gap'),
  '06': of('des Alpes-Maritimes', 'Nice'),
  '07': of('de l’Ardèche', 'Privas'),
  '08': of('des Ardennes', 'Charleville-Mézières'),
  '09': of('de l’Ariège', 'Foix'),
  10: of('de l’Aube', 'Troyes'),
  11: of('de l’Aude', 'Carcassonne'),
  12: of('de l’Aveyron', 'Rodez'),
  13: of('des Bouches-du-Rhône', 'Marseille'),
  14: of('du Calvados', 'Caen'),
  15: of('du Cantal', 'Aurillac'),
  16: of('de la Charente', 'Angoulême'),
  17: of('de la Charente-Maritime', 'La Rochelle'),
  18: of('du Cher', 'Bourges'),
  19: of('de la Corrèze', 'Tulle'),
  '2A': of('de la Corse-du-Sud', 'Ajaccio'),
  '2B': of('de la Haute-Corse', 'Bastia'),
  21: of('de la Côte-d’Or', 'Dijon'),
  22: of('des Côtes-d’Armor', 'Saint-Brieuc'),
  23: of('de la Creuse', 'Guéret'),
  24: of('de la Dordogne', 'Périgueux'),
  25: of('du Doubs', 'Besançon'),
  26: of('de la Drôme', 'Valence'),
  27: of('de l’Eure', 'Évreux'),
  28: of('d’Eure-et-Loir', 'Chartres'),
  29: of('du Finistère', 'Quimper'),
  30: of('du Gard', 'Nîmes'),
  31: of('de la Haute-Garonne', 'Toulouse'),
  32: of('du Gers', 'Auch'),
  33: of('de la Gironde', 'Bordeaux'),
  34: of('de l’Hérault', 'Montpellier'),
  35: of('d’Ille-et-Vilaine', 'Rennes'),
  36: of('de l’Indre', 'Châteauroux'),
  37: of('d’Indre-et-Loire', 'Tours'),
  38: of('de l’Isère', 'Grenoble'),
  39: of('du Jura', 'Lons-le-Saunier'),
  40: of('des Landes', 'Mont-de-Marsan'),
  41: of('de Loir-et-Cher', 'Blois'),
  42: of('de la Loire', 'Saint-Étienne'),
  43: of('de la Haute-Loire', 'Le Puy-en-Velay'),
  44: of('de la Loire-Atlantique', 'Nantes'),
  45: of('du Loiret', 'Orléans'),
  46: of('du Lot', 'Cahors'),
  47: of('de Lot-et-Garonne', 'Agen'),
  48: of('de la Lozère', 'Mende'),
  49: of('de Maine-et-Loire', 'Angers'),
  50: of('de la Manche', 'Saint-Lô'),
  51: of('de la Marne', 'Châlons-en-Champagne'),
  52: of('de la Haute-Marne', 'Chaumont'),
  53: of('de la Mayenne', 'Laval'),
  54: of('de Meurthe-et-Moselle', 'Nancy'),
  55: of('de la Meuse', 'Bar-le-Duc'),
  56: of('du Morbihan', 'Vannes'),
  57: of('de la Moselle', 'Metz'),
  58: of('de la Nièvre', 'Nevers'),
  59: of('du Nord', 'Lille'),
  60: of('de l’Oise', 'Beauvais'),
  61: of('de l’Orne', 'Alençon'),
  62: of('du Pas-de-Calais', 'Arras'),
  63: of('du Puy-de-Dôme', 'Clermont-Ferrand'),
  64: of('des Pyrénées-Atlantiques', 'Pau'),
  65: of('des Hautes-Pyrénées', 'Tarbes'),
  66: of('des Pyrénées-Orientales', 'Perpignan'),
  67: of('du Bas-Rhin', 'Strasbourg'),
  68: of('du Haut-Rhin', 'Colmar'),
  69: of('du Rhône', 'Lyon'),
  70: of('de la Haute-Saône', 'Vesoul'),
  71: of('de Saône-et-Loire', 'Mâcon'),
  72: of('de la Sarthe', 'Le Mans'),
  73: of('de la Savoie', 'Chambéry'),
  74: of('de la Haute-Savoie', 'Annecy'),
  75: { name: 'Préfecture de police', seat: 'Paris' },
  76: of('de la Seine-Maritime', 'Rouen'),
  77: of('de Seine-et-Marne', 'Melun'),
  78: of('des Yvelines', 'Versailles'),
  79: of('des Deux-Sèvres', 'Niort'),
  80: of('de la Somme', 'Amiens'),
  81: of('du Tarn', 'Albi'),
  82: of('de Tarn-et-Garonne', 'Montauban'),
  83: of('du Var', 'Toulon'),
  84: of('de Vaucluse', 'Avignon'),
  85: of('de la Vendée', 'La Roche-sur-Yon'),
  86: of('de la Vienne', 'Poitiers'),
  87: of('de la Haute-Vienne', 'Limoges'),
  88: of('des Vosges', 'Épinal'),
  89: of('de l’Yonne', 'Auxerre'),
  90: of('du Territoire de Belfort', 'Belfort'),
  91: of('de l’Essonne', 'Évry-Courcouronnes'),
  92: of('des Hauts-de-Seine', 'Nanterre'),
  93: of('de la Seine-Saint-Denis', 'Bobigny'),
  94: of('du Val-de-Marne', 'Créteil'),
  95: of('du Val-d’Oise', 'Cergy'),
  971: of('de la Guadeloupe', 'Basse-Terre'),
  972: of('de la Martinique', 'Fort-de-France'),
  973: of('de la Guyane', 'Cayenne'),
  974: of('de La Réunion', 'Saint-Denis'),
  975: of('de Saint-Pierre-et-Miquelon', 'Saint-Pierre'),
  976: of('de Mayotte', 'Mamoudzou'),
  977: { name: 'Préfecture déléguée de Saint-Barthélemy', seat: 'Gustavia' },
  978: { name: 'Préfecture déléguée de Saint-Martin', seat: 'Marigot' },
  986: { name: 'Administration supérieure de Wallis-et-Futuna', seat: 'Mata’Utu' },
  987: { name: 'Haut-commissariat en Polynésie française', seat: 'Papeete' },
  988: { name: 'Haut-commissariat en Nouvelle-Calédonie', seat: 'Nouméa' },
}

/** The préfecture of a département. Throws for a code that is none. */
export function prefectureOf(departement: string): Prefecture {
  const found = prefectures[departement]
  if (!found) throw new RangeError(`no préfecture for ${departement}`)
  return found
}

/** The préfecture of a département, by its name; in Paris it is the préfecture de police. */
export function officeName(departement: string): Words {
  const name = prefectures[departement]?.name ?? `Préfecture (${departement})`
  return { fr: name, en: name }
}

/** The same at the head of a sentence, with its article: « La préfecture du Rhône », « L’administration supérieure … ». */
export function theOffice(departement: string): Words {
  const { fr: name, en } = officeName(departement)
  const small = name.charAt(0).toLowerCase() + name.slice(1)
  const fr = /^[aeiou]/.test(small) ? `L’${small}` : `${small.startsWith('haut-') ? 'Le' : 'La'} ${small}`
  return { fr, en: `The ${en.charAt(0).toLowerCase()}${en.slice(1)}` }
}
