#include "ByteMarks.h"

/// Which of 64 bytes may end a plain field.
static inline uint64_t marks(const uint8_t *bytes) {
  BYTE_VECTOR(text, bytes);
  return BYTE_BITS((text == ',') | (text == '\n') | (text == '\r') | (text == '"'));
}

/// Writes the place of each bit that is set, and up to three more that mean nothing.
static inline size_t write(uint64_t marks, uint32_t first, uint32_t *places) {
  // Four at a time: most have as many, and a loop that always takes as long is guessed right.
  size_t count = (size_t)__builtin_popcountll(marks);
  for (size_t written = 0; written < count; written += 4) {
    for (int i = 0; i < 4; i++) {
      // There is no lowest bit of nothing; one more at the top is none of the others.
      places[written + i] = first + (uint32_t)__builtin_ctzll(marks | (uint64_t)1 << 63);
      marks &= marks - 1;
    }
  }
  return count;
}

size_t marks_in_csv(const uint8_t *bytes, size_t count, uint32_t first, uint32_t *places) {
  size_t found = 0, place = 0;
  for (; count - place >= 64; place += 64) {
    found += write(marks(bytes + place), first + (uint32_t)place, places + found);
  }
  uint8_t rest[64] = {0};
  memcpy(rest, bytes + place, count - place);
  return found + write(marks(rest), first + (uint32_t)place, places + found);
}
