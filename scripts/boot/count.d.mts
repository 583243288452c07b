export type Count = { passed: number; failed: number }

export type UnitReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: object[] }[]
}

export type BrowserReport = { stats: { expected: number; flaky: number; unexpected: number }; errors: object[] }

export function countUnit(report: UnitReport | undefined): Count
export function countBrowser(report: BrowserReport | undefined): Count
export function sum(counts: readonly Count[]): Count
