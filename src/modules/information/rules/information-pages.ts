/** The pages of plain text, by the last part of their address. */
export const informationPages = ['poradnik', 'rodo', 'regulamin', 'dostepnosc'] as const
export type InformationName = (typeof informationPages)[number]

/** The sections of each page; each has a heading and a text in the messages. */
export const sectionsOf: Readonly<Record<InformationName, readonly string[]>> = {
  poradnik: ['what', 'register', 'password', 'overview', 'tickets'],
  rodo: ['controller', 'purposes', 'recipients', 'retention', 'rights', 'partner'],
  regulamin: ['service', 'account', 'promises', 'files'],
  dostepnosc: ['state', 'keyboard', 'contact'],
}
