export { startIntake } from './loop.ts'
export { readMailFigures } from './store/mail-figures.ts'
