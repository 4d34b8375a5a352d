#include "tests/bench/DemoForce.h"

#include "app/headless/HttpRoad.h"
#include "platform/base/File.h"

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

Result<DemoForce> DemoForce::make(const std::filesystem::path& directory, const Workload& workload) {
    for (const auto* program : {"seenheard-server", "seenheard-tablet"})
        if (!std::filesystem::exists(programBeside(program)))
            return fail(ErrorCode::Unsupported, std::string(program) + " is not built");
    std::error_code failure;
    std::filesystem::remove_all(directory, failure);
    std::filesystem::create_directories(directory / "server", failure);
    DemoForce force(directory);
    const auto form = directory / "form.json";
    if (auto written = createFileDurably(form, workload.form()->octets()); !written)
        return written.error();
    for (const auto& words : {std::vector<std::string>{"init", "--store", force.store(), "--recovery-key",
                                  (directory / "recovery.key").string(), "--name", "Bench"},
             std::vector<std::string>{"forms", "publish", form.string(), "--store", force.store()}})
        if (auto ran = runToEnd(programBeside("seenheard-server"), words); !ran)
            return ran.error();
    return force;
}

Status DemoForce::startServer() {
    auto port = serveOn(port_);
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

Result<std::string> DemoForce::serveOn(const std::string& port) {
    auto server = Program::start(
        programBeside("seenheard-server"), {"serve", "--store", store(), "--listen", "127.0.0.1:" + port});
    if (!server)
        return server.error();
    auto ready = server->line(serverPatienceMs); // "… is ready on https://127.0.0.1:PORT"
    if (!ready)
        return ready.error();
    server_.emplace(*std::move(server));
    return ready->substr(ready->rfind(':') + 1);
}

void DemoForce::stopServer() {
    proxy_.reset();
    server_.reset();
}

Status DemoForce::enrol(std::string_view name, const std::string& officer, const std::string& team) {
    auto code = runToEnd(programBeside("seenheard-server"),
        {"enrol", "--store", store(), "--officer", officer, "--team", team, "--district", "Central"});
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
    return copyTree(directory_, copy);
}

Status DemoForce::restoreFrom(const std::filesystem::path& copy) {
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
