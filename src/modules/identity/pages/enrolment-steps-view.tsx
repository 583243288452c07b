import type { Translate } from '../../../platform/i18n.ts'
import { Stepper } from '../../../web/components/index.ts'

export function EnrolmentSteps({ t, current }: { t: Translate; current: 1 | 2 | 3 }) {
  return (
    <Stepper
      t={t}
      steps={[t('identity.totp_step_app'), t('identity.totp_step_code'), t('identity.totp_step_codes')]}
      current={current}
    />
  )
}
