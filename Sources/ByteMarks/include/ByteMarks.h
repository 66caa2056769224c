#ifndef BYTE_MARKS_H
#define BYTE_MARKS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// Looks at 64 bytes at a time and tells which of them are of a kind, a bit each, the first byte's
/// lowest.
///
/// What a source is made of is looked at byte by byte otherwise, which is most of the work of reading
/// it. The vectors are the compiler's own, so that every processor has its instructions for them. All
/// is plain computing on memory that the caller lends: nothing is kept, nothing fails.

typedef uint8_t ByteVector __attribute__((vector_size(64)));
typedef _Bool ByteBits __attribute__((ext_vector_type(64)));

/// Declares a vector of 64 bytes, wherever they begin.
#define BYTE_VECTOR(name, bytes) \
  ByteVector name;               \
  memcpy(&name, bytes, sizeof name)

/// A bit for each byte of a comparison.
#define BYTE_BITS(comparison)                                        \
  ({                                                                 \
    ByteBits bits = __builtin_convertvector((comparison), ByteBits); \
    uint64_t word;                                                   \
    memcpy(&word, &bits, sizeof word);                               \
    word;                                                            \
  })

/// Which bytes are no plain text: zero, or part of a character beyond ASCII.
///
/// \param bytes 64 bytes.
static inline uint64_t marks_beyond_plain_text(const uint8_t *bytes) {
  BYTE_VECTOR(text, bytes);
  // One less than zero is above ASCII, too.
  return BYTE_BITS(((text - 1) | text) > 0x7F);
}

/// Which bytes are what most addresses are made of.
typedef struct {
  /// Letters of ASCII, digits and hyphens.
  uint64_t words;
  uint64_t digits;
  uint64_t hyphens;
  /// Underscores and plus signs.
  uint64_t joiners;
  uint64_t dots;
  uint64_t ats;
} AddressMarks;

/// Looks at an address.
///
/// \param bytes 64 bytes, of which the first are the address.
static inline AddressMarks marks_in_address(const uint8_t *bytes) {
  BYTE_VECTOR(text, bytes);
  ByteVector digits = (ByteVector)((text - '0') < 10);
  ByteVector letters = (ByteVector)(((text | 0x20) - 'a') < 26);
  ByteVector hyphens = (ByteVector)(text == '-');
  return (AddressMarks){
      .words = BYTE_BITS((digits | letters | hyphens) != 0),
      .digits = BYTE_BITS(digits != 0),
      .hyphens = BYTE_BITS(hyphens != 0),
      .joiners = BYTE_BITS((text == '_') | (text == '+')),
      .dots = BYTE_BITS(text == '.'),
      .ats = BYTE_BITS(text == '@'),
  };
}

/// Which bytes cannot stand in a JSON string as `;`-separated values as they are: quotes, backslashes,
/// semicolons, control characters of ASCII, and what may lead one beyond ASCII.
///
/// \param bytes 64 bytes.
static inline uint64_t marks_beyond_plain_values(const uint8_t *bytes) {
  BYTE_VECTOR(text, bytes);
  return BYTE_BITS(
      (text < 0x20) | (text == '"') | (text == ';') | (text == '\\') | (text == 0x7F) |
      (text == 0xC2));
}

/// Copies 64 bytes, with the capital letters of ASCII made small.
///
/// \param bytes 64 bytes.
/// \param target has room for 64 bytes.
static inline void lowercase_64(const uint8_t *bytes, uint8_t *target) {
  BYTE_VECTOR(text, bytes);
  text |= (ByteVector)((text - 'A') < 26) & 0x20;
  memcpy(target, &text, sizeof text);
}

/// Finds the bytes of CSV at which a plain field ends or is out of order: commas, line feeds, carriage
/// returns and quotes.
///
/// \param bytes where they may be.
/// \param count how many bytes there are.
/// \param first what the place of the first byte is called.
/// \param places takes the place of each, and has room for `count + 4`.
/// \return how many there are.
size_t marks_in_csv(const uint8_t *bytes, size_t count, uint32_t first, uint32_t *places);

#endif
