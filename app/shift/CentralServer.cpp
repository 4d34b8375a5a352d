#include "app/shift/CentralServer.h"

#include "app/shift/Process.h"
#include "platform/base/File.h"

#include <QDeadlineTimer>

namespace seenheard {

namespace {

constexpr int startsWithinMs = 20'000;
constexpr std::uint64_t longestPort = 16;

} // namespace

CentralServer::CentralServer(const Places& places) : places_(places), home_(places.world() / "server") {
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.setStandardOutputFile(argument(places.world() / "server.log"), QIODevice::Append);
}

CentralServer::~CentralServer() {
    process_.terminate();
    if (!process_.waitForFinished(5'000))
        kill();
}

Result<std::string> CentralServer::run(const QStringList& arguments) const {
    return runProgram(places_.server(), QStringList(arguments) << "--store" << argument(home_ / "store.db"));
}

Status CentralServer::prepare() {
    std::error_code failure;
    std::filesystem::create_directories(home_, failure);
    const auto recoveryKey = argument(places_.world() / "recovery.key");
    if (auto made = run({"init", "--recovery-key", recoveryKey, "--name", "Demonstration"}); !made)
        return made.error();
    QStringList publish{"forms", "publish"};
    for (const auto& form : std::filesystem::directory_iterator(places_.forms(), failure))
        if (form.path().extension() == ".json")
            publish << argument(form.path());
    if (auto published = run(publish); !published)
        return published.error();
    if (auto loaded = run({"reference", "load", argument(places_.demo() / "reference")}); !loaded)
        return loaded.error();
    return success();
}

Status CentralServer::start() {
    const auto portFile = home_ / "port";
    std::error_code failure;
    std::filesystem::remove(portFile, failure);
    process_.start(argument(places_.server()),
        {"serve", "--store", argument(home_ / "store.db"), "--listen", QString::fromStdString("127.0.0.1:" + port_),
            "--port-file", argument(portFile)});
    const QDeadlineTimer deadline(startsWithinMs);
    while (!deadline.hasExpired() && process_.state() != QProcess::NotRunning) {
        process_.waitForFinished(50);
        const auto port = readFile(portFile, longestPort);
        if (!port || port->empty() || port->back() != '\n')
            continue;
        port_ = std::string(textOf(*port).substr(0, port->size() - 1));
        return success();
    }
    return fail(ErrorCode::Unreachable,
        "The server did not start; what it said is in " + (places_.world() / "server.log").string());
}

void CentralServer::kill() {
    process_.kill();
    process_.waitForFinished(5'000);
}

Status CentralServer::importForm(const std::filesystem::path& workbook) const {
    if (auto imported = run({"forms", "import", argument(workbook), "--by", "Insp Shah"}); !imported)
        return imported.error();
    return success();
}

Result<std::string> CentralServer::codeFor(const Officer& officer) const {
    auto code =
        run({"enrol", "--officer", QString::fromStdString(officer.name), "--team", QString::fromStdString(officer.team),
            "--district", QString::fromStdString(officer.district), "--role", QString::fromStdString(officer.role)});
    if (!code)
        return code.error();
    while (!code->empty() && code->back() == '\n')
        code->pop_back();
    return code;
}

} // namespace seenheard
