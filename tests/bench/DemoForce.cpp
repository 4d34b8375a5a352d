#include "tests/bench/DemoForce.h"

#include "app/headless/HttpRoad.h"
#include "platform/base/File.h"
#include "sync/server/store/EmbeddedServerStore.h"
#include "sync/server/store/postgresql/PostgresServerStore.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTcpSocket>
#include <QThread>

namespace seenheard::bench {

namespace {

constexpr int serverPatienceMs = 30'000;

std::string programBeside(const char* name) {
    return (QCoreApplication::applicationDirPath() + '/' + name).toStdString();
}

Status copyTree(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code failure;
    std::filesystem::remove_all(to, failure);
    std::filesystem::create_directories(to.parent_path(), failure);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive, failure);
    return failure
        ? Status(fail(ErrorCode::StorageFailed, "could not copy " + from.string() + ": " + failure.message()))
        : success();
}

} // namespace

Result<DemoForce> DemoForce::make(
    const std::filesystem::path& directory, const Workload& workload, std::shared_ptr<DurablePostgres> postgres) {
    for (const auto* program : {"seenheard-server", "seenheard-tablet"})
        if (!std::filesystem::exists(programBeside(program)))
            return fail(ErrorCode::Unsupported, std::string(program) + " is not built");
    std::error_code failure;
    std::filesystem::remove_all(directory, failure);
    std::filesystem::create_directories(directory / "server", failure);
    DemoForce force(directory, std::move(postgres));
    const auto form = directory / "form.json";
    if (auto written = createFileDurably(form, workload.form()->octets()); !written)
        return written.error();
    const auto key = (directory / "recovery.key").string();
    for (auto words : {std::vector<std::string>{"init", "--recovery-key", key, "--name", "Bench"},
             std::vector<std::string>{"forms", "publish", form.string()}})
        if (auto ran = force.command(std::move(words)); !ran)
            return ran.error();
    return force;
}

std::vector<std::string> DemoForce::onStore(std::vector<std::string> words) const {
    const auto place = postgres_
        ? std::vector<std::string>{"--store", postgres_->data(), "--keys", postgres_->keys(), "--secret", secret()}
        : std::vector<std::string>{"--store", store()};
    words.insert(words.end(), place.begin(), place.end());
    return words;
}

Result<std::string> DemoForce::command(std::vector<std::string> words) {
    return runToEnd(programBeside("seenheard-server"), onStore(std::move(words)));
}

Result<std::unique_ptr<ServerStore>> DemoForce::openStore() {
    if (!postgres_) {
        auto opened = EmbeddedServerStore::open(store(), *random_);
        return opened ? Result(std::unique_ptr<ServerStore>(std::move(*opened))) : opened.error();
    }
    auto opened = PostgresServerStore::open({postgres_->data(), postgres_->keys(), secret()}, *random_);
    return opened ? Result(std::unique_ptr<ServerStore>(std::move(*opened))) : opened.error();
}

Status DemoForce::startServer(std::vector<std::string> options) {
    auto port = serveOn(port_, std::move(options));
    if (!port)
        return port.error();
    port_ = std::move(*port);
    return success();
}

Status DemoForce::startServerFarAway(int delayMs) {
    const auto port = serveOn("0");
    if (!port)
        return port.error();
    const auto script = sharedBench() / "peers" / "pouch" / "proxy.js";
    auto proxy = Program::start("node", {script.string(), port_, *port, "0"}, {{"DELAY_MS", std::to_string(delayMs)}});
    if (!proxy)
        return proxy.error();
    proxy_.emplace(*std::move(proxy));
    const QDeadlineTimer patience(serverPatienceMs);
    while (!patience.hasExpired()) {
        QTcpSocket probe;
        probe.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(std::stoi(port_)));
        if (probe.waitForConnected(1000))
            return success();
        QThread::msleep(50);
    }
    return fail(ErrorCode::Unsupported, "the delaying proxy does not answer");
}

Result<std::string> DemoForce::serveOn(const std::string& port, std::vector<std::string> options) {
    // A line for each tablet that enrols would fill the pipe that nobody reads while a load runs, and stop the server.
    options.insert(options.begin(), {"serve", "--log-level", "failure", "--listen", "127.0.0.1:" + port});
    auto server = Program::start(programBeside("seenheard-server"), onStore(std::move(options)));
    if (!server)
        return server.error();
    for (;;) {
        const auto said = server->line(serverPatienceMs);
        if (!said)
            return said.error();
        // "… is ready on https://127.0.0.1:PORT"
        if (said->find(" is ready on ") == std::string::npos)
            continue;
        server_.emplace(*std::move(server));
        return said->substr(said->rfind(':') + 1);
    }
}

void DemoForce::stopServer() {
    proxy_.reset();
    server_.reset();
}

Status DemoForce::enrol(std::string_view name, const std::string& officer, const std::string& team) {
    auto code = command({"enrol", "--officer", officer, "--team", team, "--district", "Central"});
    if (!code)
        return code.error();
    while (!code->empty() && code->back() == '\n')
        code->pop_back();
    auto enrolled = runToEnd(programBeside("seenheard-tablet"),
        {"enrol", "--profile", tablet(name).string(), "--server", "https://127.0.0.1:" + port_, "--code", *code,
            "--device-secret", "file"},
        {{"SEENHEARD_PIN", pin}});
    return enrolled ? success() : Status(enrolled.error());
}

Result<std::unique_ptr<Tablet>> DemoForce::unlock(std::string_view name) {
    return Tablet::unlock(tablet(name), pin, {*clock_, *random_, *log_, httpTransportTo});
}

Status DemoForce::keepAs(const std::filesystem::path& copy) const {
    if (postgres_) {
        if (auto kept = postgres_->keep(); !kept)
            return kept;
    }
    return copyTree(directory_, copy);
}

Status DemoForce::restoreFrom(const std::filesystem::path& copy) {
    if (postgres_) {
        if (auto putBack = postgres_->putBack(); !putBack)
            return putBack;
    }
    return copyTree(copy, directory_);
}

Result<ExchangeReport> exchangeNow(Tablet& tablet) {
    std::optional<Result<ExchangeReport>> outcome;
    QEventLoop loop;
    tablet.sync().exchange([&](Result<ExchangeReport> report) {
        outcome.emplace(std::move(report));
        loop.quit();
    });
    if (!outcome)
        loop.exec();
    return *std::move(outcome);
}

} // namespace seenheard::bench
