// Prints the plain total as the last line, the form that continuous integration reads.
import type { Reporter, TestModule } from 'vitest/node'

export default class TotalReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 }
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) {
        const state = test.result().state
        counts[state === 'pending' ? 'skipped' : state] += 1
      }
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed'))
        counts.failed += 1
    }
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
    process.on('exit', () => {
      // Whatever ends the process, a database server's own exit hook for one: a failure stays a failure.
      if (counts.failed > 0) process.exitCode = 1
      console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`)
    })
  }
}
