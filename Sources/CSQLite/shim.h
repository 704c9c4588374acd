#pragma once
#include <sqlite3.h>

// Wrappers of variadic functions, which Swift cannot call.

/// Protects against hostile files: SQL that a file holds can call only harmless functions, and no SQL can change the
/// tables that SQLite itself keeps in it. Returns an SQLite status.
static inline int csqlite_distrust(sqlite3 *database) {
  int status = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (status == SQLITE_OK) status = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  return status;
}
