#include "sync/protocol/ErrorAnswer.h"

#include "sync/protocol/StrictReading.h"

namespace seenheard {

Bytes canonicalBytes(const ErrorAnswer& answer) {
    CborWriter writer;
    writer.array(4);
    writer.unsignedInt(ErrorAnswer::formatVersion);
    writer.text(answer.code);
    writer.text(answer.message);
    if (answer.serverTimeMs)
        writer.integer(*answer.serverTimeMs);
    else
        writer.null();
    return writer.take();
}

Result<ErrorAnswer> errorAnswerFrom(BytesView canonical) {
    constexpr std::string_view what = "error answer";
    constexpr auto most = limits::nameBytes + limits::sentenceBytes + 32;
    if (auto status = checkSizeAndVersion(canonical, most, ErrorAnswer::formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    ErrorAnswer answer;
    reader.expectArray(4);
    if (reader.unsignedInt() != ErrorAnswer::formatVersion)
        reader.refuse("no format version");
    answer.code = readText(reader, limits::nameBytes, "a code that is too long");
    answer.message = readText(reader, limits::sentenceBytes, "a sentence that is too long");
    if (!reader.null())
        answer.serverTimeMs = reader.integer();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return answer;
}

} // namespace seenheard
