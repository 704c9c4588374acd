#pragma once
#include <stdint.h>

/// Returns a mask in which bit i is set if bytes[i] is the delimiter, a line feed, a carriage return, a quote or zero:
/// the bytes that end a plain field of a CSV file. Reads exactly 64 bytes.
uint64_t csv_structure_mask(const uint8_t *bytes, uint8_t delimiter);
