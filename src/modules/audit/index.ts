export { record, recordAll, type Happening } from './actions/record.ts'
export { findEvent, listEventsOf, type AuditEvent } from './store.ts'
