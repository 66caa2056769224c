#include <string.h>

#include "SHA256Blocks.h"

const SHA256State sha256_initial = {{
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
}};

static const SHA256Engine *engine = &sha256_portable;
static const SHA256WideEngine *wide = NULL;

/// Runs before anything that could ask for a hash, so that nobody ever reads it while it is set.
__attribute__((constructor)) static void choose_engine(void) {
  const SHA256Engine *native = sha256_native();
  if (native) engine = native;
  wide = sha256_wide();
}

/// The last bytes of a message with their padding, in one block or two.
typedef struct {
  uint8_t bytes[128];
  size_t count;
} Padded;

/// Pads the last bytes of a message (FIPS 180-4, section 5.1.1).
///
/// `skipped` bytes are left free before them for the caller to fill; they are 119 at most with these.
static void pad(
    Padded *padded, size_t skipped, const uint8_t *tail, size_t length, uint64_t total) {
  size_t end = skipped + length;
  padded->count = end < 56 ? 1 : 2;
  memset(padded->bytes, 0, 64 * padded->count);
  if (length > 0) memcpy(padded->bytes + skipped, tail, length);
  padded->bytes[end] = 0x80;
  uint64_t bits = __builtin_bswap64(total * 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bits = total * 8;
#endif
  memcpy(padded->bytes + 64 * padded->count - 8, &bits, 8);
}

/// Writes the first words of a state as the bytes that they stand for.
static void write(const SHA256State *state, size_t words, uint8_t *bytes) {
  for (size_t i = 0; i < words; i++) {
    uint32_t word = state->words[i];
    bytes[4 * i] = word >> 24, bytes[4 * i + 1] = word >> 16;
    bytes[4 * i + 2] = word >> 8, bytes[4 * i + 3] = word;
  }
}

static void absorb_padded(SHA256State *state, const Padded *padded) {
  engine->absorb(state, padded->bytes, padded->count);
}

static void absorb_both_padded(
    SHA256State *first, const Padded *first_end, SHA256State *second, const Padded *second_end) {
  if (first_end->count != second_end->count) {
    absorb_padded(first, first_end);
    absorb_padded(second, second_end);
    return;
  }
  for (size_t i = 0; i < first_end->count; i++) {
    engine->absorb_both(first, first_end->bytes + 64 * i, second, second_end->bytes + 64 * i);
  }
}

void sha256_absorb(SHA256State *state, const uint8_t *blocks, size_t count) {
  engine->absorb(state, blocks, count);
}

/// Takes in what of a message fills blocks, and pads the rest.
static void absorb_most(
    SHA256State *state, uint64_t absorbed, const uint8_t *message, size_t length, Padded *end) {
  size_t whole = length / 64;
  if (whole > 0) engine->absorb(state, message, whole);
  pad(end, 0, message + 64 * whole, length % 64, absorbed + length);
}

void sha256_finish(
    const SHA256State *state, uint64_t absorbed, const uint8_t *tail, size_t length,
    uint8_t *digest) {
  SHA256State end = *state;
  Padded padded;
  absorb_most(&end, absorbed, tail, length, &padded);
  absorb_padded(&end, &padded);
  write(&end, 8, digest);
}

void sha256_prefixed(uint8_t prefix, const uint8_t *data, size_t length, uint8_t *digest) {
  SHA256State state = sha256_initial;
  Padded padded;
  if (length < 63) {
    pad(&padded, 1, data, length, 1 + length);
    padded.bytes[0] = prefix;
  } else {
    uint8_t block[64];
    block[0] = prefix;
    memcpy(block + 1, data, 63);
    engine->absorb(&state, block, 1);
    absorb_most(&state, 64, data + 63, length - 63, &padded);
  }
  absorb_padded(&state, &padded);
  write(&state, 8, digest);
}

void sha256_leaves(const uint8_t *data, size_t width, size_t count, uint8_t *hashes) {
  Padded first, second;
  size_t i = 0;
  for (; wide && count - i >= SHA256_LANES; i += SHA256_LANES) {
    wide->leaves(data + width * i, width, hashes + 32 * i);
  }
  for (; i < count; i += 2) {
    SHA256State one = sha256_initial, two = sha256_initial;
    pad(&first, 1, data + width * i, width, 1 + width);
    if (i + 1 == count) {
      absorb_padded(&one, &first);
    } else {
      pad(&second, 1, data + width * (i + 1), width, 1 + width);
      absorb_both_padded(&one, &first, &two, &second);
      write(&two, 8, hashes + 32 * (i + 1));
    }
    write(&one, 8, hashes + 32 * i);
  }
}

/// Pads a node of RFC 6962.
static void pad_node(Padded *padded, const uint8_t *children) {
  // One byte and 64 are 65, which go into two blocks.
  pad(padded, 1, children, 64, 65);
  padded->bytes[0] = 1;
}

void sha256_nodes(const uint8_t *children, size_t count, uint8_t *hashes) {
  Padded first, second;
  size_t i = 0;
  for (; wide && count - i >= SHA256_LANES; i += SHA256_LANES) {
    wide->nodes(children + 64 * i, hashes + 32 * i);
  }
  for (; i < count; i += 2) {
    SHA256State one = sha256_initial, two = sha256_initial;
    // All children are read before a hash is written, which may be where they were.
    pad_node(&first, children + 64 * i);
    if (i + 1 == count) {
      absorb_padded(&one, &first);
    } else {
      pad_node(&second, children + 64 * (i + 1));
      absorb_both_padded(&one, &first, &two, &second);
      write(&two, 8, hashes + 32 * (i + 1));
    }
    write(&one, 8, hashes + 32 * i);
  }
}

/// Hashes an inner hash once more, behind the outer key.
static void pad_inner(Padded *padded, const SHA256State *state) {
  uint8_t hash[32];
  write(state, 8, hash);
  pad(padded, 0, hash, 32, 64 + 32);
}

/// Authenticates messages two at a time, of which the first begins at `start`.
static void hmacs_in_pairs(
    const SHA256State *inner, const SHA256State *outer, const uint8_t *messages, size_t start,
    const uint32_t *ends, size_t count, uint8_t *codes) {
  Padded first, second;
  for (size_t i = 0; i < count; i += 2) {
    SHA256State one = *inner, two = *inner;
    absorb_most(&one, 64, messages + start, ends[i] - start, &first);
    if (i + 1 == count) {
      absorb_padded(&one, &first);
      pad_inner(&first, &one);
      one = *outer;
      absorb_padded(&one, &first);
    } else {
      absorb_most(&two, 64, messages + ends[i], ends[i + 1] - ends[i], &second);
      absorb_both_padded(&one, &first, &two, &second);
      pad_inner(&first, &one);
      pad_inner(&second, &two);
      one = *outer;
      two = *outer;
      absorb_both_padded(&one, &first, &two, &second);
      write(&two, 4, codes + 16 * (i + 1));
      start = ends[i + 1];
    }
    write(&one, 4, codes + 16 * i);
  }
}

void sha256_hmacs(
    const SHA256State *inner, const SHA256State *outer, const uint8_t *messages,
    const uint32_t *ends, size_t count, uint8_t *codes) {
  uint32_t start = 0;
  for (size_t i = 0; i < count; i += SHA256_LANES) {
    size_t some = count - i < SHA256_LANES ? count - i : SHA256_LANES;
    uint8_t *some_codes = codes + 16 * i;
    // A long message takes the fifteen beside it the narrow way; there are few.
    if (some < SHA256_LANES || !wide ||
        !wide->hmacs(inner, outer, messages, start, ends + i, some_codes)) {
      hmacs_in_pairs(inner, outer, messages, start, ends + i, some, some_codes);
    }
    start = ends[i + some - 1];
  }
}
