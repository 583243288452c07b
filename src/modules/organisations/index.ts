export { addMembership, type Membership } from './actions/add-membership.ts'
export { addSite } from './actions/add-site.ts'
export { endMembership } from './actions/end-membership.ts'
export { ensureOrganisation, type KnownCompany } from './actions/ensure-organisation.ts'
export { findOrganisation } from './actions/find-organisation.ts'
export { formatAddress, type Address } from './rules/address.ts'
export {
  findByTaxId as findOrganisationByTaxId,
  membersOf,
  organisationsById,
  type Member,
  type NewSite,
  type Organisation,
} from './store.ts'
