export { startIntake } from './loop.ts'
