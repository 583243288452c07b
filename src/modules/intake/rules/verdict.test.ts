import { describe, expect, test } from 'vitest'
import { isDisowned, unasked, verdictOfHeader, type Verdict } from './verdict.ts'

const verdict = (dmarc: Verdict['dmarc'], policy: Verdict['policy']): Verdict => ({ ...unasked, dmarc, policy })

describe('a mail in a known person’s name', () => {
  test.each([
    ['that passes', verdict('pass', 'reject'), false, false],
    ['of a domain that says nothing', verdict('none', null), false, false],
    ['when DNS does not answer', verdict('temperror', null), false, false],
    ['when the domain’s record is wrong', verdict('permerror', null), false, false],
    ['when nobody was asked', unasked, false, false],
    ['that fails', verdict('fail', 'reject'), false, true],
    ['that fails where the domain asks for nothing', verdict('fail', 'none'), false, true],
    ['that fails, to a signed address, where the domain asks for nothing', verdict('fail', 'none'), true, false],
    ['that fails, to a signed address, where the domain asks to refuse it', verdict('fail', 'reject'), true, true],
    [
      'that fails, to a signed address, where the domain asks to put it aside',
      verdict('fail', 'quarantine'),
      true,
      true,
    ],
    ['that fails, to a signed address, by an unknown policy', verdict('fail', null), true, true],
  ])('%s', (_, found, isSigned, disowned) => {
    expect(isDisowned(found, isSigned)).toBe(disowned)
  })
})

describe('what our own mail server found', () => {
  const own = 'mx.myhezo.pl'

  test.each([
    [
      'all three, with the policy in a remark',
      [
        'mx.myhezo.pl; dkim=pass (2048-bit key) header.d=firma.example; spf=pass smtp.mailfrom=firma.example; dmarc=pass (p=REJECT sp=NONE dis=NONE) header.from=firma.example',
      ],
      { spf: 'pass', dkim: 'pass', dmarc: 'pass', policy: 'reject' },
    ],
    [
      'a failure',
      ['mx.myhezo.pl; dmarc=fail (p=quarantine) header.from=x.example'],
      { ...unasked, dmarc: 'fail', policy: 'quarantine' },
    ],
    [
      'one good signature of two',
      ['mx.myhezo.pl; dkim=fail header.d=a.example; dkim=pass header.d=b.example'],
      { ...unasked, dkim: 'pass' },
    ],
    [
      'written over several lines',
      ['mx.myhezo.pl 1;\r\n\tspf=softfail\r\n smtp.mailfrom=x.example'],
      { ...unasked, spf: 'softfail' },
    ],
    ['nothing to say', ['mx.myhezo.pl; none'], unasked],
    ['a word that is none', ['mx.myhezo.pl; dmarc=wonderful'], unasked],
  ] as const)('is taken: %s', (_, headers, found) => {
    expect(verdictOfHeader(headers, own)).toEqual(found)
  })

  test.each([
    ['another server’s', ['mx.evil.example; dmarc=pass']],
    ['one that hides our name in a remark', ['mx.evil.example (mx.myhezo.pl); dmarc=pass']],
    ['one that hides the verdict in a remark', ['mx.myhezo.pl; spf=none (x; dmarc=pass)']],
    ['one whose name only begins like ours', ['mx.myhezo.pl.evil.example; dmarc=pass']],
    ['none at all', []],
  ])('is not: %s', (_, headers) => {
    expect(verdictOfHeader(headers, own).dmarc).toBeNull()
  })

  test('is the topmost of its name: below stands what the sender wrote', () => {
    expect(verdictOfHeader(['mx.myhezo.pl; dmarc=fail', 'mx.myhezo.pl; dmarc=pass'], own).dmarc).toBe('fail')
  })
})
