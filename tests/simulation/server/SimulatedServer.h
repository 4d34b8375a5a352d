#pragma once

#include "sync/server/handlers/ServerHandlers.h"
#include "tests/simulation/judge/Judge.h"
#include "tests/simulation/network/SimulatedTransport.h"
#include "tests/simulation/world/Disk.h"
#include "tests/simulation/world/SilentLog.h"

namespace seenheard {

/// A server's store as the simulation opens it anew after each crash, whichever kind it is.
class ServerPlace : public ServerDisk {
public:
    /// One process's store; what is durable is shared by all.
    [[nodiscard]] virtual Result<std::unique_ptr<ServerStore>> open() = 0;
    /// Whatever was open to look at the disk is closed; the power is gone.
    virtual void close() {}
    [[nodiscard]] virtual Status enrol(const SignerCertificate& certificate) = 0;
    [[nodiscard]] virtual Status publish(const FormDefinition& form, std::int64_t nowMs) = 0;
    /// As it stands, on another disk; nothing where that cannot be done while it runs.
    [[nodiscard]] virtual std::unique_ptr<ServerPlace> copy(Disk&) const { return nullptr; }
    /// A backup as the machine's files stand now; false where that kind of store is in none.
    [[nodiscard]] virtual bool keepBackup() { return false; }
    /// The files are those of the backup again. Only while nothing runs.
    [[nodiscard]] virtual bool putBackupBack() { return false; }
    /// Called in the middle of each sequencing turn.
    virtual void setWhileWriting(std::function<void()> work) = 0;
};

/// One server: a disk, and processes that stand on it, come and go.
class SimulatedServer {
public:
    SimulatedServer(ServerPlace& place, const ServerIdentity& identity, Disk& disk, MachineClock& clock, Chance chance,
        std::size_t processes)
        : SimulatedServer(place, canonicalBytes(identity), disk, clock, chance, processes) {}

    /// A server of the same name with the same keys, on another disk.
    [[nodiscard]] std::unique_ptr<SimulatedServer> twin(
        ServerPlace& place, Disk& disk, MachineClock& clock, Chance chance) const;

    /// What one of the processes answers; nothing where all are down or the power goes meanwhile.
    [[nodiscard]] std::optional<HttpResponse> handle(
        const HttpRequest& request, const TabletId& tablet, std::uint64_t which);
    /// What an administrator does, in a process of its own beside those that serve.
    using Command = std::function<Status(ServerStore&, const ServerIdentity&)>;
    [[nodiscard]] Status administer(const Command& command);
    /// Ends one process, as kill -9 does.
    void kill(std::size_t process);
    void losePower();
    /// Starts what is down. False where the store does not open any more.
    [[nodiscard]] Status start();
    /// Begins a new epoch with the offline key, with nothing else running; what starts afterwards is the new signer.
    /// Done already where the power went behind its commit.
    [[nodiscard]] Status beginEpoch(const SigningKey& root);
    [[nodiscard]] std::size_t processes() const { return running_.size(); }
    [[nodiscard]] bool isDown() const;

private:
    SimulatedServer(
        ServerPlace& place, Bytes identity, Disk& disk, MachineClock& clock, Chance chance, std::size_t processes);
    struct Process {
        std::unique_ptr<ServerStore> store;
        std::unique_ptr<ServerHandlers> handlers;
        bool busy = false; ///< In the middle of a request.
    };

    ServerPlace& place_;
    Bytes identity_; ///< Canonical: each process has its own copy.
    Disk& disk_;
    MachineClock& clock_;
    Chance chance_;
    SilentLog log_;
    std::vector<Process> running_;
};

} // namespace seenheard
