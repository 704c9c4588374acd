#pragma once
#include <stdint.h>

/// Bit i is set where bytes[i] is a comma, a line feed, a carriage return, a quote or zero: the bytes that end a plain
/// field of a CSV. Swift compares 64 bytes at once and has no word for the bits of the result.
static inline uint64_t csv_structure_mask(const uint8_t *bytes) {
  typedef char characters __attribute__((ext_vector_type(64)));
  typedef _Bool bits __attribute__((ext_vector_type(64)));
  characters c;
  __builtin_memcpy(&c, bytes, 64);
  bits found = __builtin_convertvector((c == ',') | (c == '\n') | (c == '\r') | (c == '"') | (c == 0), bits);
  uint64_t mask;
  __builtin_memcpy(&mask, &found, 8);
  return mask;
}
