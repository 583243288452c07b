export { record, type Happening } from './actions/record.ts'
export { verifyAuditChain } from './actions/verify-audit-chain.ts'
export { findEvent, listEventsOf, type AuditEvent } from './store.ts'
