import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Breadcrumbs,
  Button,
  Card,
  ErrorSummary,
  Form,
  InlineStatus,
  PageHeader,
  StateBadge,
  TextArea,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { ReadPart } from '../rules/template-parts.ts'
import { PreviewFormView, type PreviewForm } from './preview-form-view.tsx'
import { VersionsView, type ListedVersion } from './versions-view.tsx'

export type ShownTemplate = {
  readonly id: string
  readonly name: string
  readonly number: string
  readonly state: 'shipped' | 'published' | 'draft'
  readonly version: number
  readonly parts: readonly ReadPart[]
  readonly variables: readonly { readonly name: string; readonly meaning: string }[]
  readonly versions: readonly ListedVersion[]
  readonly preview: PreviewForm
}

type Props = {
  readonly t: Translate
  readonly template: ShownTemplate
  readonly form: FormState
  readonly done: string | null
}

const tones = { shipped: 'neutral', published: 'ok', draft: 'warn' } as const

/** The words of one letter, Polish and English side by side, with everything that can be done with them (S28). */
export function TemplatePage({ t, template, form, done }: Props) {
  const { id, name, number, state, version } = template
  return (
    <>
      <PageHeader
        title={name}
        lead={
          <>
            {number !== '' && `${number} · `}
            <StateBadge tone={tones[state]}>{t(`mail.editor.state_${state}`, { version })}</StateBadge>
          </>
        }
        above={<Breadcrumbs t={t} trail={[{ href: '/admin/szablony', label: t('mail.editor.title') }]} />}
      />
      <div className="stack">
        {done !== null && <InlineStatus tone="ok">{done}</InlineStatus>}
        <ErrorSummary {...{ t, form }} />
        <Card title={t('mail.editor.words')}>
          <Form t={t} action={`/admin/szablony/${id}`}>
            <input type="hidden" name="base" value={version} />
            {template.parts.map((part) => (
              <PartView key={part.key} {...{ t, form, part }} />
            ))}
            <Actions>
              <Button kind="primary" name="act" value="publish">
                {t('mail.editor.publish')}
              </Button>
              <Button name="act" value="draft">
                {t('mail.editor.save_draft')}
              </Button>
            </Actions>
          </Form>
        </Card>
        {template.variables.length > 0 && <VariablesView t={t} variables={template.variables} />}
        <PreviewFormView t={t} id={id} preview={template.preview} />
        <VersionsView t={t} id={id} versions={template.versions} />
      </div>
    </>
  )
}

type PartProps = Pick<Props, 't' | 'form'> & { readonly part: ReadPart }

function PartView({ t, form, part: { key, role, variables, shipped, text } }: PartProps) {
  return (
    <fieldset className="template-part">
      <legend>
        {t(`mail.part.${role}`)} <code className="faint">{key.slice('mail.'.length)}</code>
      </legend>
      {variables.length > 0 && (
        <p className="hint">
          {t('mail.editor.part_variables', { names: variables.map((each) => `{${each}}`).join(', ') })}
        </p>
      )}
      <div className="template-pair">
        {(['pl', 'en'] as const).map((language) => (
          <TextArea
            key={language}
            form={form}
            name={`${key}.${language}`}
            label={t(`mail.editor.language_${language}`)}
            hint={
              text[language] === shipped[language] ? undefined : t('mail.editor.shipped', { text: shipped[language] })
            }
            defaultValue={text[language]}
            rows={rowsFor(text[language])}
            lang={language}
            spellCheck
          />
        ))}
      </div>
    </fieldset>
  )
}

const rowsFor = (text: string): number => Math.min(8, 1 + Math.ceil(text.length / 60))

function VariablesView({ t, variables }: Pick<Props, 't'> & Pick<ShownTemplate, 'variables'>) {
  return (
    <Card title={t('mail.editor.variables')}>
      <p className="hint">{t('mail.editor.variables_hint')}</p>
      <dl className="facts">
        {variables.map(({ name, meaning }) => (
          <div key={name}>
            <dt>
              <code>{`{${name}}`}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
