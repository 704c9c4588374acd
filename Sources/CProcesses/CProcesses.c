// What Swift cannot call: functions that take any number of arguments, and those that only GNU programs see.

#define _GNU_SOURCE
#include "CProcesses.h"

#include <fcntl.h>
#include <unistd.h>

int process_start_in(posix_spawn_file_actions_t *actions, const char *folder) {
  return posix_spawn_file_actions_addchdir_np(actions, folder);
}

int process_start_without_files(posix_spawn_file_actions_t *actions) {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
  return posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
#else
  return 0;
#endif
}

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>

int process_adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

int process_descriptor(pid_t process) {
#ifdef SYS_pidfd_open
  return (int)syscall(SYS_pidfd_open, process, 0);
#else
  return -1;
#endif
}

int process_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
#else
int process_adopt_orphans(void) { return -1; }

int process_descriptor(pid_t process) { return -1; }

int process_pipe(int ends[2]) {
  if (pipe(ends) != 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
}
#endif
