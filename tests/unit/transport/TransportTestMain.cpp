#include <catch2/catch_session.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QThread>

namespace {

qsizetype threadsOfThisProcess() {
    return QDir("/proc/self/task").entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
}

/// Qt calls a thread finished before the thread has given back what libraries keep for it. A process that ends in
/// between leaves OpenSSL's queue of errors of the last connection behind, which the address sanitizer calls a leak.
void awaitThreads(qsizetype atMost) {
    for (int tries = 0; threadsOfThisProcess() > atMost && tries < 500; ++tries)
        QThread::msleep(10);
}

} // namespace

int main(int count, char** arguments) {
    const QCoreApplication application(count, arguments);
    const auto threads = threadsOfThisProcess();
    const auto result = Catch::Session().run(count, arguments);
    awaitThreads(threads);
    return result;
}
