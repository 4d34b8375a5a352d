#include "app/shift/Process.h"

#include <QProcess>

namespace seenheard {

namespace {

constexpr int longestMs = 60'000;

} // namespace

Result<std::string> runProgram(
    const std::filesystem::path& program, const QStringList& arguments, const std::string& pin) {
    QProcess process;
    auto surroundings = QProcessEnvironment::systemEnvironment();
    if (!pin.empty())
        surroundings.insert(QStringLiteral("SEENHEARD_PIN"), QString::fromStdString(pin));
    process.setProcessEnvironment(surroundings);
    process.start(argument(program), arguments);
    const auto name = program.filename().string() + " " + arguments.value(0).toStdString();
    if (!process.waitForFinished(longestMs))
        return fail(ErrorCode::Internal, name + ": " + process.errorString().toStdString());
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return fail(ErrorCode::Internal, name + " failed: " + process.readAllStandardError().trimmed().toStdString());
    return process.readAllStandardOutput().toStdString();
}

QString argument(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace seenheard
