import type { Citizen } from './partners/franceconnect/citizens.ts'
import type { Agent } from './partners/proconnect/simulator.ts'

// The people of the demonstration: invented, said to be so, and always the same.

/** Whom one can be at FranceConnect in the sandbox, beside its own test identities. */
export const personas: readonly Citizen[] = [
  {
    login: 'lina',
    familyName: 'MOREAU',
    givenNames: ['Lina', 'Jeanne'],
    gender: 'female',
    birthdate: '2009-03-12',
    birthplace: '75111',
    birthcountry: '99100',
    email: 'lina.moreau@exemple.invalid',
    about: '17 ans, conduite accompagnée, a réussi l’examen B · 17, accompanied driving, passed B',
  },
  {
    login: 'zoe',
    familyName: "ŒUVRARD-L'HÔPITAL",
    givenNames: ['Zoé', 'Marie-Ève'],
    gender: 'female',
    birthdate: '2004-02-29',
    birthplace: '69123',
    birthcountry: '99100',
    email: 'zoe.oeuvrard@exemple.invalid',
    about: 'Née un 29 février, a le B, a réussi l’A2 · born on 29 February, holds B, passed A2',
  },
  {
    login: 'hugo',
    familyName: 'LEROY',
    givenNames: ['Hugo'],
    gender: 'male',
    birthdate: '2006-07-04',
    birthplace: '31555',
    birthcountry: '99100',
    email: 'hugo.leroy@exemple.invalid',
    about: 'A échoué à l’examen B · failed the B exam',
  },
  {
    login: 'ama',
    familyName: 'MENSAH',
    givenNames: ['Ama', 'Akosua'],
    gender: 'female',
    birthdate: '1996-11-02',
    birthplace: '',
    birthcountry: '99329',
    email: 'ama.mensah@exemple.invalid',
    about: 'Étrangère, hébergée, a réussi l’examen B · foreign national, hosted, passed B',
  },
  {
    login: 'theo',
    familyName: 'BERNARD',
    givenNames: ['Théo', 'Louis'],
    gender: 'male',
    birthdate: '1999-05-21',
    birthplace: '13205',
    birthcountry: '99100',
    email: 'theo.bernard@exemple.invalid',
    about: 'A réussi le B ; l’inspecteur demande un contrôle médical · passed B; the inspector asks for a medical check',
  },
  {
    login: 'marcel',
    familyName: 'PETIT',
    givenNames: ['Marcel', 'André'],
    gender: 'male',
    birthdate: '1978-09-09',
    birthplace: '59350',
    birthcountry: '99100',
    email: 'marcel.petit@exemple.invalid',
    about: 'Suspendu par le préfet, a réussi le BE · suspended by the préfet, passed BE',
  },
  {
    login: 'ines',
    familyName: 'GARNIER',
    givenNames: ['Inès', 'Camille'],
    gender: 'female',
    birthdate: '2005-06-17',
    birthplace: '75111',
    birthcountry: '99100',
    email: 'ines.garnier@exemple.invalid',
    about: 'Permis probatoire, lettre 48N reçue, stage à suivre · under probation, letter 48N received, course to follow',
  },
  {
    login: 'gaspard',
    familyName: 'LEFÈVRE',
    givenNames: ['Gaspard'],
    gender: 'male',
    birthdate: '1985-01-30',
    birthplace: '69123',
    birthcountry: '99100',
    email: 'gaspard.lefevre@exemple.invalid',
    about: 'Permis invalidé par la lettre 48SI, carte remise · licence invalidated by letter 48SI, card handed back',
  },
]

const siret = '11001401600015'
const agent = (sub: string, given_name: string, usual_name: string, organization_label: string): Agent => ({
  sub,
  given_name,
  usual_name,
  email: `${sub}@agents.exemple.invalid`,
  uid: sub,
  siret,
  roles: ['agent_public', 'agent_public_etat'],
  organization_label,
})

/** Which agents one can be at ProConnect in the sandbox. What each may do is in `habilitations`. */
export const agentPersonas: readonly Agent[] = [
  agent('paulette', 'Paulette', 'Girard', 'Paris'),
  agent('karim', 'Karim', 'Benali', 'Paris'),
  agent('solange', 'Solange', 'Faure', 'Paris'),
  agent('djamila', 'Djamila', 'Haddad', 'Paris'),
  agent('nour', 'Nour', 'Belkacem', 'Paris'),
  agent('yves', 'Yves', 'Tanguy', 'Rhône'),
  agent('odile', 'Odile', 'Marchand', 'Paris'),
  agent('gabin', 'Gabin', 'Roche', 'Paris'),
]
