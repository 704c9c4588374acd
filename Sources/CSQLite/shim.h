#pragma once
#include <sqlite3.h>

// Swift cannot call functions whose number of arguments varies.

/// Nothing in the file can call functions that do more than compute, and nothing can change the file's own tables.
static inline int csqlite_distrust(sqlite3 *database) {
  int status = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (status == SQLITE_OK) status = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  return status;
}
