#pragma once

#if defined(__x86_64__)
#include <immintrin.h>
/// Makes denormal results and operands count as zero on the calling thread. FloatingPointMode.swift says why.
static inline void flush_denormals_to_zero(void) { _mm_setcsr(_mm_getcsr() | 0x8040); }
#elif defined(__aarch64__)
/// Makes denormal results and operands count as zero on the calling thread. FloatingPointMode.swift says why.
static inline void flush_denormals_to_zero(void) {
  unsigned long control;
  __asm__ volatile("mrs %0, fpcr" : "=r"(control));
  __asm__ volatile("msr fpcr, %0" ::"r"(control | (1UL << 24)));
}
#else
static inline void flush_denormals_to_zero(void) {}
#endif

// Returns c + a · b, rounded once if the machine has an instruction for it.
#define VECTOR_OF(n)                                                             \
  typedef float vector_##n __attribute__((ext_vector_type(n)));                  \
  static inline vector_##n multiply_add_##n(vector_##n c, vector_##n a, vector_##n b) { return c + a * b; }
VECTOR_OF(4)
VECTOR_OF(8)
VECTOR_OF(16)
VECTOR_OF(32)

// Interleave the lower or the upper halves of a and b: a0 b0 a1 b1 …. Each is one instruction where registers hold 16
// numbers.
static inline vector_16 interleave_lower(vector_16 a, vector_16 b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
static inline vector_16 interleave_upper(vector_16 a, vector_16 b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

// The instruction set of this build, which Swift cannot query. It decides the size of the tile of the kernels, so that
// the sums of a tile and the vectors that are added to them just fit the registers.
//   lanes          one row of the tile
//   register_lanes one register of the machine
#if defined(__AVX512F__)  // 32 registers of 16: 8 × 32 sums fill 16
#define INSTRUCTION_SET "AVX-512"
#define TILE_ROWS 8
typedef vector_32 lanes;
typedef vector_16 register_lanes;
#elif defined(__AVX2__) && defined(__FMA__)  // 16 registers of 8: 4 × 16 sums fill 8
#define INSTRUCTION_SET "AVX2"
#define TILE_ROWS 4
typedef vector_16 lanes;
typedef vector_8 register_lanes;
#elif defined(__aarch64__)  // 32 registers of 4: 4 × 16 sums fill 16
#define INSTRUCTION_SET "NEON"
#define TILE_ROWS 4
typedef vector_16 lanes;
typedef vector_4 register_lanes;
#else  // 16 registers of 4: 4 × 8 sums fill 8
#define INSTRUCTION_SET "baseline"
#define TILE_ROWS 4
typedef vector_8 lanes;
typedef vector_4 register_lanes;
#endif
