import { visit } from '@hotwired/turbo'

export const isSending = (form: HTMLFormElement): boolean => 'sendingNow' in form.dataset

/** Sends a form with files and tells how much has gone; fetch cannot tell. */
export function upload(form: HTMLFormElement, submitter: HTMLElement | null, tell: (percent: number) => void): void {
  form.dataset['sendingNow'] = ''
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.setRequestHeader('Accept', 'text/html')
  request.upload.onprogress = ({ loaded, total }) => tell(Math.floor((loaded / total) * 100))
  request.onload = () => show(form, request)
  request.onerror = () => ended(form, false)
  request.send(new FormData(form, submitter))
}

/** The files stay chosen after a failure, so that another click tries again. */
function ended(form: HTMLFormElement, success: boolean): void {
  delete form.dataset['sendingNow']
  form.dispatchEvent(new CustomEvent('turbo:submit-end', { bubbles: true, detail: { success } }))
}

/** Goes where the answer leads; a refused form is shown in place, with what was typed. */
function show(form: HTMLFormElement, { status, responseURL, responseText }: XMLHttpRequest): void {
  ended(form, status < 400)
  if (status < 400)
    return visit(responseURL, { response: { statusCode: status, redirected: true, responseHTML: responseText } })
  document.body.replaceWith(new DOMParser().parseFromString(responseText, 'text/html').body)
  document.dispatchEvent(new CustomEvent('turbo:load'))
}
