import { Actions, Button, Card, Form, PasskeyButton, TextField } from '../components/index.ts'
import type { SampleProps } from './section.tsx'

/** The way in (ux S03). */
export function SignInShowcase({ t }: SampleProps) {
  return (
    <div className="narrow">
      <Card>
        <Form t={t} action="#sign-in">
          <h1>Zaloguj się</h1>
          <TextField name="email" label="E-mail" type="email" autoComplete="username" required />
          <TextField name="password" label="Hasło" type="password" autoComplete="current-password" required />
          <Actions>
            <Button kind="primary">Zaloguj</Button>
          </Actions>
          <PasskeyButton
            t={t}
            purpose="authenticate"
            label="Użyj klucza dostępu"
            optionsUrl="#o"
            verifyUrl="#v"
            next="/"
          />
          <p className="meta">
            <a href="#forgot">Nie pamiętam hasła</a> · <a href="#register">Zarejestruj firmę</a>
          </p>
        </Form>
      </Card>
    </div>
  )
}
