export { addEntry } from './actions/add-entry.ts'
export { addRecipient, type WantedRecipient } from './actions/add-recipient.ts'
export { attachFiles, type AttachedUpload } from './actions/attach-files.ts'
export { endRecipient } from './actions/end-recipient.ts'
export { noteUnreachable } from './actions/note-unreachable.ts'
export { keepUpload, type SentFile, type Upload } from './actions/keep-upload.ts'
export { noteLeaver } from './actions/note-leaver.ts'
export { startUploadCleaner } from './loop.ts'
export {
  attachmentKinds,
  type Attachment,
  type AttachmentKind,
  type Entry,
  type EntryChannel,
  type EntryData,
  type EntrySide,
} from './rules/entry.ts'
export { isForeign, domainOf } from './rules/recipient.ts'
export type { SecretHint } from './rules/secret-hints.ts'
export { writeEntry } from './rules/write-entry.ts'
export { countNewEntries, listEntries, type EntryView, type NewEntry } from './store/entries.ts'
export { findAttachment, listUploads, type ReadableFile } from './store/files.ts'
export { findRecipient, forgetBounce, listRecipients, type Recipient, type RecipientEnd } from './store/recipients.ts'
