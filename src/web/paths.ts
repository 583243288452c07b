/** Addresses that stand in the frame of every page. */
export const paths = {
  landing: '/',
  signIn: '/logowanie',
  signOut: '/wyloguj',
  register: '/rejestracja',
  emergency: '/awaria',
  contact: '/kontakt',
  search: '/szukaj',
  notices: '/powiadomienia',
  account: '/konto',
  credentials: '/konto/email-haslo',
  security: '/konto/zabezpieczenia',
  sessions: '/konto/sesje',
  appearance: '/konto/wyglad',
  collapse: '/konto/zwiniete',
  materials: '/materialy',
  privacy: '/rodo',
  terms: '/regulamin',
  accessibility: '/dostepnosc',
  live: '/api/v1/live',
  sessionExtension: '/api/v1/session/extension',
  demoPeople: '/dev/people',
  demoMail: '/dev/mail',
  demoClock: '/dev/clock',
  demoGallery: '/dev/gallery',
} as const

/** Where a signed-in person starts. */
export const homeOf = (kind: 'customer' | 'staff'): string => (kind === 'staff' ? '/k/kolejka' : '/pulpit')
