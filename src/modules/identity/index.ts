export { authenticate } from './actions/authenticate.ts'
