/** Where somebody works. */
export type Site = 'Austin' | 'Lyon' | 'Boston'

/** What a person does in the story; the README of the estate tells it. */
export type Part = 'stays' | 'agent' | 'supervisor' | 'uccx-agent' | 'reception'

/** One person of the estate. `ext` is the last two digits of the number of the site. */
export interface Person {
  readonly id: string
  readonly first: string
  readonly last: string
  readonly site: Site
  readonly ext: string
  readonly part: Part
  /** Empty text: the directory holds none. Absent: first.last@example.com. */
  readonly mail?: string
  /** How the person is reached; absent: a desk phone. */
  readonly reach?: 'desk' | 'soft-client' | 'profile-only' | 'nothing'
}

type Row = readonly [id: string, first: string, last: string, ext: string, part?: Part, extra?: Partial<Person>]

const AUSTIN: readonly Row[] = [
  ['amartin', 'Alice', 'Martin', '01'],
  ['bcho', 'Brian', 'Cho', '02'],
  ['cdiaz', 'Carla', 'Diaz', '03'],
  ['devans', 'Derek', 'Evans', '04'],
  ['efoster', 'Elena', 'Foster', '05'],
  ['fgrant', 'Felix', 'Grant', '06'],
  ['ghall', 'Gina', 'Hall', '07'],
  ['hivers', 'Henry', 'Ivers', '08'],
  ['ijones', 'Irene', 'Jones', '09'],
  ['jkim', 'Jacob', 'Kim', '10'],
  ['klopez', 'Karen', 'Lopez', '11'],
  ['lmoore', 'Liam', 'Moore', '12'],
  ['mnash', 'Maria', 'Nash', '13'],
  ['nowens', 'Noah', 'Owens', '14'],
  ['oparker', 'Olivia', 'Parker', '15'],
  ['pquinn', 'Paul', 'Quinn', '16'],
  ['rreyes', 'Rosa', 'Reyes', '20', 'reception'],
  ['sstone', 'Samuel', 'Stone', '21', 'reception'],
  ['tturner', 'Tara', 'Turner', '30', 'agent'],
  ['uurban', 'Umar', 'Urban', '31', 'agent'],
  ['vvance', 'Vera', 'Vance', '32', 'agent'],
  ['wwells', 'Will', 'Wells', '33', 'agent'],
  ['xxu', 'Xin', 'Xu', '34', 'agent'],
  ['yyoung', 'Yara', 'Young', '35', 'agent'],
  ['zzhang', 'Zoe', 'Zhang', '36', 'uccx-agent'],
  ['abaker', 'Adam', 'Baker', '37', 'uccx-agent'],
  ['bbell', 'Beth', 'Bell', '38', 'supervisor'],
  ['ccole', 'Carl', 'Cole', '39', 'supervisor'],
  ['holson', 'Hana', 'Olson', '40', 'stays', { reach: 'profile-only' }],
  ['iprice', 'Ivan', 'Price', '41'],
  ['jreed', 'Jo', 'Reed', '42', 'stays', { reach: 'soft-client' }],
]

const LYON: readonly Row[] = [
  ['ngarcia', 'Nina', 'Garcia', '11', 'agent'],
  ['omeyer', 'Otto', 'Meyer', '12', 'agent'],
  ['plam', 'Pia', 'Lam', '13', 'agent'],
  ['qrossi', 'Quentin', 'Rossi', '14', 'agent'],
  ['rsato', 'Rei', 'Sato', '15', 'agent'],
  ['sjensen', 'Sara', 'Jensen', '16', 'agent', { mail: '' }],
  ['tnovak', 'Tom', 'Novak', '17', 'supervisor'],
  ['pduran', 'Paula', 'Duran', '', 'agent', { reach: 'nothing' }],
  ['dwhite', 'Dana', 'White', '20', 'reception'],
  ['uwolf', 'Ulla', 'Wolf', '21'],
  ['vbauer', 'Viktor', 'Bauer', '22'],
  ['wpark', 'Wendy', 'Park', '23'],
  ['xadams', 'Xena', 'Adams', '24'],
  ['yberg', 'Yann', 'Berg', '25'],
  ['zcruz', 'Zara', 'Cruz', '26'],
]

const BOSTON: readonly Row[] = [
  ['abrown', 'Amy', 'Brown', '01'],
  ['bclark', 'Ben', 'Clark', '02'],
  ['cdavis', 'Cora', 'Davis', '03'],
  ['dellis', 'Dan', 'Ellis', '04'],
  ['eford', 'Eva', 'Ford', '05', 'agent'],
  ['fgreen', 'Fred', 'Green', '06'],
  ['ghughes', 'Gail', 'Hughes', '07'],
  ['hirwin', 'Hugo', 'Irwin', '08'],
  ['ijames', 'Ida', 'James', '09'],
  ['jkelly', 'Jim', 'Kelly', '10'],
  ['lmason', 'Luke', 'Mason', '11'],
  ['mnolan', 'Mia', 'Nolan', '12', 'stays', { mail: 'mia.nolan@example.com' }],
  ['mnolan2', 'Mia', 'Nolan-Hart', '13', 'stays', { mail: 'mia.nolan@example.com' }],
  ['klane', 'Kate', 'Lane', '20'],
]

/** Everybody, site by site. */
export const CAST: readonly Person[] = [
  ...AUSTIN.map((row) => person('Austin', row)),
  ...LYON.map((row) => person('Lyon', row)),
  ...BOSTON.map((row) => person('Boston', row)),
]

/** Partition in which the numbers of people at a site live. */
export const NUMBER_PARTITION: Readonly<Record<Site, string>> = {
  Austin: 'DN-E164-PT',
  Lyon: 'DN-E164-PT',
  Boston: 'BOS-DN-PT',
}

/** The directory number behind the last two digits, as a pattern: `\+15125550111`, `7115101`. */
export function dnAt(site: Site, ext: string): string {
  if (site === 'Austin') return `\\+151255501${ext}`
  return site === 'Lyon' ? `\\+171755501${ext}` : `71151${ext}`
}

/** Name of the desk phone that stands for the last two digits of a site. */
export function deskPhone(site: Site, ext: string): string {
  const area = { Austin: '512', Lyon: '717', Boston: '617' }[site]
  return `SEP020000${area}1${ext}`
}

/** Mail address as the directory holds it; empty when it holds none. */
export function mailOf(someone: Person): string {
  return someone.mail ?? `${someone.first}.${someone.last}@example.com`.toLowerCase()
}

function person(site: Site, [id, first, last, ext, part = 'stays', extra = {}]: Row): Person {
  return { id, first, last, site, ext, part, ...extra }
}
