"""Ed25519 as RFC 8032, section 6 has it: only to verify, and in no hurry."""

import base64
import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def verifies(key, message, signature):
    """Whether a signature of 64 bytes over a message is of a public key's, 32 bytes."""
    if len(key) != 32 or len(signature) != 64:
        return False
    point, commitment = _point(key), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if point is None or commitment is None or scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    left = _times(scalar, BASE)
    right = _sum(commitment, _times(challenge, point))
    return all((left[axis] * right[2] - right[axis] * left[2]) % P == 0 for axis in (0, 1))


def note_verifies(note, verifier_key):
    """Whether a signed note (C2SP signed-note) is signed by a verifier key of type Ed25519."""
    name, identifier, encoded = verifier_key.split("+", 2)
    key = base64.b64decode(encoded)
    text, _, signatures = note.rpartition("\n\n")
    for line in signatures.splitlines():
        dash, signer, blob = line.split(" ")
        blob = base64.b64decode(blob)
        if dash == "\u2014" and signer == name and blob[:4].hex() == identifier:
            return key[0] == 1 and verifies(key[1:], (text + "\n").encode(), blob[4:])
    return False


def _point(encoded):
    """A point in extended coordinates; none where the bytes are no point's."""
    value = int.from_bytes(encoded, "little")
    sign, y = value >> 255, value & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_ONE % P
    if x * x % P != square or x == 0 and sign:
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def _sum(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(factor, point):
    product = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            product = _sum(product, point)
        point, factor = _sum(point, point), factor >> 1
    return product


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
