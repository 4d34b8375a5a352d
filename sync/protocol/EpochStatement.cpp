#include "sync/protocol/EpochStatement.h"

#include "sync/protocol/SigningContext.h"
#include "sync/protocol/StrictReading.h"
#include "sync/protocol/TreeHeadRefCoding.h"

namespace seenheard {

namespace {

constexpr std::uint64_t formatVersion = 1;

/// The signed bytes are the array without its last element.
CborWriter begun(const EpochStatement& statement, std::uint64_t elements) {
    CborWriter writer;
    writer.array(elements);
    writer.unsignedInt(formatVersion);
    writer.text(statement.serverName);
    writer.unsignedInt(statement.number);
    write(writer, statement.surviving);
    writer.raw(canonicalBytes(statement.signer));
    writer.integer(statement.openedAtMs);
    return writer;
}

Bytes toSign(const EpochStatement& statement) {
    return signedBytes(signing_context::epoch, begun(statement, 6).result());
}

} // namespace

Bytes canonicalBytes(const EpochStatement& statement) {
    auto writer = begun(statement, 7);
    writer.id(statement.signature);
    return writer.take();
}

Result<EpochStatement> epochStatementFrom(BytesView canonical) {
    constexpr std::string_view what = "statement of an epoch";
    if (auto status = checkSizeAndVersion(canonical, limits::epochBytes, formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    EpochStatement statement;
    reader.expectArray(7);
    if (reader.unsignedInt() != formatVersion)
        reader.refuse("no format version");
    statement.serverName = readText(reader, limits::nameBytes, "a server name that is too long");
    statement.number = reader.unsignedInt();
    statement.surviving = readTreeHeadRef(reader);
    const auto signer = signerCertificateFrom(reader.raw());
    if (signer)
        statement.signer = *signer;
    else
        reader.refuse("a signer certificate that cannot be read");
    statement.openedAtMs = reader.integer();
    statement.signature = reader.id<Signature>();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return statement;
}

void sign(EpochStatement& statement, const SigningKey& root) {
    statement.signature = root.sign(toSign(statement));
}

bool verify(const EpochStatement& statement, const PublicKey& root) {
    return verify(root, toSign(statement), statement.signature);
}

} // namespace seenheard
