#include "CByteMasks.h"

// Written in C, because Swift can compare 64 bytes at once but cannot turn the result into a bit mask, and because a
// library of a Swift package may not request an instruction set. The function is compiled here once for each
// instruction set, and the version for this machine is chosen when the program starts.
#if defined(__x86_64__) && defined(__linux__)
__attribute__((target_clones("avx512bw", "avx2", "default")))
#endif
uint64_t csv_structure_mask(const uint8_t *bytes, uint8_t delimiter) {
  typedef char characters __attribute__((ext_vector_type(64)));
  typedef _Bool bits __attribute__((ext_vector_type(64)));
  characters c;
  __builtin_memcpy(&c, bytes, 64);
  bits found = __builtin_convertvector((c == (char)delimiter) | (c == '\n') | (c == '\r') | (c == '"') | (c == 0), bits);
  uint64_t mask;
  __builtin_memcpy(&mask, &found, 8);
  return mask;
}
