#ifndef SHA256_ENGINE_H
#define SHA256_ENGINE_H

#include <stddef.h>
#include <stdint.h>

/// The words of a hash under way, between two blocks of 64 bytes.
typedef struct {
  uint32_t words[8];
} SHA256State;

/// How a processor takes blocks in; there are two such ways, which give the same. Only tests have to
/// know of them.
typedef struct {
  /// Takes in blocks that follow one another.
  void (*absorb)(SHA256State *state, const uint8_t *blocks, size_t count);
  /// Takes one block each into two states.
  void (*absorb_both)(
      SHA256State *first, const uint8_t *first_block, SHA256State *second,
      const uint8_t *second_block);
} SHA256Engine;

/// The round constants of FIPS 180-4, section 4.2.2.
extern const uint32_t sha256_constants[64];

/// The way of any processor.
extern const SHA256Engine sha256_portable;

/// The way of a processor with instructions for SHA-256; nothing where this one has none.
const SHA256Engine *sha256_native(void);

#endif
