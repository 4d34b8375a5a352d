#pragma once

namespace seenheard {

/// Makes libsodium ready, once for the process and from any thread; every entry to the library goes through here.
/// Ends the program where the machine has no source of randomness: nothing we promise would hold.
void readySodium();

/// Ends the program when a caller inside the program broke a promise that no input from outside can break.
void requireOrAbort(bool holds, const char* promise);

} // namespace seenheard
