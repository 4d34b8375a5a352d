#include "sync/protocol/PackedMessage.h"

#include "sync/protocol/Compression.h"
#include "sync/protocol/Limits.h"

namespace seenheard {

Bytes packMessage(BytesView canonical) {
    return compress(canonical);
}

Bytes packMessage(BytesView canonical, std::size_t noise) {
    return compress(canonical, noise);
}

Result<Bytes> unpackMessage(BytesView packed) {
    if (packed.size() > limits::messageBytes)
        return fail(ErrorCode::TooLarge,
            "The message has " + std::to_string(packed.size()) + " octets; at most "
                + std::to_string(limits::messageBytes) + " are taken.");
    return decompress(packed, limits::inflatedBytes);
}

} // namespace seenheard
