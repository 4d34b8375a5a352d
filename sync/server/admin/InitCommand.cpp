#include "platform/base/File.h"
#include "sync/protocol/Limits.h"
#include "sync/server/admin/Command.h"
#include "sync/server/admin/RecoveryShares.h"
#include "sync/server/admin/ServerCreation.h"
#include "sync/server/store/EmbeddedFiles.h"

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

Status checkName(const std::string& name) {
    const bool printable =
        std::none_of(name.begin(), name.end(), [](char character) { return character >= '\0' && character < ' '; });
    if (!name.empty() && name.size() <= limits::nameBytes && printable)
        return success();
    return fail(ErrorCode::InvalidInput,
        "--name takes 1 to " + std::to_string(limits::nameBytes) + " octets of printable text.");
}

std::vector<std::string> hostsFrom(const Arguments& arguments) {
    std::vector<std::string> hosts{"localhost", "127.0.0.1", "::1"};
    for (const auto& host : arguments.all("host")) {
        if (std::find(hosts.begin(), hosts.end(), host) == hosts.end())
            hosts.push_back(host);
    }
    return hosts;
}

void removeAll(const std::vector<std::filesystem::path>& files) {
    std::error_code ignored;
    for (const auto& file : files)
        std::filesystem::remove(file, ignored);
}

Status writeShares(const NewServer& server, const std::filesystem::path& directory, Random& random,
    std::vector<std::filesystem::path>& made) {
    std::error_code failure;
    std::filesystem::create_directories(directory, failure);
    if (failure)
        return fileError("make the directory", directory, failure.value());
    for (const auto& share : splitRecoveryKey(server.offline.recovery, server.identity.name, random)) {
        const auto file = directory / ("recovery-share-" + std::to_string(share.number) + ".txt");
        if (auto written = createFileDurably(file, textOf(share).view()); !written)
            return written;
        made.push_back(file);
    }
    return success();
}

/// Before anything is made. Whether a server is in a database is seen when it is to be put there.
Status checkAbsent(const Arguments& arguments) {
    if (!namesPostgres(arguments.get("store")))
        return EmbeddedFiles(arguments.get("store")).checkAbsent();
    const auto address = postgresAddress(arguments);
    return address ? success() : Status(address.error());
}

Status init(const Arguments& arguments, const CommandContext& context) {
    const auto name = arguments.get("name");
    if (auto status = checkName(name); !status)
        return status;
    if (auto status = checkAbsent(arguments); !status)
        return status;
    const std::filesystem::path recovery = arguments.get("recovery-key");
    auto server = createServer(name, hostsFrom(arguments), context.clock, context.random);
    if (!server)
        return server.error();
    const auto shares = arguments.find("recovery-shares");
    const auto recoveryText = recoveryFileFor(*server, !shares);
    std::vector<std::filesystem::path> made;
    auto offline = createFileDurably(recovery, bytesOf(recoveryText));
    if (offline) {
        made.push_back(recovery);
        if (shares)
            offline = writeShares(*server, *shares, context.random, made);
    }
    if (!offline) {
        removeAll(made);
        return offline;
    }
    const auto store = createStore(arguments, server->identity, server->end, context);
    if (!store) {
        removeAll(made);
        return store.error();
    }
    context.out << "The server '" << name << "' is ready in " << shownStore(arguments) << ".\n";
    context.err << "Move " << recovery.string() << " off this machine now: it holds the root key"
                << (shares ? "" : " and the recovery key") << ". Whoever has it can make another server that\n"
                << "tablets believe" << (shares ? "" : ", and read what tablets have sealed")
                << "; without it a lost or restored server cannot be replaced.\n";
    if (shares)
        context.err << "The recovery key is not in it: it is split into three shares in " << *shares
                    << ", of which any two are enough.\nGive each to another person, and leave none here.\n";
    return success();
}

} // namespace

Command initCommand() {
    return {{"init", "", false, "Makes a new server: its store and its keys. Nothing that exists is overwritten.",
                {{"store", "FILE",
                     "Where the store goes; FILE.keys and FILE.secret are made beside it. Or postgresql://... of a "
                     "database "
                     "that was migrated.",
                     true, false},
                    {"recovery-key", "FILE", "Where the root and recovery keys go, to be moved offline.", true, false},
                    {"recovery-shares", "DIR",
                        "Splits the recovery key: three files go there, of which any two are enough.", false, false},
                    {"name", "NAME", "What the server is called; tablets see it.", true, false},
                    {"host", "HOST", "Name or address tablets reach it by; may be repeated. localhost is always one.",
                        false, true}}},
        init};
}

} // namespace seenheard
