#include "sync/protocol/MerkleTree.h"
#include "sync/protocol/Messages.h"

#include <cstdlib>

using namespace seenheard;

namespace {

/// Whatever a decoder takes has to be written back octet for octet.
template<typename T>
void decode(Result<T> (*from)(BytesView), BytesView input) {
    const auto read = from(input);
    if (read.ok() && canonicalBytes(read.value()) != copyOf(input))
        std::abort();
}

void verifyAnyEntry(BytesView input) {
    const auto entry = entryFrom(input);
    if (entry.ok() && verifyEntry(*entry, PublicKey{}).ok())
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const BytesView input(data + 1, size - 1);
    switch (data[0] % 15) {
    case 0: decode(entryHeaderFrom, input); break;
    case 1: decode(entryFrom, input); break;
    case 2: decode(partFrom, input); break;
    case 3: decode(valueFrom, input); break;
    case 4: decode(issuingCertificateFrom, input); break;
    case 5: decode(signerCertificateFrom, input); break;
    case 6: decode(treeHeadFrom, input); break;
    case 7: decode(merkleFrontierFrom, input); break;
    case 8: decode(exchangeRequestFrom, input); break;
    case 9: decode(signedRequestFrom, input); break;
    case 10: decode(exchangeResponseFrom, input); break;
    case 11: decode(errorAnswerFrom, input); break;
    case 12: decode(enrolmentRequestFrom, input); break;
    case 13: decode(enrolmentResponseFrom, input); break;
    default: verifyAnyEntry(input); break;
    }
    return 0;
}
