import { Type } from 'typebox'
import { defineJob, Uuid, type Job } from '../../platform/jobs.ts'
import { sendEntryLink } from './actions/send-entry-link.ts'
import { tellOfGuesses } from './actions/tell-of-guesses.ts'
import { SEND_ENTRY_LINK } from './rules/entry-link.ts'
import { TELL_OF_GUESSES } from './rules/sign-in.ts'

const EntryLink = Type.Object({
  emailKey: Type.String(),
  wish: Type.Union([Type.Literal('activate'), Type.Literal('reset')]),
  browserHash: Type.Union([Type.String(), Type.Null()]),
})

export const identityJobs: readonly Job[] = [
  defineJob(SEND_ENTRY_LINK, EntryLink, sendEntryLink),
  defineJob(TELL_OF_GUESSES, Type.Object({ personId: Uuid }), tellOfGuesses),
]
