export { registerContract, type GivenContract, type RegisteredContract } from './actions/register-contract.ts'
