#pragma once
#include <spawn.h>
#include <sys/types.h>

/// Makes this process the parent of all that its children leave behind. -1 where the system has no such thing.
int process_adopt_orphans(void);

/// A descriptor that can be read from once the process has ended. -1 where the system has none.
int process_descriptor(pid_t process);

/// A pipe that no other program gets by chance. -1, and the reason in errno, if there is none.
int process_pipe(int ends[2]);

/// Lets a program start with its three streams and no other open file, where the system can. An error number, or 0.
int process_start_without_files(posix_spawn_file_actions_t *actions);

/// Lets a program start in a folder. An error number, or 0.
int process_start_in(posix_spawn_file_actions_t *actions, const char *folder);
