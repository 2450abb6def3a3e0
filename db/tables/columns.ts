// What a column can hold beside plain text and whole numbers.

/** ISO-8601 UTC, for example "2027-03-14T09:12:00.000Z". */
export type Instant = string
/** JSON text; parsed only in the file that owns the table. */
export type Json = string
