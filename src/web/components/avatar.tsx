/** A person's initials; the name itself stands beside it or in the title. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="avatar" title={name} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /\p{L}/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => word?.slice(0, 1).toUpperCase() ?? '').join('')
}
