import {
  Actions,
  Button,
  ButtonLink,
  type ButtonKind,
  Card,
  Checkbox,
  Dialog,
  DialogButton,
  ErrorSummary,
  FileField,
  Form,
  FormError,
  IconButton,
  Menu,
  OtpField,
  PasskeyButton,
  PriorityBadge,
  type RadioCard,
  RadioCards,
  Select,
  TextArea,
  TextField,
} from '../components/index.ts'
import type { Translate } from '../../platform/i18n.ts'
import type { FormState } from '../form-state.ts'
import { type SampleProps, Section, Shelf } from './section.tsx'

const kinds: readonly ButtonKind[] = ['primary', 'secondary', 'quiet', 'danger']

const refused: FormState = {
  typed: { email: 'a.nowak@', serial: 'FG1OOF' },
  errors: [
    { field: 'email', message: 'Wpisz pełny adres, na przykład a.nowak@firma.pl.' },
    { field: 'serial', message: 'Numer seryjny ma od 8 do 20 znaków.' },
  ],
}

/** Buttons and fields: untouched, refused, disabled. */
export function FormSamples({ t, locale }: SampleProps) {
  return (
    <Section title="Przyciski i formularze">
      <Card title="Przyciski" level={3}>
        <div className="stack">
          <Shelf>
            {kinds.map((kind) => (
              <Button key={kind} type="button" kind={kind}>
                {kind}
              </Button>
            ))}
          </Shelf>
          <Shelf>
            {kinds.map((kind) => (
              <Button key={kind} type="button" kind={kind} icon="send" small>
                {kind}
              </Button>
            ))}
          </Shelf>
          <Shelf>
            <Button type="button" disabled>
              niedostępny
            </Button>
            <ButtonLink href="#main" icon="download">
              Pobierz
            </ButtonLink>
            <IconButton icon="print" label="Drukuj" />
            <Menu label="Więcej">
              <a href="#main">Eskaluj</a>
              <a href="#main">Zamknij zgłoszenie</a>
            </Menu>
            <DialogButton opens="sample-dialog" kind="danger">
              Usuń dostęp…
            </DialogButton>
            <PasskeyButton
              t={t}
              purpose="authenticate"
              label="Zaloguj kluczem"
              optionsUrl="/none"
              verifyUrl="/none"
              next="/"
            />
          </Shelf>
          <Dialog t={t} id="sample-dialog" title="Usunąć dostęp?">
            <p>Osoba straci dostęp od razu, także w otwartych kartach.</p>
            <Actions>
              <Button type="button" kind="danger">
                Usuń dostęp
              </Button>
            </Actions>
          </Dialog>
        </div>
      </Card>
      <div className="gallery-grid">
        <UntouchedForm t={t} locale={locale} />
        <RefusedForm t={t} locale={locale} />
      </div>
    </Section>
  )
}

function UntouchedForm({ t, locale }: SampleProps) {
  return (
    <Card title="Nowe zgłoszenie" level={3}>
      <Form t={t} action="/dev/gallery" draft="gallery">
        <TextField name="title" label="Tytuł" required />
        <TextField
          name="serial-number"
          label="Numer seryjny"
          hint="Z naklejki na obudowie; odstępy usuniemy."
          identifier
        />
        <RadioCards name="priority" label="Jak pilny jest problem?" cards={priorityCards(t)} chosen="P1" />
        <Select
          name="kind"
          label="Rodzaj pliku"
          choices={[
            { value: 'log', label: 'Log' },
            { value: 'config', label: 'Konfiguracja' },
          ]}
        />
        <TextArea name="text" label="Opis" hint="Co się stało, kiedy ostatnio działało." rows={4} />
        <FileField
          {...{ t, locale }}
          name="files"
          label="Załączniki"
          maxBytes={50 * 1024 * 1024}
          maxFiles={20}
          warning="Usuń hasła z konfiguracji."
        />
        <Checkbox name="copy" label="Wyślij kopię do mnie" defaultChecked />
        <Actions>
          <Button kind="primary">Wyślij</Button>
          <Button kind="quiet">Zapisz szkic</Button>
        </Actions>
      </Form>
    </Card>
  )
}

const priorityCards = (t: Translate): readonly RadioCard[] => [
  {
    value: 'P1',
    title: <PriorityBadge t={t} priority="P1" long />,
    text: 'Urządzenie nie działa',
    aside: 'dziś do 16:05',
  },
  {
    value: 'P3',
    title: <PriorityBadge t={t} priority="P3" long />,
    text: 'Pytanie, konsultacja',
    aside: 'jutro do 11:05',
  },
  { value: 'none', title: 'Bez ochrony', text: 'Umowa wygasła 28.02.2027', disabled: true },
]

function RefusedForm({ t }: SampleProps) {
  return (
    <Card title="Z błędami" level={3}>
      <Form t={t} action="/dev/gallery">
        <ErrorSummary t={t} form={refused} />
        <TextField form={refused} name="email" label="E-mail służbowy" type="email" autoComplete="email" />
        <TextField form={refused} name="serial" label="Numer seryjny" hint="Z naklejki na obudowie." identifier />
        <TextField name="phone" label="Telefon" optional="(nieobowiązkowy)" type="tel" autoComplete="tel" disabled />
        <OtpField name="code" label="Kod z aplikacji" hint="6 cyfr" />
        <FormError>Nie udało się wysłać. Tekst został w formularzu.</FormError>
        <Actions>
          <Button kind="primary">Sprawdź</Button>
        </Actions>
      </Form>
    </Card>
  )
}
