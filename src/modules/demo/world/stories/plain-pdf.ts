const LINE_HEIGHT = 16
const TOP = 780

/**
 * A small PDF of one page with lines of plain ASCII text, as old ticket systems export them.
 *
 * @param lines Without brackets and backslashes, which mean something in a PDF.
 */
export function plainPdf(lines: readonly string[]): string {
  const text = lines.map((line, index) => `1 0 0 1 56 ${TOP - index * LINE_HEIGHT} Tm (${line}) Tj`).join('\n')
  const content = `BT /F1 11 Tf\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  return assemble(objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`))
}

/** Puts the objects one after the other and says at the end where each begins. */
function assemble(objects: readonly string[]): string {
  const header = '%PDF-1.4\n'
  const starts: number[] = []
  let body = header
  for (const object of objects) {
    starts.push(body.length)
    body += object
  }
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return `${body}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
}
