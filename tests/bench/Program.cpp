#include "tests/bench/Program.h"

#include <QElapsedTimer>
#include <QProcessEnvironment>

namespace seenheard::bench {

namespace {

constexpr qsizetype shownOfStandardError = 400;
constexpr int patienceMs = 5000;

std::string endOf(QByteArray text) {
    text = text.trimmed().right(shownOfStandardError);
    return text.isEmpty() ? "it said nothing" : text.toStdString();
}

Result<std::unique_ptr<QProcess>> launch(const std::string& program, const std::vector<std::string>& arguments,
    const Environment& environment, const std::filesystem::path& directory) {
    auto process = std::make_unique<QProcess>();
    auto surroundings = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : environment)
        surroundings.insert(QString::fromStdString(name), QString::fromStdString(value));
    process->setProcessEnvironment(surroundings);
    if (!directory.empty())
        process->setWorkingDirectory(QString::fromStdString(directory.string()));
    QStringList words;
    for (const auto& argument : arguments)
        words << QString::fromStdString(argument);
    process->start(QString::fromStdString(program), words);
    if (!process->waitForStarted(patienceMs))
        return fail(ErrorCode::Unsupported, program + " cannot be started");
    process->closeWriteChannel();
    return process;
}

} // namespace

std::filesystem::path sharedBench() {
    return std::filesystem::path(SEENHEARD_SHARED_DIR) / "bench";
}

Program::Program(std::unique_ptr<QProcess> process) : process_(std::move(process)) {}

Program::~Program() {
    end();
}

Result<Program> Program::start(const std::string& program, const std::vector<std::string>& arguments,
    const Environment& environment, const std::filesystem::path& directory) {
    auto process = launch(program, arguments, environment, directory);
    if (!process)
        return process.error();
    return Program(*std::move(process));
}

Result<std::string> Program::line(int timeoutMs) {
    QElapsedTimer waited;
    waited.start();
    while (!process_->canReadLine()) {
        const auto left = timeoutMs - static_cast<int>(waited.elapsed());
        if (left <= 0 || (!process_->waitForReadyRead(left) && !process_->canReadLine()))
            return fail(ErrorCode::Unreachable, endOf(process_->readAllStandardError()));
    }
    return process_->readLine().trimmed().toStdString();
}

void Program::end() {
    if (!process_ || process_->state() == QProcess::NotRunning)
        return;
    process_->terminate();
    if (!process_->waitForFinished(patienceMs)) {
        process_->kill();
        process_->waitForFinished(patienceMs);
    }
}

Result<std::string> runToEnd(const std::string& program, const std::vector<std::string>& arguments,
    const Environment& environment, int timeoutMs, const std::filesystem::path& directory) {
    auto process = launch(program, arguments, environment, directory);
    if (!process)
        return process.error();
    if (!(*process)->waitForFinished(timeoutMs)) {
        (*process)->kill();
        (*process)->waitForFinished(patienceMs);
        return fail(ErrorCode::Internal, program + " did not end in time");
    }
    if ((*process)->exitStatus() != QProcess::NormalExit || (*process)->exitCode() != 0)
        return fail(ErrorCode::Internal, program + " failed: " + endOf((*process)->readAllStandardError()));
    return (*process)->readAllStandardOutput().toStdString();
}

} // namespace seenheard::bench
