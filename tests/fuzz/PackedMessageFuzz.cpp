#include "sync/protocol/EnrolmentCode.h"
#include "sync/protocol/Limits.h"
#include "sync/protocol/PackedMessage.h"

#include <cstdlib>

using namespace seenheard;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView input(data, size);
    const auto plain = unpackMessage(input);
    if (plain.ok() && plain->size() > limits::inflationRatio * size)
        std::abort();
    // What anybody might send as it is has to arrive.
    const auto back = unpackMessage(packMessage(input));
    if (!back.ok() || *back != copyOf(input))
        std::abort();
    const auto code = enrolmentCodeFrom(textOf(input));
    if (code.ok() && !(enrolmentCodeFrom(textOf(*code)).value() == *code))
        std::abort();
    return 0;
}
