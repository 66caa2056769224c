// Appends rows to a SQLite table as fast as C does it: durable, but neither hashed nor indexed nor
// signed. Prints the seconds as JSON.
// usage: append_floor FILE ENTRIES ENTRIES_A_COMMIT BYTES

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void must(int code, sqlite3 *database) {
  if (code == SQLITE_OK || code == SQLITE_DONE) return;
  fprintf(stderr, "append_floor: %s\n", sqlite3_errmsg(database));
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  if (count != 5) return 64;
  long entries = atol(arguments[2]), commit = atol(arguments[3]), size = atol(arguments[4]);
  char *record = malloc(size);
  memset(record, 'x', size);
  sqlite3 *database;
  must(sqlite3_open(arguments[1], &database), database);
  must(sqlite3_exec(database,
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
    "CREATE TABLE entries (position INTEGER PRIMARY KEY, record TEXT NOT NULL) STRICT",
    NULL, NULL, NULL), database);
  sqlite3_stmt *insert;
  must(sqlite3_prepare_v2(
    database, "INSERT INTO entries VALUES (?, ?)", -1, &insert, NULL), database);
  double began = now();
  for (long position = 1; position <= entries; ) {
    must(sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL), database);
    for (long row = 0; row < commit && position <= entries; row++, position++) {
      sqlite3_bind_int64(insert, 1, position);
      sqlite3_bind_text(insert, 2, record, (int)size, SQLITE_STATIC);
      must(sqlite3_step(insert), database);
      sqlite3_reset(insert);
    }
    must(sqlite3_exec(database, "COMMIT", NULL, NULL, NULL), database);
  }
  printf("{\"count\": %ld, \"seconds\": %.6f}\n", entries, now() - began);
  sqlite3_finalize(insert);
  sqlite3_close(database);
  return 0;
}
