/// A value is not what is asked for; where and how is for another decoder to say.
struct CanonicalMismatch: Error {}
