#ifndef SHA256_ENGINE_H
#define SHA256_ENGINE_H

#include <stddef.h>
#include <stdint.h>

/// The words of a hash under way, between two blocks of 64 bytes.
typedef struct {
  uint32_t words[8];
} SHA256State;

/// The state before the first block.
extern const SHA256State sha256_initial;

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

/// How many messages a processor with wide vectors takes in at once.
#define SHA256_LANES 16

/// How a processor with wide vectors hashes as many messages as it has lanes; it gives the same. Only
/// tests have to know of it.
typedef struct {
  /// Hashes `SHA256_LANES` leaves; see `sha256_leaves`.
  void (*leaves)(const uint8_t *data, size_t width, uint8_t *hashes);
  /// Hashes `SHA256_LANES` nodes; see `sha256_nodes`.
  void (*nodes)(const uint8_t *children, uint8_t *hashes);
  /// Authenticates `SHA256_LANES` messages of which the first begins at `start`; see `sha256_hmacs`.
  ///
  /// Gives zero, and has written nothing, where one of them is longer than 55 bytes.
  int (*hmacs)(
      const SHA256State *inner, const SHA256State *outer, const uint8_t *messages, uint32_t start,
      const uint32_t *ends, uint8_t *codes);
} SHA256WideEngine;

/// The round constants of FIPS 180-4, section 4.2.2.
extern const uint32_t sha256_constants[64];

/// The way of any processor.
extern const SHA256Engine sha256_portable;

/// The way of a processor with instructions for SHA-256; nothing where this one has none.
const SHA256Engine *sha256_native(void);

/// The way of a processor with vectors of 512 bits; nothing where this one has none.
const SHA256WideEngine *sha256_wide(void);

#endif
