import { make, makeKept } from './make.ts'
import { isSending, upload } from './upload.ts'

const OVER = 'file-drop-over'

/** Takes dropped files, names what is too large before it is sent, and shows how much has gone. */
export class FileDrop extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('change', this.show)
    this.addEventListener('dragover', this.over)
    this.addEventListener('dragleave', this.left)
    this.addEventListener('drop', this.dropped)
    this.closest('form')?.addEventListener('submit', this.send)
  }

  disconnectedCallback(): void {
    this.closest('form')?.removeEventListener('submit', this.send)
  }

  get input(): HTMLInputElement | null {
    return this.querySelector('input')
  }

  over = (event: DragEvent): void => {
    event.preventDefault()
    this.classList.add(OVER)
  }

  left = (): void => this.classList.remove(OVER)

  dropped = (event: DragEvent): void => {
    event.preventDefault()
    this.left()
    this.choose([...(this.input?.multiple ? (this.input.files ?? []) : []), ...(event.dataTransfer?.files ?? [])])
  }

  choose(files: readonly File[]): void {
    const chosen = new DataTransfer()
    for (const file of files) chosen.items.add(file)
    if (this.input) this.input.files = chosen.files
    this.show()
  }

  tooLarge = (file: File): boolean => file.size > Number(this.dataset['maxBytes'])

  show = (): void => {
    this.querySelector('.file-list')?.remove()
    const files = [...(this.input?.files ?? [])]
    const tooMany = files.length > Number(this.dataset['maxFiles'])
    this.input?.setCustomValidity(this.problem(files.some(this.tooLarge), tooMany))
    if (files.length === 0) return
    const list = make('ul', 'file-list')
    list.dataset['kept'] = ''
    list.append(...files.map((file) => this.row(file, files)))
    if (tooMany) list.append(make('li', 'file-wrong', this.dataset['tooMany']))
    this.append(list)
  }

  problem(tooLarge: boolean, tooMany: boolean): string {
    if (tooLarge) return this.dataset['tooLarge'] ?? ''
    return tooMany ? (this.dataset['tooMany'] ?? '') : ''
  }

  row(file: File, all: readonly File[]): HTMLElement {
    const row = make('li', '')
    const remove = make('button', 'button button-quiet button-small', this.dataset['remove'])
    remove.setAttribute('type', 'button')
    remove.setAttribute('aria-label', `${this.dataset['remove']} ${file.name}`)
    remove.addEventListener('click', () => this.choose(all.filter((other) => other !== file)))
    const size = this.tooLarge(file)
      ? make('span', 'file-wrong', this.dataset['tooLarge'])
      : make('span', 'faint', sizeOf(file.size))
    row.append(make('span', 'file-name', file.name), size, remove)
    return row
  }

  /** Without files, or when something was stopped before us, the form goes its usual way. */
  send = (event: SubmitEvent): void => {
    const form = event.target
    if (event.defaultPrevented || !this.input?.files?.length || !(form instanceof HTMLFormElement)) return
    event.preventDefault()
    if (!isSending(form)) upload(form, event.submitter, (percent) => this.progress(percent))
  }

  progress(percent: number): void {
    const bar = this.querySelector('.progress') ?? this.appendChild(makeKept('label', 'progress'))
    const text = (this.dataset['sending'] ?? '').replace('{percent}', String(percent))
    bar.replaceChildren(
      make('span', '', text),
      Object.assign(document.createElement('progress'), { max: 100, value: percent }),
    )
  }
}

const sizes: Record<string, Intl.NumberFormat> = {}

function sizeOf(bytes: number): string {
  const unit = bytes < 1024 * 1024 ? 'kilobyte' : 'megabyte'
  sizes[unit] ??= new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit,
    maximumFractionDigits: 1,
  })
  return sizes[unit].format(bytes / (unit === 'kilobyte' ? 1024 : 1024 * 1024))
}
