#pragma once

#if defined(__x86_64__)
#include <immintrin.h>
/// Denormal results and operands count as zero on the calling thread: dead units would otherwise slow a long run by a third.
static inline void flush_denormals_to_zero(void) { _mm_setcsr(_mm_getcsr() | 0x8040); }
#elif defined(__aarch64__)
/// Denormal results and operands count as zero on the calling thread: dead units would otherwise slow a long run by a third.
static inline void flush_denormals_to_zero(void) {
  unsigned long control;
  __asm__ volatile("mrs %0, fpcr" : "=r"(control));
  __asm__ volatile("msr fpcr, %0" ::"r"(control | (1UL << 24)));
}
#else
static inline void flush_denormals_to_zero(void) {}
#endif
