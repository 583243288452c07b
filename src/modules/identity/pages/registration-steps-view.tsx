import type { Translate } from '../../../platform/i18n.ts'
import { Stepper } from '../../../web/components/index.ts'

/** Where a person is on the way from the form to their contracts (S04). */
export function RegistrationSteps({ t, current }: { t: Translate; current: 1 | 2 | 3 }) {
  const steps = [
    t('identity.register_step_data'),
    t('identity.register_step_security'),
    t('identity.register_step_rights'),
  ]
  return <Stepper t={t} steps={steps} current={current} />
}
