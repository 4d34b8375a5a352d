#include "sync/protocol/Renewal.h"

#include "sync/protocol/StrictReading.h"

namespace seenheard {

namespace {

constexpr std::size_t mostBytes = limits::tlsCertificateBytes + 1024;
constexpr std::uint64_t elements = 3;

} // namespace

Bytes canonicalBytes(const RenewalRequest& request) {
    CborWriter writer;
    writer.array(elements);
    writer.unsignedInt(RenewalRequest::formatVersion);
    writer.text(request.serverName);
    writer.bytes(request.tlsPublicKey);
    return writer.take();
}

Result<RenewalRequest> renewalRequestFrom(BytesView canonical) {
    constexpr std::string_view what = "request to renew a certificate";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, RenewalRequest::formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    RenewalRequest request;
    reader.expectArray(elements);
    if (reader.unsignedInt() != RenewalRequest::formatVersion)
        reader.refuse("no format version");
    request.serverName = readText(reader, limits::nameBytes, "a server name that is too long");
    request.tlsPublicKey = readBytes(reader, limits::tlsCertificateBytes, "a TLS key that is too large");
    if (auto status = reader.finish(what); !status)
        return status.error();
    return request;
}

Bytes canonicalBytes(const RenewalResponse& response) {
    CborWriter writer;
    writer.array(elements);
    writer.unsignedInt(RenewalResponse::formatVersion);
    writer.bytes(response.tlsCertificate);
    writer.integer(response.serverTimeMs);
    return writer.take();
}

Result<RenewalResponse> renewalResponseFrom(BytesView canonical) {
    constexpr std::string_view what = "renewed certificate";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, RenewalResponse::formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    RenewalResponse response;
    reader.expectArray(elements);
    if (reader.unsignedInt() != RenewalResponse::formatVersion)
        reader.refuse("no format version");
    response.tlsCertificate = readBytes(reader, limits::tlsCertificateBytes, "a TLS certificate that is too large");
    response.serverTimeMs = reader.integer();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return response;
}

} // namespace seenheard
