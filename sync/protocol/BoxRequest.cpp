#include "sync/protocol/BoxRequest.h"

#include "sync/protocol/StrictReading.h"

namespace seenheard {

Bytes canonicalBytes(const BoxRequest& request) {
    CborWriter writer;
    writer.array(5);
    writer.unsignedInt(BoxRequest::formatVersion);
    writer.text(request.serverName);
    writer.unsignedInt(request.carriedOut);
    writer.array(request.segments.size());
    for (const auto& segment : request.segments)
        writer.bytes(segment);
    if (request.signer)
        write(writer, *request.signer);
    else
        writer.null();
    return writer.take();
}

Result<BoxRequest> boxRequestFrom(BytesView canonical) {
    constexpr std::string_view what = "delivery of a black box";
    if (auto status = checkSizeAndVersion(canonical, limits::inflatedBytes, BoxRequest::formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    BoxRequest request;
    reader.expectArray(5);
    if (reader.unsignedInt() != BoxRequest::formatVersion)
        reader.refuse("no format version");
    request.serverName = readText(reader, limits::nameBytes, "a server name that is too long");
    request.carriedOut = reader.unsignedInt();
    request.segments = readList(reader, limits::boxSegmentsInRequest,
        [](CborReader& segment) { return readBytes(segment, limits::boxSegmentBytes, "a segment that is too large"); });
    if (!reader.null())
        request.signer = readSignerCertificate(reader);
    if (auto status = reader.finish(what); !status)
        return status.error();
    return request;
}

} // namespace seenheard
