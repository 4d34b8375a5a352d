#pragma once

#include "sync/server/store/EmbeddedServerStore.h"
#include "tests/simulation/server/SimulatedServer.h"

namespace seenheard {

/// The server of the profile `full`: the embedded store in its files.
class StoredServerPlace final : public ServerPlace {
public:
    [[nodiscard]] static Result<std::unique_ptr<ServerPlace>> create(const std::filesystem::path& file, Disk& disk,
        const ServerIdentity& identity, const LogEnd& end, Random& random);

    [[nodiscard]] Result<std::unique_ptr<ServerStore>> open() override;
    [[nodiscard]] std::unique_ptr<ServerPlace> copy(Disk& disk) const override;
    [[nodiscard]] bool keepBackup() override;
    [[nodiscard]] bool putBackupBack() override;
    void close() override { looking_.reset(); }
    [[nodiscard]] Status enrol(const SignerCertificate& certificate) override;
    [[nodiscard]] Status publish(const FormDefinition& form, std::int64_t nowMs) override;
    /// Two processes meet at SQLite's own lock here, and wait; one thread could only wait for itself.
    void setWhileWriting(std::function<void()>) override {}

    [[nodiscard]] std::uint64_t size() override;
    [[nodiscard]] Result<JudgedLeaf> leaf(std::uint64_t leaf) override;
    [[nodiscard]] Result<std::optional<RecordState>> record(const RecordId& id) override;
    [[nodiscard]] bool isStopped() override;
    [[nodiscard]] Result<std::vector<RecordScope>> assigned(const OfficerId& officer) override;

private:
    StoredServerPlace(std::filesystem::path file, Disk& disk, Random& random)
        : file_(std::move(file))
        , disk_(disk)
        , random_(random) {}
    /// A process of its own that only looks.
    [[nodiscard]] Result<ServerStore*> looking();

    std::filesystem::path file_;
    Disk& disk_;
    Random& random_;
    std::unique_ptr<EmbeddedServerStore> looking_;
    std::uint64_t knownSize_ = 0;
};

} // namespace seenheard
