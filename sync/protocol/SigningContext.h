#pragma once

#include "platform/base/Bytes.h"

namespace seenheard {

/// What a signature is for. Each kind signs its context, a zero octet and then its canonical bytes, so that
/// no signature over one kind of thing can be passed off as one over another.
namespace signing_context {
constexpr std::string_view entry = "seenheard entry v1";
constexpr std::string_view draft = "seenheard draft v1";
constexpr std::string_view treeHead = "seenheard tree head v1";
constexpr std::string_view issuingCertificate = "seenheard issuing certificate v1";
constexpr std::string_view signerCertificate = "seenheard signer certificate v1";
constexpr std::string_view epoch = "seenheard epoch v1";
constexpr std::string_view request = "seenheard exchange request v1";
constexpr std::string_view pictureRequest = "seenheard picture request v1";
constexpr std::string_view pictureReceipt = "seenheard picture receipt v1";
constexpr std::string_view enrolment = "seenheard enrolment v1";
} // namespace signing_context

[[nodiscard]] inline Bytes signedBytes(std::string_view context, BytesView canonical) {
    Bytes message;
    message.reserve(context.size() + 1 + canonical.size());
    message.insert(message.end(), context.begin(), context.end());
    message.push_back(0);
    message.insert(message.end(), canonical.begin(), canonical.end());
    return message;
}

} // namespace seenheard
