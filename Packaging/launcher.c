// Starts the build of reasonops for the widest instruction set that this processor has.
//
//   PREFIX/bin/reasonops                       this program
//   PREFIX/lib/reasonops/x86-64-v3/reasonops   one of the builds, the narrowest of which runs everywhere
//
// REASONOPS_BUILD names another build, for a test or for equal results on unequal machines. Arguments, environment and
// the folder go to the build as they are.

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct build {
  const char *name;
  int runs;
};

static int fail(int code, const char *message, const char *name) {
  fprintf(stderr, "reasonops: error: %s '%s'\n", message, name);
  return code;
}

// The folder of this program's folder, without an ending slash; 0 if it has no place in a file system.
static int prefix(char *path, size_t size) {
  ssize_t length = readlink("/proc/self/exe", path, size - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  for (int i = 0; i < 2; i++) {
    char *slash = strrchr(path, '/');
    if (!slash) return 0;
    *slash = 0;
  }
  return 1;
}

int main(int argc, char **argv) {
  (void)argc;
  struct build builds[] = {
#if defined(__x86_64__)
    {"x86-64-v4", __builtin_cpu_supports("x86-64-v4")},
    {"x86-64-v3", __builtin_cpu_supports("x86-64-v3")},
#endif
    {"baseline", 1},
  };
  const int count = sizeof builds / sizeof *builds;
  const char *forced = getenv("REASONOPS_BUILD");
  char root[PATH_MAX], path[PATH_MAX + 64];
  if (!prefix(root, sizeof root)) return fail(66, "cannot find its own place:", strerror(errno));
  int known = 0;
  for (int i = 0; i < count; i++) {
    if (forced && *forced && strcmp(forced, builds[i].name) != 0) continue;
    known = 1;
    if (!builds[i].runs) {
      if (forced && *forced) return fail(64, "this processor lacks instructions of the build", builds[i].name);
      continue;
    }
    snprintf(path, sizeof path, "%s/lib/reasonops/%s/reasonops", root, builds[i].name);
    execv(path, argv);
    if (errno != ENOENT) return fail(66, strerror(errno), path);
  }
  if (!known) return fail(64, "REASONOPS_BUILD is one of x86-64-v4, x86-64-v3 and baseline, not", forced);
  return fail(66, "no build is installed in", root);
}
