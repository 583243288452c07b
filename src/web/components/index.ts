/** Everything that pages are built of; `/dev/gallery` shows each piece in every state. */
export { Avatar } from './avatar.tsx'
export {
  CoverageChip,
  MoveChip,
  PriorityBadge,
  StateBadge,
  type Coverage,
  type Move,
  type Priority,
} from './badges.tsx'
export { Banner, InlineStatus, type Tone } from './banner.tsx'
export { Actions, Button, ButtonLink, IconButton, type ButtonKind } from './button.tsx'
export { Card, Facts, PageHeader } from './card.tsx'
export { Checkbox, RadioCards, type RadioCard } from './choices.tsx'
export { AttachmentLink, ChronoEntry, DayDivider, type EntryKind } from './chrono-entry.tsx'
export { DataTable, type Column } from './data-table.tsx'
export { Dialog, DialogButton } from './dialog.tsx'
export { CollapsibleList, Disclosure } from './disclosure.tsx'
export { ExpiryTimeline } from './expiry-timeline.tsx'
export { OtpField, Select, TextArea, TextField, type Choice } from './field.tsx'
export { FileField } from './file-field.tsx'
export { ErrorSummary, Form, FormError } from './form.tsx'
export { CopyButton, Identifier, KeyHint, QrBlock } from './identifier.tsx'
export { Breadcrumbs, Menu, Pagination, Tabs, type Tab } from './navigation.tsx'
export { PasskeyButton } from './passkey-button.tsx'
export { PrintSheet } from './print-sheet.tsx'
export { CountDown, PromiseBadge, type PromiseState } from './promise-badge.tsx'
export { EmptyState, ErrorState, Progress, Skeleton } from './states.tsx'
export { Stepper, Timeline, type TimelineStep } from './steps.tsx'
export { LanguageSwitch, ThemeSwitch } from './switches.tsx'
export { TwoLineList, type TwoLineItem } from './two-line-list.tsx'
