// Load from this process on loopback: keep-alive connections that ask one after the other, bounded in count and time.
import { Agent, request, type IncomingHttpHeaders } from 'node:http'

export type Ask = { method?: string; path: string; headers?: Record<string, string>; body?: string }

export type Load = { perSecond: number; p50: number; p99: number; statuses: Record<number, number> }

/** Sends `asks` over `connections` at once. Milliseconds in the answer. */
export async function send(url: string, asks: readonly Ask[], connections: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const statuses: Record<number, number> = {}
  let next = 0
  const started = performance.now()
  const worker = async () => {
    for (let ask = asks[next++]; ask; ask = asks[next++]) {
      const from = performance.now()
      const { status } = await once(url, ask, agent)
      times.push(performance.now() - from)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - started) / 1_000
  agent.destroy()
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), statuses }
}

/** One request and its whole answer. */
export function once(
  url: string,
  ask: Ask,
  agent?: Agent,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}${ask.path}`,
      { method: ask.method ?? 'GET', headers: ask.headers, ...(agent && { agent }) },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        )
        answer.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(ask.body)
  })
}

/** `count` times the same. */
export function times(count: number, ask: Ask): Ask[] {
  return Array.from({ length: count }, () => ask)
}

export function rate(load: Load): string {
  return `${Math.round(load.perSecond)} per s, p50 ${load.p50.toFixed(1)} ms, p99 ${load.p99.toFixed(1)} ms`
}
