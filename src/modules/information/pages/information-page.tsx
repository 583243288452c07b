import type { Translate } from '../../../platform/i18n.ts'
import { PageHeader } from '../../../web/components/index.ts'
import { sectionsOf, type InformationName } from '../rules/information-pages.ts'

/** The names that the texts mention; another operator has others. */
export type Mentioned = {
  readonly productName: string
  readonly companyName: string
  readonly email: string
  readonly hotline: string
}

type Props = { readonly t: Translate; readonly name: InformationName; readonly operator: Mentioned }

/** A page of plain text in sections. */
export function InformationPage({ t, name, operator }: Props) {
  const mentioned = {
    product: operator.productName,
    company: operator.companyName,
    email: operator.email,
    hotline: operator.hotline,
  }
  return (
    <>
      <PageHeader title={t(`information.${name}.title`)} />
      <div className="prose">
        {sectionsOf[name].map((section) => (
          <section key={section}>
            <h2>{t(`information.${name}.${section}`)}</h2>
            <p>{t(`information.${name}.${section}_text`, mentioned)}</p>
          </section>
        ))}
      </div>
    </>
  )
}
