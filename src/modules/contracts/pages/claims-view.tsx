import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import { Button, Card, DataTable, StateBadge } from '../../../web/components/index.ts'
import { formatDateShort, formatTime } from '../../../web/format.ts'

export type SeenClaim = {
  readonly id: string
  readonly personName: string
  readonly personEmail: string
  readonly outcome: 'granted' | 'refused' | 'held'
  readonly reason: string
  readonly claimedAt: Temporal.Instant
  readonly reviewedAt: Temporal.Instant | null
}

type Props = {
  t: Translate
  locale: Locale
  contract: { readonly number: string }
  claims: readonly SeenClaim[] | null
  mayReview: boolean
}

const outcomes = {
  granted: 'contracts.claim_granted',
  refused: 'contracts.claim_refused_state',
  held: 'contracts.claim_held',
} as const
const tones = { granted: 'ok', refused: 'neutral', held: 'warn' } as const

/** Tries to prove a right to this contract, with the true reason: what a caller may not be told and staff must know (E47). */
export function ClaimsPart({ t, locale, contract, claims, mayReview }: Props) {
  if (claims === null || claims.length === 0) return null
  const open = claims.some(({ reviewedAt, outcome }) => reviewedAt === null && outcome !== 'granted')
  return (
    <Card
      flush
      title={t('contracts.claims')}
      action={open && mayReview && <ReviewForm t={t} number={contract.number} />}
    >
      <DataTable
        caption={t('contracts.claims')}
        rows={claims}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            label: t('contracts.claim_who'),
            heading: true,
            cell: ({ personName, personEmail }) => `${personName}, ${personEmail}`,
          },
          {
            key: 'when',
            label: t('contracts.claim_when'),
            cell: ({ claimedAt }) => formatClaimTime(claimedAt, locale),
          },
          {
            key: 'outcome',
            label: t('contracts.claim_outcome'),
            cell: ({ outcome }) => <StateBadge tone={tones[outcome]}>{t(outcomes[outcome])}</StateBadge>,
          },
          { key: 'reason', label: t('contracts.claim_reason'), cell: ({ reason }) => t(`contracts.reason_${reason}`) },
        ]}
      />
    </Card>
  )
}

function ReviewForm({ t, number }: { t: Translate; number: string }) {
  return (
    <form method="post" action={`/umowy/${number}/proby`}>
      <Button small icon="check">
        {t('contracts.claims_review')}
      </Button>
    </form>
  )
}

const formatClaimTime = (moment: Temporal.Instant, locale: Locale): string =>
  `${formatDateShort(moment, locale)}, ${formatTime(moment, locale)}`
