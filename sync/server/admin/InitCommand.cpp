#include "platform/base/File.h"
#include "sync/protocol/Limits.h"
#include "sync/server/admin/Command.h"
#include "sync/server/admin/ServerCreation.h"
#include "sync/server/store/EmbeddedServerStore.h"

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

Status init(const Arguments& arguments, const CommandContext& context) {
    const auto name = arguments.get("name");
    if (auto status = checkName(name); !status)
        return status;
    const EmbeddedFiles files(arguments.get("store"));
    if (auto status = files.checkAbsent(); !status)
        return status;
    const std::filesystem::path recovery = arguments.get("recovery-key");
    auto server = createServer(name, hostsFrom(arguments), context.clock, context.random);
    if (!server)
        return server.error();
    const auto recoveryText = recoveryFileFor(*server);
    if (auto status = createFileDurably(recovery, bytesOf(recoveryText)); !status)
        return status;
    const auto store = EmbeddedServerStore::create(files.data, server->identity, server->end, context.random);
    if (!store) {
        std::error_code ignored;
        std::filesystem::remove(recovery, ignored);
        return store.error();
    }
    context.out << "The server '" << name << "' is ready in " << files.data.string() << ".\n";
    context.err << "Move " << recovery.string()
                << " off this machine now: it holds the root key and the recovery key. Whoever has it can make\n"
                   "another server that tablets believe, and read what tablets have sealed; without it a lost or "
                   "restored server cannot be replaced.\n";
    return success();
}

} // namespace

Command initCommand() {
    return {{"init", "", false, "Makes a new server: its store and its keys. Nothing that exists is overwritten.",
                {{"store", "FILE", "Where the store goes; FILE.keys and FILE.secret are made beside it.", true, false},
                    {"recovery-key", "FILE", "Where the root and recovery keys go, to be moved offline.", true, false},
                    {"name", "NAME", "What the server is called; tablets see it.", true, false},
                    {"host", "HOST", "Name or address tablets reach it by; may be repeated. localhost is always one.",
                        false, true}}},
        init};
}

} // namespace seenheard
