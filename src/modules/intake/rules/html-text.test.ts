import { describe, expect, test } from 'vitest'
import { htmlText } from './html-text.ts'

describe('the words of an HTML mail', () => {
  test.each([
    ['paragraphs', '<p>Jeden</p><p>Dwa</p>', 'Jeden\n\nDwa'],
    ['lines of Outlook', '<p class="MsoNormal">Jeden</p>\n<p class="MsoNormal">Dwa</p>', 'Jeden\nDwa'],
    ['breaks and blocks', 'Raz<br>dwa<div>trzy</div>cztery', 'Raz\ndwa\ntrzy\ncztery'],
    ['lists', '<ul><li>port 1</li><li>port 2</li></ul>', '- port 1\n- port 2'],
    ['tables', '<table><tr><td>SN</td><td>FG100</td></tr><tr><td>OS</td><td>7.4</td></tr></table>', 'SN FG100\nOS 7.4'],
    ['quotes, marked', 'Tak.<blockquote>Czy <b>działa</b>?<br>Adam</blockquote>', 'Tak.\n> Czy działa?\n> Adam'],
    ['quotes in quotes', '<blockquote>a<blockquote>b</blockquote>c</blockquote>d', '> a\n> > b\n> c\n\nd'],
    ['what stands as typed', '<pre>a  b\n  c</pre>', 'a  b\n  c'],
    [
      'characters by name and number',
      '&oacute;&#322;&#x105; &lt;b&gt; &bdquo;x&rdquo; &nieznany;',
      'ółą <b> „x” &nieznany;',
    ],
    ['no script, style or comment', '<style>p{}</style><script>alert(1)</script><!-- x -->Tekst', 'Tekst'],
    [
      'no address of a picture or link',
      '<a href="https://zle.example">tutaj</a><img src="https://zle.example/x">',
      'tutaj',
    ],
    ['an unfinished tag as words', 'temperatura < 40 stopni', 'temperatura < 40 stopni'],
    ['a character that is none', 'a&#xD800;&#0;b', 'a&#xD800;&#0;b'],
  ])('%s', (_, html, text) => {
    expect(htmlText(html)).toBe(text)
  })

  test('a hostile page is read in good time', () => {
    expect(htmlText('<div>'.repeat(200_000) + '<'.repeat(200_000)).length).toBe(200_000)
  }, 2000)
})
