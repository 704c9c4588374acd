internal import CKernels

/// Makes denormal numbers count as zero on the calling thread. Each worker calls this once before it trains: the
/// moments of dead units decay into denormals, which would slow down a long run by 20–30 %.
package func flushDenormalsToZero() {
  flush_denormals_to_zero()
}

/// The instruction set that the kernels of this build were compiled for: `AVX-512`, `AVX2`, `NEON` or `baseline`.
package var kernelInstructionSet: String { INSTRUCTION_SET }
