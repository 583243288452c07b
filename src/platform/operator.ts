/** Who runs this portal: names, contacts and limits that another operator sets otherwise (decisions 1 and 28). */
export type Operator = {
  readonly productName: string
  readonly companyName: string
  readonly companyAddress: string
  readonly hotline: string
  readonly hotlineHref: string
  readonly email: string
  readonly escalationEmail: string
  readonly escalationPhone: string
  readonly escalationPhoneHref: string
  readonly securityEmail: string
  readonly senderName: string
  readonly ticketAddress: string
  readonly accountAddress: string
  /** The mailbox of the engineers' group: entries on tickets that nobody has taken yet. */
  readonly deskAddress: string
  /** What a contract number looks like after upper-casing (R36, E42). */
  readonly contractNumberPattern: string
  /** Whether one proof opens all contracts of the tax id or the one contract it was made on (decision 8, E49). */
  readonly proofOpens: 'organisation' | 'contract'
  /** Whether failures may be reported without signing in (decision 23, ux S02); off leaves the phone. */
  readonly emergencyForm: boolean
  /** Hours of the 8x5 window in which a contact enquiry is answered (R48, features A7: one working day). */
  readonly contactAnswerHours: number
  /** Minutes in which somebody is called back whose emergency report matches no contract. */
  readonly callbackMinutes: number
  readonly limits: Limits
}

export type Limits = {
  readonly staffIdleMinutes: number
  readonly customerIdleMinutes: number
  readonly staffSessionHours: number
  readonly customerSessionHours: number
  readonly freshMinutes: number
  readonly attachmentBytes: number
  readonly attachmentsPerEntry: number
  readonly recipientsPerTicket: number
  readonly newRecipientsPerDay: number
}

/** The shipped profile: the values of the source documents (R110–R115). */
export const operatorProfile: Operator = {
  productName: 'myHEZO',
  companyName: 'Exclusive Networks Poland',
  companyAddress: '',
  hotline: '+48 12 25 25 600',
  hotlineHref: 'tel:+48122525600',
  email: 'pomoc@myhezo.pl',
  escalationEmail: 'escalation@myhezo.pl',
  escalationPhone: '12 25 25 502',
  escalationPhoneHref: 'tel:+48122525502',
  securityEmail: 'security@myhezo.pl',
  senderName: 'myHEZO',
  ticketAddress: 'zgloszenia@myhezo.pl',
  accountAddress: 'konto@myhezo.pl',
  deskAddress: 'desk@myhezo.pl',
  contractNumberPattern: '^[A-Z][0-9]{6}$',
  proofOpens: 'organisation',
  emergencyForm: true,
  contactAnswerHours: 8,
  callbackMinutes: 30,
  limits: {
    staffIdleMinutes: 30,
    customerIdleMinutes: 12 * 60,
    staffSessionHours: 12,
    customerSessionHours: 30 * 24,
    freshMinutes: 5,
    attachmentBytes: 50 * 1024 * 1024,
    attachmentsPerEntry: 20,
    recipientsPerTicket: 20,
    newRecipientsPerDay: 30,
  },
}
