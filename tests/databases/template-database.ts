// The name of the migrated, empty PostgreSQL database that fresh ones are copied from.
export const templateDatabase = 'candor_template'
