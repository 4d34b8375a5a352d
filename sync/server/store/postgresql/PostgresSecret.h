#pragma once

#include "platform/base/Random.h"
#include "platform/base/Result.h"
#include "sync/server/store/postgresql/PostgresAddress.h"

namespace seenheard {

/// What the database servers' administrators, disks and backups may not read is sealed under these, which are derived
/// from the secret of the machines that serve.
class PostgresSecret {
public:
    /// A new one, in a file that must not be there yet.
    [[nodiscard]] static Result<PostgresSecret> create(const std::string& file, Random& random);
    [[nodiscard]] static Result<PostgresSecret> read(const std::string& file);

    enum class Purpose : std::uint8_t { Identity, RecordKeys, ReferenceData };

    /// `place` binds it to where it stands, so that two cannot be exchanged.
    [[nodiscard]] Bytes seal(Purpose purpose, BytesView plain, BytesView place, Random& random) const;
    [[nodiscard]] Result<SecretBytes> open(Purpose purpose, BytesView sealed, BytesView place) const;

    /// The same for the same content, and nothing that it could be guessed from.
    [[nodiscard]] Hash fingerprint(Purpose purpose, BytesView content) const;

private:
    explicit PostgresSecret(BytesView secret);
    [[nodiscard]] BytesView keyFor(Purpose purpose) const;

    SecretBytes identity_;
    SecretBytes recordKeys_;
    SecretBytes referenceData_;
};

} // namespace seenheard
