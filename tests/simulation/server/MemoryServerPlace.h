#pragma once

#include "tests/simulation/server/MemoryServerStore.h"
#include "tests/simulation/server/SimulatedServer.h"

namespace seenheard {

/// The server of the profile `model`: tables in memory.
class MemoryServerPlace final : public ServerPlace {
public:
    MemoryServerPlace(Disk& disk, const LogEnd& end) : machine_{tables_, disk, false, nullptr} { tables_.end = end; }

    MemoryServerPlace(Disk& disk, const ServerTables& tables)
        : tables_(tables)
        , machine_{tables_, disk, false, nullptr} {}

    [[nodiscard]] Result<std::unique_ptr<ServerStore>> open() override;
    [[nodiscard]] std::unique_ptr<ServerPlace> copy(Disk& disk) const override {
        return std::make_unique<MemoryServerPlace>(disk, tables_);
    }
    [[nodiscard]] Status enrol(const SignerCertificate& certificate) override;
    [[nodiscard]] Status publish(const FormDefinition& form, std::int64_t nowMs) override;
    void setWhileWriting(std::function<void()> work) override { machine_.whileWriting = std::move(work); }

    [[nodiscard]] std::uint64_t size() override { return tables_.log.size(); }
    [[nodiscard]] Result<JudgedLeaf> leaf(std::uint64_t leaf) override;
    [[nodiscard]] Result<std::optional<RecordState>> record(const RecordId& id) override;
    [[nodiscard]] bool isStopped() override { return tables_.end.standing == LogStanding::Stopped; }
    [[nodiscard]] Result<std::vector<RecordScope>> assigned(const OfficerId& officer) override {
        return MemoryAssignmentStore(machine_).assigned(officer);
    }

    [[nodiscard]] const ServerTables& tables() const { return tables_; }

private:
    ServerTables tables_;
    ServerMachine machine_;
};

} // namespace seenheard
