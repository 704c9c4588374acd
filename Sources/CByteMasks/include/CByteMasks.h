#pragma once
#include <stdint.h>

/// Bit i is set where bytes[i] is the delimiter, a line feed, a carriage return, a quote or zero: the bytes that end a plain
/// field of a CSV. Reads 64 bytes.
uint64_t csv_structure_mask(const uint8_t *bytes, uint8_t delimiter);
