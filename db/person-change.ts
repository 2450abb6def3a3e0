// When a person last changed in a way that an audience may ask about: joiners and movers are found by it.
import type { Trx } from './tables'

/** Every write of a person, their roles, department or groups ends here, in its own transaction. */
export async function notePersonChange(trx: Trx, personId: string, at: Date): Promise<void> {
  await trx.updateTable('people').set({ changed_at: at.toISOString() }).where('id', '=', personId).execute()
}
