import Database from 'better-sqlite3'

/** The tables that each version of the file brought. */
const BROUGHT: readonly (readonly [version: number, tables: readonly string[]])[] = [
  [20, ['verdict']],
  [30, ['rejection']],
  [40, ['learnt']],
  [50, ['experiment', 'round']],
  [60, ['template', 'topic', 'checklist']],
  [70, ['piece']],
  [80, ['goal']],
  [90, ['link']],
]

/** The tables that a file of `version` does not have yet, the latest first. */
export const tablesAfter = (version: number): readonly string[] =>
  BROUGHT.filter(([brought]) => brought > version)
    .flatMap(([, tables]) => tables)
    .toReversed()

/** Makes a closed file one of `version`: what came later goes, with all that is in it. */
export function makeOlder(file: string, version: number): void {
  const db = new Database(file)
  for (const table of tablesAfter(version))
    db.exec(`DROP TABLE ${table}; DELETE FROM tally WHERE name = '${table}'; PRAGMA user_version = ${version}`)
  db.close()
}
