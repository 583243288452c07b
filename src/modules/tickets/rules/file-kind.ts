import type { AttachmentKind } from '../../dialogue/rules/entry.ts'

const endings: readonly { readonly kind: AttachmentKind; readonly ending: RegExp }[] = [
  { kind: 'screenshot', ending: /\.(png|jpe?g|gif|webp|bmp|heic)$/i },
  { kind: 'configuration', ending: /\.(conf|cfg|config|xsf|rsc|ini|ya?ml|xml)$/i },
  { kind: 'log', ending: /\.(log|txt|evtx?|pcap(ng)?|har|syslog|out|gz|tgz|zip|7z)$/i },
]

/**
 * What kind of file a name looks like; the sender may say otherwise.
 *
 * @see docs/domain/tickets.md#files (source: R85, ux 1.1)
 */
export function guessKind(name: string): AttachmentKind {
  return endings.find(({ ending }) => ending.test(name.trim()))?.kind ?? 'other'
}
