// How SQLite would answer the queries that a piece of code asks: by an index, or by reading everything.
import { CompiledQuery, type KyselyPlugin, type QueryId, type RootOperationNode } from 'kysely'
import type { Db } from '../../db/tables'

/** The plan lines, one list for each SELECT that `ask` sends. Asks the same queries of an empty database that a full one gets. */
export async function plansOf(db: Db, ask: (db: Db) => Promise<unknown>): Promise<string[][]> {
  const asked: { node: RootOperationNode; queryId: QueryId }[] = []
  const note: KyselyPlugin = {
    transformQuery: (question) => {
      asked.push(question)
      return question.node
    },
    transformResult: async (answer) => answer.result,
  }
  await ask(db.withPlugin(note))
  const plans: string[][] = []
  for (const { node, queryId } of asked) {
    const query = db.getExecutor().compileQuery(node, queryId)
    plans.push(await planOf(db, query))
  }
  return plans
}

async function planOf(db: Db, query: CompiledQuery): Promise<string[]> {
  const explained = CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters])
  const { rows } = await db.executeQuery<{ detail: string }>(explained)
  return rows.map((row) => row.detail)
}

/** Plan lines that read a whole table. The organisation has one row; `walk` and `counted` are what a bounded inner query gave. */
export function wholeTables(plans: string[][]): string[] {
  return plans
    .flat()
    .filter((line) => /^SCAN (?!CONSTANT ROW|organisation|walk$|counted$)(?!.*USING)/.test(line))
}

/** Plan lines that sort what was found, instead of finding it in order. */
export function sorts(plans: string[][]): string[] {
  return plans.flat().filter((line) => line.includes('TEMP B-TREE'))
}
