/** Says something to screen readers, politely, without showing it. */
export function announce(text: string): void {
  const region = document.querySelector('#announcements') ?? makeRegion()
  region.textContent = text
}

function makeRegion(): HTMLElement {
  const region = document.createElement('div')
  region.id = 'announcements'
  region.className = 'visually-hidden'
  region.dataset['kept'] = ''
  region.setAttribute('role', 'status')
  document.body.append(region)
  return region
}
