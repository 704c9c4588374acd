#pragma once
#include <spawn.h>
#include <sys/types.h>

/// Makes this process the parent of all orphaned descendants. Returns -1 if the system cannot do that or on an error.
int process_adopt_orphans(void);

/// Returns a descriptor that becomes readable when the process has ended, or -1 if the system has none.
int process_descriptor(pid_t process);

/// Makes a pipe whose two ends are closed in programs that this process starts. Returns -1 and sets errno on an error.
int process_pipe(int ends[2]);

/// Makes the program start with its three standard streams and no other open file. Does nothing, and returns 0, on a
/// system that cannot do that. Otherwise returns 0 or an error number.
int process_start_without_files(posix_spawn_file_actions_t *actions);

/// Makes the program start in the given folder. Returns 0 or an error number.
int process_start_in(posix_spawn_file_actions_t *actions, const char *folder);
